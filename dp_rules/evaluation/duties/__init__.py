"""What each department has to do: what is missed, what is lacking, where, and what comes next."""
