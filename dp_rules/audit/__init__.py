"""What an auditor asks of a result: what would change it, and what else would have given it."""
