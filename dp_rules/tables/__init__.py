"""Tables of cells from whatever file: rows of text with their places, before anything in them is read."""
