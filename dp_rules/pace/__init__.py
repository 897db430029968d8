"""Pace: whether a value is on course to its target. Knows quantities only: no rules, no plans, no data."""
