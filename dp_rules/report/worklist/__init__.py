"""The worklist: what each department in the lead has to do, as plain data and in five forms."""
