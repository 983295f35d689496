"""The last look at a built site: everything that is wrong with it as a whole, before it may be published; called by site_build.py and live.py."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.files import is_leftover, read_table
from scripts.lasting.lost import SiteAddresses, dead_ends, lost_problems
from scripts.lasting.moves import Moves
from scripts.lasting.register import promised, read_register, write_addresses
from scripts.messages.say import say
from scripts.publish.compress import SUFFIXES
from scripts.publish.heads import head_problems
from scripts.publish.put_in_place import DEMONSTRATION_MARK
from scripts.publish.together import together_problems
from scripts.publish.verify import BuiltPage, problems_of
from scripts.records.problems import InputError, Problem, file_problem, shown

#: How heavy a file of each kind may be as it is sent, in KB of 1,000 bytes.
BUDGETS: dict[str, int] = read_table(Path(__file__).with_name("budgets.yml"))
_PACKED = (".br", ".gz")


def problems_of_site(
    site: Path, pages: Mapping[str, BuiltPage], moves: Moves, site_url: str | None, register: Path | None
) -> list[Problem]:
    """Return everything that is wrong with a built site; an empty list when it may be published.

    `site_url` is its public address, if it has one. What it promises is written into it and held against the `register` of what
    was published; without one neither is done.
    """
    problems = problems_of(dict(pages), site, moves.pages)
    for url, page in pages.items():
        problems += [file_problem(url or "index.html", *fault) for fault in dict.fromkeys(page.faults)]
    own = {url: page for url, page in pages.items() if url not in moves.pages}
    problems += head_problems({url: page.head for url, page in own.items()}, site_url)
    problems += together_problems(own, site, site_url)
    problems += file_problems(site)
    addresses = addresses_of_site(site, pages, moves, site_url)
    docs = register.parent.parent if register else Path()
    if register:
        write_addresses(addresses.promised, site)
        problems += lost_problems(read_register(register), addresses, docs, shown(register))
    return [*problems, *dead_ends(addresses, docs)]


def addresses_of_site(site: Path, pages: Mapping[str, BuiltPage], moves: Moves, site_url: str | None) -> SiteAddresses:
    """Return the addresses of a built site."""
    files = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    there = {url: page.places for url, page in pages.items() if url not in moves.pages}
    ids = {url: page.ids for url, page in pages.items()}
    return SiteAddresses(ids, files, promised(there, files), moves, is_absolute=site_url is not None)


def file_problems(site: Path) -> Iterator[Problem]:
    """Yield a problem for each file that a program left, and each that is empty."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or name == DEMONSTRATION_MARK:
            continue
        if is_leftover(path.name) and not name.startswith(".well-known/"):
            yield file_problem(name, say("publish.left-by-program"), say("publish.no-such-file"))
        elif not path.stat().st_size:
            yield file_problem(name, say("records.empty-file"), say("publish.file-with-something-in-it"))


def check_sizes(site: Path) -> None:
    """Raise InputError with each file that is heavier, as it is sent, than its kind may be; the compressed files must be there."""
    problems = list(_size_problems(site))
    if problems:
        raise InputError(problems)


def _size_problems(site: Path) -> Iterator[Problem]:
    for path in sorted(site.rglob("*")):
        budget = BUDGETS.get(path.suffix.removeprefix("."))
        if budget is None or not path.is_file():
            continue
        sent = path.with_name(f"{path.name}.br")
        size = (sent if path.suffix in SUFFIXES and sent.is_file() else path).stat().st_size
        if size > budget * 1_000:
            name = path.relative_to(site).as_posix()
            found = say("publish.kilobytes", size=f"{size / 1_000:.1f}")
            yield file_problem(name, found, say("publish.at-most-kilobytes", budget=budget))
