"""The Django shell around the core: one app, one line of migrations."""
