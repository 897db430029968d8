"""One Chromium for all tests of pages, a tab for each."""

from collections.abc import Iterator

import pytest
from browser.chromium import Browser, Page, running


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with running(tmp_path_factory.mktemp("chromium")) as one:
        yield one


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    one = Page(browser)
    yield one
    one.close()
