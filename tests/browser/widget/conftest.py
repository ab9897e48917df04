"""What the widget's browser tests begin with."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.widget.desk import AgentDesk
from tests.browser.widget.driver import Widget


@pytest.fixture
def widget(make_context: Callable[..., BrowserContext], base: str) -> Widget:
    """The widget on the shop's first page, not opened yet."""
    return Widget(make_context().new_page(), base).visit()


@pytest.fixture
def desk(base: str) -> Iterator[AgentDesk]:
    """An agent of the demo who is online."""
    with AgentDesk(base) as agent:
        yield agent
