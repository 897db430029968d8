"""Source texts, places, diagnostics and their rendering; knows no rules."""
