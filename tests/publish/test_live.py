"""The addresses of a built site beside what is live: a folder, and a server of this machine that is read link by link."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.lasting.moves import Moves, write_moves
from scripts.lasting.register import REGISTER
from tests.browser import served

PAGE = (
    '<!doctype html><html lang="{lang}"><head><title>{url}</title></head><body><header><a hreflang="{other}" href="{twin}">x</a>'
    '</header><article><h1 id="page">x</h1><h2 id="{place}">x</h2>{links}</article></body></html>'
)
PAGES = {"": ["about/"], "about/": ["plans/", "../list.pdf"], "about/plans/": []}


def write(site: Path, pages: dict[str, list[str]], place: str = "part") -> Path:
    """Write a small site in two languages, each page with one place and links."""
    for url, links in pages.items():
        for lang, other, folder in (("kk", "ru", ""), ("ru", "kk", "ru/")):
            path = site / folder / url / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            anchors = "".join(f'<a href="{link}">{link}</a>' for link in links)
            path.write_text(
                PAGE.format(lang=lang, other=other, twin=f"/{url}", url=url, place=place, links=anchors),
                encoding="utf-8",
            )
    for folder in ("", "ru/"):
        (site / folder / "list.pdf").write_bytes(b"%PDF")
        (site / folder / "404.html").write_text("lost", encoding="utf-8")
    return site


@pytest.fixture
def live(tmp_path: Path) -> Path:
    """The folder of what is live."""
    return write(tmp_path / "live", PAGES)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of the new build, at first the same."""
    return write(tmp_path / "site", PAGES)


@pytest.fixture(params=["folder", "server"])
def against(request: pytest.FixtureRequest, live: Path) -> Iterator[str]:
    """What is live, as a folder and by a server."""
    if request.param == "folder":
        yield str(live)
        return
    with served(live) as address:
        yield address


@pytest.fixture
def compare(tmp_path: Path, site: Path, against: str, capsys: pytest.CaptureFixture[str]):
    """Runs the command; returns its code, what is wrong without its places, and what it says at the end."""

    def run() -> tuple[int, list[str], str]:
        docs = tmp_path / "docs"
        code = main(["addresses", "--against", against, "--site", str(site), "--docs", str(docs)])
        told = capsys.readouterr()
        return code, [line.partition(": found ")[2] for line in told.err.splitlines()], told.out.strip()

    return run


def register(tmp_path: Path, *addresses: str) -> None:
    path = tmp_path / "docs" / REGISTER
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{address}\n" for address in sorted(addresses)), encoding="utf-8")


def test_nothing_is_lost_of_the_same_site(compare):
    assert compare() == (0, [], "11 addresses were published, 11 of them lead to something; 0 are new")


def test_a_page_that_is_live_must_not_be_lost(compare, site):
    for folder in ("", "ru/"):
        shutil.rmtree(site / folder / "about" / "plans")
    write(site, {"about/work/": []})
    code, problems, _ = compare()
    assert code == 1
    (problem,) = problems
    assert problem.partition("; or in ")[0] == (
        '/about/plans/, which was published, no more; expected the line "former: [about/plans.md]" between the lines ---'
        f" of {site.parent}/docs/kk/about/work/index.md and of {site.parent}/docs/ru/about/work/index.md"
    )


def test_with_the_line_it_leads_on(compare, site):
    for folder in ("", "ru/"):
        shutil.rmtree(site / folder / "about" / "plans")
    write(site, {"about/work/": []})
    write_moves(Moves({"about/plans/": "about/work/", "ru/about/plans/": "ru/about/work/"}), site)
    code, problems, counts = compare()
    assert (code, problems) == (0, [])
    assert counts.startswith("11 addresses were published, 11 of them lead to something; ")


def test_a_place_that_is_live_must_not_be_lost(compare, site):
    write(site, {"about/": PAGES["about/"]}, place="other")
    code, (problem,), _ = compare()
    assert code == 1
    assert problem.startswith(
        '/about/#part, which was published, no more; expected the line "about/#part: about/#other" in'
    )


def test_what_was_published_must_be_live(compare, tmp_path):
    register(tmp_path, "/", "/ru/", "/about/#part", "/about/#gone", "/never.pdf")
    code, problems, _ = compare()
    assert code == 1
    unanswered = [problem.partition(";")[0] for problem in problems if "does not answer" in problem]
    assert [problem.partition(" (")[0] for problem in unanswered] == [
        "/about/#gone, which does not answer",
        "/never.pdf, which does not answer",
    ]


@pytest.mark.parametrize(
    ("against", "message"),
    [
        (
            "http://127.0.0.1:9/",
            "http://127.0.0.1:9/: found no answer; expected the folder of a built site, or its address",
        ),
        ("http://", 'SITE_URL: found "http://"; expected an address such as https://example.kz/'),
        ("never", "never: found no built site; expected a folder with a site: run make site"),
    ],
)
def test_what_is_no_site_is_told(site, tmp_path, capsys, monkeypatch, against, message):
    monkeypatch.chdir(tmp_path)
    assert main(["addresses", "--against", against, "--site", str(site), "--docs", "docs"]) == 1
    assert message.partition("; ")[0] in capsys.readouterr().err


def test_without_a_live_site_the_register_alone_is_asked(site, tmp_path, capsys):
    register(tmp_path, "/", "/about/", "/ru/about/")
    assert main(["addresses", "--site", str(site), "--docs", str(tmp_path / "docs")]) == 0
    assert "3 addresses were published, 3 of them lead to something; 8 are new" in capsys.readouterr().out
