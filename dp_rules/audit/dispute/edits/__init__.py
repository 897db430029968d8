"""One module for each way in which a definition may have been another; ``table`` lists them."""
