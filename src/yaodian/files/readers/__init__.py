"""One module a format: bytes to text. Each runs in a process of its own (`apart`), which may die of what it reads."""
