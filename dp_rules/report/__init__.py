"""Results and explanations as plain data, and each output format made from it."""
