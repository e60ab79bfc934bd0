"""The pure core: plans, duties, verdicts. Knows no framework, file, clock, log or chance."""
