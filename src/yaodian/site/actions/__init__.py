"""What may change a row: one verb a file; each checks the permission, changes, and leaves an audit line."""
