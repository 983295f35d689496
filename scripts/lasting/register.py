"""The register of every address ever published, `docs/check/addresses.txt`: written after publishing, read by the build; used by lost.py.

A line has one address from the root of the site. What a place on a page is called is the same in both languages, so that it has
one line, for the page of the first language. A built site carries its own addresses (`data/addresses.txt`), so that what is
remembered is what readers got.
"""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from scripts.files import write_if_changed
from scripts.languages import LANGUAGES, other_language
from scripts.messages.say import say
from scripts.pages.addresses import API, LIST_FOLDER, language_of_url, page_url, url_in
from scripts.records.problems import InputError, Problem, file_error, shown

#: The register inside the folder of pages.
REGISTER = Path("check") / "addresses.txt"
#: The addresses inside a built site of the project's own records; other records are not remembered.
ADDRESSES = Path("data") / "addresses.txt"
#: What is published only where the address of the site is known; a build without it lacks nothing.
ONLY_ABSOLUTE = ("sitemap.xml", "security.txt", "feed.xml", "feed.json", "changes.xml", "llms.txt")
#: Folders of what nobody is promised: names that change with the content, the parts of the search, days on which records change.
_NOT_PROMISED = ("assets/", "search/", "cards/", f"{API}/changes/")
_OF_SERVERS = ("_headers", "_redirects", "robots.txt", "404.html", ADDRESSES.as_posix())
_PACKED = (".html", ".br", ".gz")


def promised(pages: Mapping[str, Collection[str]], files: Iterable[str]) -> set[str]:
    """Return the addresses of a site that must keep working.

    `pages` has the ids of the places on each page that can be linked to, by the address of the page from the root; `files` are
    all files of the site. A page of the list is no promise: it shows other sites each day.
    """
    kept = {url: ids for url, ids in pages.items() if not url.endswith("404.html") and not _is_list_page(url)}
    addresses = {f"/{url}" for url in kept}
    for url, ids in kept.items():
        language, path = language_of_url(url)
        if language == LANGUAGES[0]:
            twin = pages.get(url_in(path, other_language(language)), ())
            addresses |= {f"/{url}#{place}" for place in set(ids).intersection(twin)}
    return addresses | {f"/{file}" for file in files if _is_promised(file)}


def read_register(path: Path) -> list[str]:
    """Return the addresses of a register in their order; none where there is no such file. Raises InputError for a broken one."""
    if not path.is_file():
        return []
    name = shown(path)
    try:
        lines = path.read_bytes().decode("utf-8").splitlines()
    except UnicodeDecodeError:
        raise file_error(name, say("lasting.register-unreadable"), say("lasting.whole-register")) from None
    expected = say("lasting.whole-register")
    wrong = [
        Problem(name, number, 1, "", say("quoted", text=line), expected)
        for number, line in enumerate(lines, 1)
        if not line.startswith("/")
    ]
    if wrong:
        raise InputError(wrong[:5])
    return lines


def write_addresses(addresses: Iterable[str], site: Path) -> None:
    """Write the addresses of a built site into its folder."""
    write_if_changed(site / ADDRESSES, _text(addresses))


def remember_addresses(site: Path, docs: Path) -> int | None:
    """Put the addresses of a built `site` into the register of the pages in `docs`; return how many are new.

    None, and nothing written, where the site says none of its own. An address that was published stays in the register.
    """
    if not (site / ADDRESSES).is_file():
        return None
    known, new = read_register(docs / REGISTER), read_register(site / ADDRESSES)
    write_if_changed(docs / REGISTER, _text({*known, *new}))
    return len(set(new).difference(known))


def _text(addresses: Iterable[str]) -> str:
    return "".join(f"{address}\n" for address in sorted(addresses))


def _is_list_page(url: str) -> bool:
    return language_of_url(url)[1].startswith(page_url(f"{LIST_FOLDER}/index.md", LANGUAGES[0]))


def _is_promised(file: str) -> bool:
    path = language_of_url(file)[1]
    return not (file.startswith(_NOT_PROMISED) or path in _OF_SERVERS or file.endswith(_PACKED))
