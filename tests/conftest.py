"""Fixtures that every test can use."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option with which the golden files are written anew; it has to stand here to be known everywhere."""
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files in tests/golden/expected anew"
    )
