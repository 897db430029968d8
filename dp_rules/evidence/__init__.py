"""Evidence: a run with everything it rests on, as a bag that stands on its own (RFC 8493), and its checking."""
