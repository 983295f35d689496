"""Where addresses lie now that records and pages have had before, or why they are no more; used by publish and site_build.py.

A record that got another id keeps the earlier ones as `former_ids`, a page that got another path keeps them as `former` in its
front matter; what else moved, and what was withdrawn, stands in a table (table.py).
"""

import json
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from scripts.files import write_if_changed
from scripts.languages import LANGUAGES
from scripts.lasting.table import former_pages, read_table
from scripts.messages.say import say
from scripts.pages.addresses import anchor, json_path, language_of_url, page_url, passport_path, place_of, url_in
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records
from scripts.records.problems import file_error
from scripts.records.record import Record
from scripts.records.text_files import read_json
from scripts.records.values import Words

#: What a built site says of it, for the configurations of servers and for programs.
MOVED = Path("data") / "moved.json"
_PACKED = (".html", ".br", ".gz")


@dataclass(frozen=True)
class Moves:
    """Where addresses of a site lie now; all are from its root, with the folder of their language: `ru/about/plans/`.

    `addresses` leads from pages and files to others, `places` from places on pages (`press/#pay`) to others; `withdrawn` says
    why a page, a file or a place is there no more; `renamed` has, for a page, the beginnings of ids that are others now.
    """

    addresses: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    withdrawn: dict[str, Words] = field(default_factory=dict)
    renamed: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @cached_property
    def pages(self) -> dict[str, str | Words]:
        """Every page that is no more, with where it lies now, or why it was withdrawn: each gets a small page in its place."""
        return {old: now for old, now in self._all(self.addresses).items() if old.endswith("/")}

    def places_on(self, page: str) -> dict[str, str | Words]:
        """Return what was on a page: where each place lies now, or why it is no more, by its id."""
        begins, gone = f"{page}#", self._all(self.places)
        return {address.removeprefix(begins): now for address, now in gone.items() if address.startswith(begins)}

    def _all(self, moved: dict[str, str]) -> dict[str, str | Words]:
        return {**self.withdrawn, **moved}


def moves_of(docs: Path, records: Records) -> Moves:
    """Return where addresses lie now that the pages in `docs` and the records have had. Raises InputError for a broken table."""
    moves = Moves()
    for record in records:
        for old in record.former_ids:
            _add_record(moves, record, old)
    table = read_table(docs)
    for language in LANGUAGES:
        for name, former in former_pages(docs).items():
            moves.addresses.update({page_url(old, language): page_url(name, language) for old in former})
        for address, now in table.value.items() if table else ():
            old = url_in(address, language)
            if not isinstance(now, str):
                moves.withdrawn[old] = Words.model_validate(now)
            elif "#" in address:
                moves.places[old] = url_in(now.removeprefix("./"), language)
            else:
                moves.addresses[old] = url_in(now.removeprefix("./"), language)
    return _led_to_the_end(moves)


def completed(moves: Moves, site: Path) -> Moves:
    """Return the moves with those of the files of a built `site` that belong to a page and went with it.

    What leads nowhere in another language than the first has never been there: data and
    the API have no language.
    """
    found = dict(moves.addresses)
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} if found else set()
    pages = {new: old for old, new in moves.addresses.items() if old.endswith("/") and new.endswith("/")}
    for file in sorted(files):
        folder, _, name = file.rpartition("/")
        beside = f"{folder}/{name.partition('.')[0]}/".lstrip("/")
        for page in (f"{folder}/", beside):
            if page in pages and not name.endswith(_PACKED):
                found.setdefault(pages[page].rstrip("/") + file.removeprefix(page.rstrip("/")), file)
    kept = {old: new for old, new in found.items() if language_of_url(old)[0] == LANGUAGES[0] or is_in(new, files)}
    return replace(moves, addresses=kept)


def is_in(address: str, files: Collection[str]) -> bool:
    """Return whether a page or a file with this address from the root, or the page of a place, is among the files of a site."""
    page = address.partition("#")[0]
    return (f"{page}index.html" if page.endswith("/") or not page else page) in files


def write_moves(moves: Moves, site: Path) -> None:
    """Write into a built site where its addresses lie now."""
    told = {
        "moved": dict(sorted({**moves.addresses, **moves.places}.items())),
        "withdrawn": {address: why.model_dump() for address, why in sorted(moves.withdrawn.items())},
    }
    write_if_changed(site / MOVED, json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def moves_of_site(site: Path) -> Moves:
    """Return where addresses of a built site lie now, as it says itself. Raises InputError for what cannot be read."""
    path, what = site / MOVED, say("lasting.file-of-moves")
    if not path.is_file():
        return Moves()
    expected = say("lasting.file-as-build-writes-it")
    _, told = read_json(path, what, expected)
    try:
        moved: dict[str, str] = told["moved"]
        withdrawn = {address: Words.model_validate(why) for address, why in told["withdrawn"].items()}
    except (KeyError, TypeError, AttributeError, ValidationError):
        raise file_error(path, say("lasting.something-other-than-moves"), expected) from None
    places = {old: new for old, new in moved.items() if "#" in old}
    return Moves({old: new for old, new in moved.items() if old not in places}, places, withdrawn)


def _add_record(moves: Moves, record: Record, old: str) -> None:
    """Add every address that a record had under an earlier id."""
    now = place_of(record.kind, record.id)
    for language in LANGUAGES:
        if record.has_pages():
            before = page_url(place_of(record.kind, old).page, language)
            moves.addresses[before] = page_url(now.page, language)
        else:
            pair = anchor(record.kind, old), anchor(record.kind, record.id)
            moves.renamed.setdefault(page_url(now.page, language), []).append(pair)
        if isinstance(record, ProductionSite):
            moves.addresses[passport_path(old, language)] = passport_path(record.id, language)
    moves.addresses[json_path(record.kind, old)] = json_path(record.kind, record.id)
    moves.addresses[f"data/{record.folder}/{old}.yml"] = f"data/{record.folder}/{record.id}.yml"


def _led_to_the_end(moves: Moves) -> Moves:
    """Return the moves with each address leading to where it lies now, by however many steps; circles the check finds."""

    def last(address: str) -> str:
        seen = set[str]()
        while address not in seen:
            seen.add(address)
            page, sign, place = address.partition("#")
            address = moves.places.get(address, moves.addresses.get(page, page) + sign + place)
        return address

    addresses = {old: last(new) for old, new in moves.addresses.items()}
    return replace(moves, addresses=addresses, places={old: last(new) for old, new in moves.places.items()})
