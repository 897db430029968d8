"""The beginning of a plan of one indicator, up to the rule that a test puts in."""

TO_THE_RULE = """format = 1
[plan]
id = "jia"
extends = "catalogue"
name = "甲省计划"
area = "甲省"
first_year = 2022
last_year = 2025
[indicators.zz]
name = "测"
name_en = "x"
wording = "-"
place = "-"
due = 2025
rule = """
