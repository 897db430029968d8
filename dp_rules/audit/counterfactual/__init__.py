"""What would change a verdict: for each input the smallest change in whole units that turns it."""
