"""What an auditor asks of verdicts: plain logic over plans, facts and results, without input or output."""
