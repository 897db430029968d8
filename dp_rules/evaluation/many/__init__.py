"""Very many areas at once: verdicts and paces by whole numbers, without their steps."""
