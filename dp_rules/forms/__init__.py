"""Collection forms: a workbook to be sent out and filled in, made from a plan."""
