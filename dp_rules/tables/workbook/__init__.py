"""Workbooks as grids: .xlsx read by openpyxl, older and other formats by python-calamine; what their cells mean is ours."""
