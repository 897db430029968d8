"""Import maps: read from TOML with all their faults, and proposed for a sheet."""
