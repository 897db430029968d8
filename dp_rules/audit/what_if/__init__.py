"""Stored results judged against an edited spec, without the data; what cannot be judged so is said to need them."""
