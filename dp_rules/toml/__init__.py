"""TOML with places: values and where they stand, what is wrong with a text that is none, one layout; knows no specs."""
