"""Which verdicts a datum takes part in."""
