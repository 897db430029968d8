"""Two runs side by side: which verdicts moved, and what moved them, found by evaluating the mixed cases."""
