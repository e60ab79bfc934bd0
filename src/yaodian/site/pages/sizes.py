KILOBYTE = 1024


def sized(size: int) -> str:
    """Bytes as people read them: 35 KB, 1.2 MB."""
    if size < KILOBYTE**2:
        return f"{max(1, round(size / KILOBYTE))} KB"
    return f"{size / KILOBYTE**2:.1f} MB"
