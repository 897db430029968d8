"""What the tests of tables share: a PostgreSQL server."""

from collections.abc import Iterator

import pytest
from tables.postgres import Server, server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """Return a server with the tables that the tests read."""
    with server() as running:
        running.run(
            "CREATE TABLE facts (area text, period int, item text, value text)",
            "INSERT INTO facts VALUES ('甲省', 2023, '结婚登记人数', '185000'), ('乙省', 2023, '婚前医学检查率', '68.5%')",
            'CREATE SCHEMA "o""ther"',
            'CREATE TABLE "o""ther"."a ""b"" \'c\'; --" ("x ""y""" int, "%s" int)',
            'INSERT INTO "o""ther"."a ""b"" \'c\'; --" VALUES (1, 2)',
            "CREATE SCHEMA stats",
            "CREATE TABLE stats.facts (x int)",
            "CREATE TABLE stats.regions (x int)",
            "CREATE VIEW large AS SELECT generate_series(1, 1000000000) AS x",
            "CREATE ROLE guest LOGIN PASSWORD 'guest'",
        )
        yield running
