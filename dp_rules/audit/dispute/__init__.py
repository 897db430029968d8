"""A figure that somebody claims for an indicator: the definitions that would give it, found by changing its own."""
