"""What editors say of addresses that are no more: `former` in the front matter of a page, and the table `docs/check/moved.yml`; used by moves.py.

A line of the table holds for both languages: `about/plans/: about/programme/`, or `about/letter/: {kk: WHY, ru: WHY}` for what
was withdrawn.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scripts.languages import LANGUAGES
from scripts.messages.say import say
from scripts.pages.prose import is_generated
from scripts.records.explain import explain
from scripts.records.front_matter import Page, read_page
from scripts.records.problems import InputError, Problem, file_error, shown
from scripts.records.values import Words
from scripts.records.yaml_files import YamlFile, read_yaml

#: The table inside the folder of pages.
TABLE = Path("check") / "moved.yml"
#: An address inside the tree of a language: of a page, of a place on it, of a file; `./` is the home page.
_ADDRESS = re.compile(r"\./|(?:[\w~-][\w.~-]*/)*(?:[\w~-][\w.~-]*\.\w+|#[\w:.-]+)?")


def former_pages(docs: Path) -> dict[str, list[str]]:
    """Return the pages that had other paths once, with these paths; all inside the trees, whose pages say the same."""
    found = {name: page.meta.get("former") for name, page in _pages(docs / LANGUAGES[0])}
    return {name: [str(old) for old in former] for name, former in found.items() if isinstance(former, list)}


def read_table(docs: Path) -> YamlFile | None:
    """Return the table of what moved or was withdrawn, None where there is none; raise InputError with what is wrong with it."""
    path = docs / TABLE
    if not path.is_file():
        return None
    file = read_yaml(path, shown(path))
    if not isinstance(file.value, dict):
        raise file_error(path, say("lasting.something-other-than-addresses"), say("lasting.addresses-in-table"))
    problems = [problem for old, now in file.value.items() for problem in _wrong(file, str(old), now)]
    if problems:
        raise InputError(problems)
    return file


def move_problems(docs: Path) -> Iterator[Problem]:
    """Yield what is wrong with what editors say of addresses: none at all, one that is there, one of two pages, a circle."""
    claimed: dict[str, str] = {}
    for language in LANGUAGES:
        for name, page in _pages(docs / language):
            former = page.meta.get("former")
            for index, old in enumerate(former if isinstance(former, list) else ()):
                owner = claimed.setdefault(f"{language}/{old}", name)
                found = None
                if (docs / language / str(old)).is_file():
                    found = say("lasting.page-that-is-there", page=str(old))
                elif owner != name:
                    found = say("lasting.page-that-another-was", page=str(old), other=owner)
                if found:
                    yield page.file.problem(("former", index), found, say("lasting.path-of-no-other-page"))
    try:
        table = read_table(docs)
    except InputError as error:
        yield from error.problems
        return
    for old in table.value if table else ():
        if table and _leads_back(old, table.value):
            yield table.problem((old,), say("lasting.address-in-circle"), say("lasting.address-that-is-there"))


def _pages(tree: Path) -> Iterator[tuple[str, Page]]:
    """Yield the hand-written pages of a language by their paths; of one that cannot be read the check tells."""
    for path in sorted(tree.rglob("*.md")):
        name = path.relative_to(tree).as_posix()
        if not is_generated(name):
            with suppress(InputError):
                yield name, read_page(path)


def _wrong(file: YamlFile, old: str, now: Any) -> Iterator[Problem]:
    for address in (old, now) if isinstance(now, str) else (old,):
        has_language = address.partition("/")[0] in LANGUAGES
        if not _ADDRESS.fullmatch(address) or has_language or not old:
            yield file.problem((old,), say("quoted", text=address), say("lasting.address-in-tree"))
    if isinstance(now, str):
        return
    try:
        Words.model_validate(now)
    except ValidationError as error:
        places = {path[1:]: place for path, place in file.places.items() if path[:1] == (old,)}
        yield from explain(YamlFile(file.name, file.text, now, places), Words, error)


def _leads_back(old: str, table: dict[str, Any]) -> bool:
    now, seen = table[old], {old}
    while isinstance(now, str) and now not in seen:
        seen.add(now)
        now = table.get(now)
    return isinstance(now, str)
