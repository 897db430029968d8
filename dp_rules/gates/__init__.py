"""Gates: what is checked of figures before they are evaluated. Each is a file; ``table`` lists them."""
