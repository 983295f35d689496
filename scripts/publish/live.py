"""Compares the addresses of a built site with all that were published and with what is live: a folder or a server; called by __main__.py."""

import http.client
import urllib.error
import urllib.request
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from scripts.languages import LANGUAGES
from scripts.lasting.lost import SiteAddresses, lost_problems
from scripts.lasting.moves import moves_of_site
from scripts.lasting.register import REGISTER, promised, read_register
from scripts.messages.say import Message, say
from scripts.pages.addresses import url_in
from scripts.publish.last_look import addresses_of_site
from scripts.publish.site_address import built_path, public_address
from scripts.publish.verify import BuiltPage, read_page, read_pages
from scripts.records.problems import Problem, file_error, file_problem, shown

#: How many addresses a server is asked for at a time, and for how many seconds it is waited for.
_AT_ONCE, _SECONDS = 8, 30
#: What a server may say of an address that is kept: the page, by way of others or not, or that it was withdrawn.
_KEPT = (200, 410)


@dataclass
class LiveServer:
    """A site as a server has it, read link by link; `answers` are what it said of each address, from the root, that was asked for."""

    address: str
    answers: dict[str, int] = field(default_factory=dict)
    pages: dict[str, BuiltPage] = field(default_factory=dict)
    #: Where an address led.
    led: dict[str, str] = field(default_factory=dict)

    def read(self) -> None:
        """Follow every link from the home pages. Raises InputError where there is no home page."""
        waiting = {url_in("", language) for language in LANGUAGES}
        while waiting:
            self.ask(waiting)
            targets = {link.target for page in self.pages.values() for link in page.links if link.target is not None}
            waiting = {target for target in targets if not target.startswith("/")}.difference(self.answers)
        if self.answers.get("") != 200:
            raise file_error(self.address, say("publish.no-built-site"), say("lasting.folder-or-address"))

    def ask(self, urls: Iterable[str]) -> None:
        """Ask for addresses from the root; pages are read."""
        asked = sorted(urls)
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            for url, (status, led, html) in zip(asked, threads.map(self._answer, asked), strict=True):
                self.answers[url], self.led[url] = status, led
                if html is not None:
                    self.pages.setdefault(led, read_page(led, html, self._base, self.address))

    def has(self, address: str) -> bool:
        """Return whether an address from the root, with its place, was answered."""
        url, _, place = address.partition("#")
        page = self.pages.get(self.led.get(url, url))
        return self.answers.get(url) in _KEPT and (not place or page is None or place in page.ids)

    @property
    def promised(self) -> set[str]:
        """What it has that must keep working."""
        there = {url: page.places for url, page in self.pages.items() if self.led.get(url, url) == url}
        return promised(
            there, (url for url, status in self.answers.items() if status == 200 and not _is_page(url) and url)
        )

    @property
    def _base(self) -> str:
        return unquote(urlsplit(self.address).path)

    def _answer(self, url: str) -> tuple[int, str, str | None]:
        """Return the status of an address, where it led, and its HTML if it is a page."""
        request = urllib.request.Request(self.address + quote(url), method="GET" if _is_page(url) else "HEAD")
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as response:
                led = unquote(response.url.removeprefix(self.address).partition("?")[0].partition("#")[0])
                html = response.read().decode("utf-8", "replace") if _is_page(led) else None
                return response.status, led, html
        except urllib.error.HTTPError as error:
            return error.code, url, None
        except (OSError, http.client.HTTPException):
            raise file_error(self.address, say("publish.no-answer"), say("lasting.folder-or-address")) from None


def compared(site: Path, docs: Path, against: str | None) -> tuple[list[Problem], Message]:
    """Return what the built `site` would lose of all that was published of the pages in `docs`, and what is to be said of it.

    `against` is the address of a live site, or the folder of one: what it has must not be lost either, and it must answer what was
    published. Raises InputError where there is no site.
    """
    built = _of_folder(site)
    register = read_register(docs / REGISTER)
    problems = list(lost_problems(register, built, docs, shown(docs / REGISTER)))
    known = set(register)
    if against is not None:
        live: SiteAddresses | LiveServer
        if against.startswith(("http://", "https://")):
            live = LiveServer(public_address(against))
            live.read()
            live.ask({address[1:].partition("#")[0] for address in register}.difference(live.answers))
        else:
            live = _of_folder(Path(against))
        more = sorted(set(live.promised).difference(known))
        problems += [replace(each, line=0) for each in lost_problems(more, built, docs, against)]
        problems += _unanswered(register, live, against)
        known.update(more)
    there = sum(built.has(address[1:]) for address in known)
    new = len(set(built.promised).difference(known))
    return problems, say("lasting.counted", known=len(known), there=there, new=new)


def _unanswered(register: Collection[str], live: "SiteAddresses | LiveServer", against: str) -> Iterator[Problem]:
    for address in register:
        if not live.has(address[1:]):
            status = live.answers.get(address[1:].partition("#")[0]) if isinstance(live, LiveServer) else None
            why = say("lasting.no-such-place") if status in _KEPT else str(status or 404)
            found = say("lasting.no-answer", address=address, why=why)
            yield file_problem(against, found, say("lasting.page-or-redirect"))


def _of_folder(site: Path) -> SiteAddresses:
    if not (site / "index.html").is_file():
        raise file_error(site, say("publish.no-built-site"), say("publish.folder-with-site-run-make-site"))
    return addresses_of_site(site, read_pages(site, built_path(site)), moves_of_site(site), None)


def _is_page(url: str) -> bool:
    return url.endswith("/") or not url
