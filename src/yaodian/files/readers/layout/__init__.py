"""From characters and lines drawn on pages back to paragraphs and tables; for PDF and OFD alike.

Measures are in any unit, y grows downwards.
"""
