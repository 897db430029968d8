"""What is known of an item in an area and period: figures given, figures added up, and how much of it is there."""
