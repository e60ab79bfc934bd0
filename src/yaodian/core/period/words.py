"""A day as it is written to people."""

from datetime import date


def written(day: date) -> str:
    """2026年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日"
