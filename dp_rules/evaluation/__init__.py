"""One evaluation yields both the verdict and its explanation: the trace, and what is read off it."""
