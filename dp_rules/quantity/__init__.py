"""Exact numbers, intervals, units, periods and reasons for missing; knows no files."""
