"""Work that nobody waits for in a browser: setting up, saving, restoring, examining."""
