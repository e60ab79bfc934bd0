"""Around every request: headers, and the few traces that looking leaves."""
