"""Spec files: TOML in, a plan with places out."""
