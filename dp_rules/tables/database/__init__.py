"""Databases, Parquet and lines of JSON as grids, each value as the text that is exactly it."""
