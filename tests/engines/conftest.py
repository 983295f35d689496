"""The readers of the four engines: each engine is started once for a worker, when a test first needs it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from subprocess import SubprocessError

import pytest
from playwright.sync_api import Browser, Error, Playwright

from tests.browser import INSTALL, served
from tests.conftest import BuiltOnce
from tests.engines.driver import Driven, Driver, old_chromium
from tests.engines.firefox import firefox
from tests.engines.gathering import Gathering
from tests.engines.reader import Reader
from tests.engines.webkit import webkit

ENGINES = ("chromium", "old-chromium", "firefox", "webkit")
SCREENS = {"phone": (360, 740), "desk": (1440, 900)}
#: The one that the plain run takes: its browser is there for other tests already.
PLAIN = ("chromium", "kk", "phone")
FAMILY = [(engine, language, screen) for engine in ENGINES for language in ("kk", "ru") for screen in SCREENS]


@pytest.fixture(scope="session")
def start(playwright: Playwright, browser: Browser, built_once: BuiltOnce) -> Iterator[Callable[[str], Driver]]:
    """Give an engine by its name, started once."""
    started: dict[str, Driver] = {}
    with ExitStack() as stack:

        def one(name: str) -> Driver:
            if name == "chromium":
                return Driven(name, browser)
            if name == "old-chromium":
                return stack.enter_context(closing(old_chromium(playwright, built_once)))
            return stack.enter_context({"firefox": firefox, "webkit": webkit}[name]())

        def start(name: str) -> Driver:
            try:
                started[name] = started.get(name) or one(name)
            except (Error, OSError, RuntimeError, SubprocessError) as error:
                pytest.fail(f"found no {name} that starts; expected it: run {INSTALL} engines\n{error}")
            return started[name]

        yield start


@pytest.fixture(scope="session")
def shown(demonstration: Path) -> Iterator[str]:
    """The address of the served demonstration."""
    with served(demonstration / "site", Gathering) as address:
        yield address


@pytest.fixture(
    params=[
        pytest.param(case, id="-".join(case), marks=() if case == PLAIN else pytest.mark.exhaustive) for case in FAMILY
    ]
)
def reader(request: pytest.FixtureRequest, start: Callable[[str], Driver], shown: str) -> Iterator[Reader]:
    """A reader of the demonstration at an engine, in a language, before a screen; at the end nothing was wrong on any page."""
    engine, language, screen = request.param
    driver = start(engine)
    driver.fresh(*SCREENS[screen])
    someone = Reader(driver, shown, language, screen)
    yield someone
    someone.check()
