"""Checks of meaning: what a spec says that can be read and is still not meant, one module a check."""
