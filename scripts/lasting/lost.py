"""Finds published addresses that a build would lose, each with the line that keeps it; called by last_look.py and live.py of publish.

What goes together is told once: a page in both languages with the places on it and the files beside it, a record with all that
is published of it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.languages import LANGUAGES, other_language
from scripts.lasting.moves import Moves, is_in
from scripts.lasting.register import ONLY_ABSOLUTE
from scripts.lasting.table import TABLE
from scripts.messages.say import Message, say
from scripts.pages.addresses import anchor, json_path, language_of_url, page_url, place_of, url_in
from scripts.pages.prose import is_generated
from scripts.records.kinds import KINDS
from scripts.records.problems import Problem, closest, file_problem, shown

_KINDS = {f"data/{model.folder}": model for model in KINDS.values()}


@dataclass(frozen=True)
class SiteAddresses:
    """The addresses of a built site: the ids on each page by its address from the root, all files, what is promised, what moved.

    `is_absolute` says whether the site knows its own address, without which some files are not made.
    """

    pages: Mapping[str, Collection[str]]
    files: Collection[str]
    promised: Collection[str]
    moves: Moves
    is_absolute: bool = True

    def has(self, address: str) -> bool:
        """Return whether an address from the root, with its place in every language, leads to something or is said to be withdrawn."""
        page, _, place = address.partition("#")
        if not self.moves.withdrawn.keys().isdisjoint((address, page)):
            return True
        now = self.moves.addresses.get(page, page)
        if not place or "#" in now:
            return is_in(now, self.files) or (not self.is_absolute and now.rpartition("/")[2] in ONLY_ABSOLUTE)
        twins = (page, now), (_twin(page), _twin(now))
        return all(place in {*self.pages.get(old, ()), *self.pages.get(new, ())} for old, new in twins)


def lost_problems(register: Sequence[str], addresses: SiteAddresses, docs: Path, name: str) -> Iterator[Problem]:
    """Yield a problem for each lost address, or for all that go with it, with the line that keeps it; `name` is the file of the register."""
    lost = {address[1:]: line for line, address in enumerate(register, 1) if not addresses.has(address[1:])}
    new = {address[1:] for address in set(addresses.promised).difference(register)} if lost else set()
    search = _Search(new, docs)
    while lost:
        address = min(lost, key=_rank)
        found = say("lasting.address-lost", address=f"/{address}")
        yield Problem(name, lost[address], 1, "", found, search.line_for(address))
        lost = {other: line for other, line in lost.items() if not _goes_with(other, address)}


def dead_ends(addresses: SiteAddresses, docs: Path) -> Iterator[Problem]:
    """Yield a problem for each address that leads to nothing, or from where something is."""
    moves, table = addresses.moves, shown(docs / TABLE)
    for old, now in {**moves.addresses, **moves.places}.items():
        page, _, place = now.partition("#")
        if not is_in(page, addresses.files) or (place and place not in addresses.pages.get(page, ())):
            yield file_problem(
                table, say("lasting.leads-to", old=f"/{old}", now=f"/{now}"), say("lasting.address-that-is-there")
            )
    for old in (*moves.addresses, *moves.withdrawn):
        if not old.endswith("/") and "#" not in old and old in addresses.files:
            yield file_problem(table, say("lasting.address-in-use", old=f"/{old}"), say("lasting.address-no-more"))


@dataclass(frozen=True)
class _Search:
    """Finds the line that keeps an address, among the `new` addresses of a site."""

    new: Collection[str]
    docs: Path

    def line_for(self, address: str) -> Message:
        """Return the line, and where it is to be written."""
        folder, _, name = address.rpartition("/")
        path = language_of_url(address)[1]
        if folder in _KINDS:
            return self._of_record(folder, name)
        if "#" in address:
            return self._of_place(address)
        if address.endswith("/"):
            return self._of_page(path)
        beside = [new for new in self.new if new.rpartition("/")[0] == folder and Path(new).suffix == Path(name).suffix]
        return self._in_table(path, closest(path, map(_inside, beside)))

    def _of_record(self, folder: str, name: str) -> Message:
        others = [new for new in self.new if new.startswith(f"{folder}/")]
        old, other = name.removesuffix(".yml"), closest(f"{folder}/{name}", others)
        if other:
            return say("lasting.line-in", line=f"former_ids: [{old}]", file=shown(self.docs / other))
        return say("lasting.ended-record", file=shown(self.docs / folder / name))

    def _of_page(self, path: str) -> Message:
        pages = {_inside(new) for new in self.new if new.endswith("/")}
        other = closest(path, [page for page in pages if not is_generated(page)])
        if not other:
            return self._in_table(path, None)
        files = [shown(_file_of(self.docs / language, other)) for language in LANGUAGES]
        line, table = f"former: [{path.rstrip('/')}.md]", shown(self.docs / TABLE)
        return say("lasting.line-in-both", line=line, kk=files[0], ru=files[1], file=table, withdrawn=_withdrawn(path))

    def _of_place(self, address: str) -> Message:
        page, _, place = address.partition("#")
        here = [new for new in self.new if new.startswith(f"{page}#")]
        moved = [new for new in self.new if new.endswith(f"#{place}")]
        return self._in_table(address, moved[0] if moved else closest(address, here) or page)

    def _in_table(self, old: str, now: str | None) -> Message:
        table = shown(self.docs / TABLE)
        withdrawn = _withdrawn(old)
        if now is None:
            return say("lasting.line-of-withdrawn", line=withdrawn, file=table)
        return say("lasting.line-in-table", line=f"{old}: {now or './'}", withdrawn=withdrawn, file=table)


def _rank(address: str) -> tuple[int, int, str]:
    """The order in which lost addresses are told: records, pages, places, files; of each the shortest first."""
    is_record = address.rpartition("/")[0] in _KINDS and address.endswith(".yml")
    kind = 0 if is_record else 1 if address.endswith("/") else 2 if "#" in address else 3
    return kind, len(address), address


def _goes_with(other: str, address: str) -> bool:
    """Return whether an address is lost with another that is told."""
    if other == address:
        return True
    path, told = language_of_url(other)[1], language_of_url(address)[1]
    folder, _, name = address.rpartition("/")
    if folder in _KINDS and name.endswith(".yml"):
        model, old = _KINDS[folder], name.removesuffix(".yml")
        page = page_url(place_of(model.kind, old).page, LANGUAGES[0])
        if other == json_path(model.kind, old):
            return True
        return _is_of(path, page, "" if model.has_pages() else anchor(model.kind, old))
    if address.endswith("/"):
        return _is_of(path, told, "")
    return path == told or ("#" in told and path.startswith(f"{told}-"))


def _is_of(path: str, page: str, place: str) -> bool:
    """Return whether an address inside a tree is a page, a place on it or a file beside it; or, with `place`, that place or a part of it."""
    if place:
        return path == f"{page}#{place}" or path.startswith(f"{page}#{place}-")
    beside = path.removeprefix(page)
    return (
        path == page
        or path.startswith(f"{page}#")
        or (path != beside and "/" not in beside)
        or path.startswith(f"{page.rstrip('/')}.")
    )


def _withdrawn(address: str) -> str:
    return f'{address}: {{kk: "…", ru: "…"}}'


def _inside(address: str) -> str:
    return language_of_url(address)[1]


def _twin(url: str) -> str:
    language, path = language_of_url(url)
    return url_in(path, other_language(language))


def _file_of(tree: Path, url: str) -> Path:
    path = tree / f"{url.rstrip('/')}.md"
    return path if path.is_file() else tree / url / "index.md"
