"""The version of a record that a form was opened on, as it comes back."""

LONGEST = 9


def typed_version(text: str) -> int:
    """0, which no record has, for anything but a few digits: then the change meets the conflict page."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else 0
