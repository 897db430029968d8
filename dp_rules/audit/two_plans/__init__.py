"""In what two plans differ: what is measured, and what is asked of it."""
