"""Fixtures that every test can use."""
