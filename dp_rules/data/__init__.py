"""Data files in, facts with places out."""
