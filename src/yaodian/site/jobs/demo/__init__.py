"""A small invented organisation and nine months of its year, made through the real actions and plainly marked."""
