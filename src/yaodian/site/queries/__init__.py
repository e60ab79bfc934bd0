"""Rows read into values of the core. Nothing here writes."""
