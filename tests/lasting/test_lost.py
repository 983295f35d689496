"""What a build would lose of published addresses, told once, with the line that keeps it."""

from pathlib import Path

from scripts.lasting.lost import SiteAddresses, dead_ends, lost_problems
from scripts.lasting.moves import Moves
from scripts.lasting.register import promised
from scripts.records.values import Words
from tests.examples import examples

WHY = Words(kk="Себебі.", ru="Причина.")


def addresses(pages: dict[str, list[str]], files: list[str], moves: Moves | None = None, **more: bool) -> SiteAddresses:
    """Return the addresses of a site by its pages in Kazakh, each with the ids on it, and its other files."""
    both = {f"{folder}{url}": ids for url, ids in pages.items() for folder in ("", "ru/")}
    every = [*files, *(f"{url}index.html" for url in both), *(f"{url}index.html" for url in (moves or Moves()).pages)]
    return SiteAddresses(both, every, promised(both, every), moves or Moves(), **more)


BEFORE = addresses(
    {
        "": [],
        "about/plans/": ["why"],
        "press/": ["figure-wage", "figure-wage-value", "kit"],
        "catalogue/sites/hall/": ["fact-area"],
    },
    [
        "about/plans.txt",
        "catalogue/sites/hall.pdf",
        "ru/catalogue/sites/hall.pdf",
        "data/figures/wage.yml",
        "api/v1/figure/wage.json",
        "data/production-sites/hall.yml",
        "api/v1/production-site/hall.json",
        "data/pay.csv",
        "feed.xml",
    ],
)


def told(now: SiteAddresses) -> list[str]:
    return [str(each) for each in lost_problems(sorted(BEFORE.promised), now, Path("docs"), "addresses.txt")]


def changed(old: str, new: str) -> SiteAddresses:
    """Return the addresses with another text in all of them."""
    pages = {url.replace(old, new): [name.replace(old, new) for name in ids] for url, ids in BEFORE.pages.items()}
    files = [name.replace(old, new) for name in BEFORE.files]
    return SiteAddresses(pages, files, promised(pages, files), Moves())


def test_nothing_is_lost_where_nothing_changed():
    assert told(BEFORE) == []


@examples
def test_what_is_lost_is_told_once_with_its_line(old, new, found, expected):
    assert [each.partition("addresses.txt:")[2].partition(": ")[2] for each in told(changed(old, new))] == [
        f"found {found}, which was published, no more; expected {expected}"
    ]


def test_a_record_that_is_gone_is_ended_instead():
    gone = {url: [name for name in ids if "wage" not in name] for url, ids in BEFORE.pages.items()}
    files = [name for name in BEFORE.files if "wage" not in name]
    (message,) = told(SiteAddresses(gone, files, promised(gone, files), Moves()))
    assert message.endswith(
        "expected docs/data/figures/wage.yml with ended and reason, since a record is never deleted"
    )


def test_a_page_that_is_gone_is_withdrawn():
    gone = {url: ids for url, ids in BEFORE.pages.items() if "plans" not in url}
    files = [name for name in BEFORE.files if "plans" not in name]
    (message,) = told(SiteAddresses(gone, files, promised(gone, files), Moves()))
    assert message.endswith(
        "/about/plans/, which was published, no more;"
        ' expected in docs/check/moved.yml, with the reason, the line: about/plans/: {kk: "…", ru: "…"}'
    )


def test_what_leads_on_is_not_lost():
    now = changed("plans", "work")
    moves = Moves(
        {"about/plans/": "about/work/", "ru/about/plans/": "ru/about/work/", "about/plans.txt": "about/work.txt"}
    )
    assert told(SiteAddresses(now.pages, now.files, now.promised, moves)) == []


def test_a_place_must_be_where_its_page_leads():
    now = changed("plans", "work")
    pages = {url: [name for name in ids if name != "why"] for url, ids in now.pages.items()}
    moves = Moves(
        {"about/plans/": "about/work/", "ru/about/plans/": "ru/about/work/", "about/plans.txt": "about/work.txt"}
    )
    (message,) = told(SiteAddresses(pages, now.files, now.promised, moves))
    assert "/about/plans/#why, which was published, no more" in message


def test_what_was_withdrawn_is_not_lost():
    now = changed("plans", "work")
    moves = Moves(withdrawn={"about/plans/": WHY, "ru/about/plans/": WHY, "about/plans.txt": WHY})
    assert told(SiteAddresses(now.pages, now.files, now.promised, moves)) == []


def test_a_build_without_an_address_lacks_what_needs_one():
    files = [name for name in BEFORE.files if name != "feed.xml"]
    assert told(SiteAddresses(BEFORE.pages, files, promised(BEFORE.pages, files), Moves(), is_absolute=False)) == []
    (message,) = told(SiteAddresses(BEFORE.pages, files, promised(BEFORE.pages, files), Moves()))
    assert "/feed.xml" in message


def test_what_leads_to_nothing_is_told():
    moves = Moves({"old/": "never/", "data/pay.csv": "press/"}, {"press/#a": "press/#b"})
    found = [str(each) for each in dead_ends(SiteAddresses(BEFORE.pages, BEFORE.files, (), moves), Path("docs"))]
    assert [each.removeprefix("docs/check/moved.yml: ") for each in found] == [
        "found /old/, which leads to /never/; expected an address that is there",
        "found /press/#a, which leads to /press/#b; expected an address that is there",
        "found /data/pay.csv, which is still there; expected an address that is there no more",
    ]
