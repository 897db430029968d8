"""Rule tests that stand in a spec: run them, make cases at each limit, and find what no test would notice."""
