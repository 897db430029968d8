"""The explanation of one result: plain data (the contract of its schema), the lines of its parts, and text made of these."""
