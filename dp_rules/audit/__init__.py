"""What an auditor asks of a verdict, as exact data; nothing here reads or writes."""
