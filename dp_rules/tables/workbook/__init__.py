"""Workbooks as grids: .xlsx read by openpyxl, older and other formats by python-calamine; what their cells mean is ours."""

OURS = "_dp"
"""The sheet in which a form of ours keeps what it needs to be read back; it holds no data."""
