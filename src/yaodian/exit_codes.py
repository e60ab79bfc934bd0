"""What every command answers the shell with."""

DONE, FAULTS, REFUSED = 0, 1, 2
