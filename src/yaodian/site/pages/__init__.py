"""Screens: what a person sees and sends. A page asks queries and calls actions; it never touches a manager."""
