"""Areas held side by side: who is worst, who holds the area around them back, and whether all move against it."""
