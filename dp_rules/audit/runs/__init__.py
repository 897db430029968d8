"""What a run came to, as it was evaluated or as it was written to a file."""
