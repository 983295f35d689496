"""Old addresses lead to the new ones: in a browser, on nginx, on Caddy, from object storage; and a build that would lose one stops."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from scripts.lasting.register import REGISTER, remember_addresses
from scripts.publish.site_address import built_path
from scripts.publish.storage.objects import stored_objects
from tests.browser import served
from tests.conftest import run_command
from tests.site.answers import Answer
from tests.site.servers import SERVERS

#: What was published and is elsewhere now, in the region: the address, where it leads, in the folder of a language.
PAGES = [
    ("partnership/path/", "partnership/steps/"),
    ("catalogue/sites/wood-shop/", "catalogue/sites/joinery-hall/"),
    ("partnership/contract/", "partnership/steps/#contract"),
]
FILES = [("catalogue/sites/wood-shop.pdf", "catalogue/sites/joinery-hall.pdf")]
DATA = [
    ("data/production-sites/wood-shop.yml", "data/production-sites/joinery-hall.yml"),
    ("api/v1/production-site/wood-shop.json", "api/v1/production-site/joinery-hall.json"),
    ("api/v1/figure/guests.json", "api/v1/figure/visitors.json"),
    ("data/pay.csv", "data/figure.csv"),
]
FOLDERS = ["", "ru/"]
ALL = [(f"{folder}{old}", f"{folder}{new}") for old, new in (*PAGES, *FILES) for folder in FOLDERS] + DATA
WITHDRAWN = [f"{folder}initiative/plan/" for folder in FOLDERS]


@pytest.fixture(
    scope="module", params=[(name, which) for name in SERVERS for which in ("site", "site_below_a_path")], ids=str
)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, Path]]:
    """The address of each server in turn, at the root of a host and below a path; that path, and the folder of the site."""
    name, which = request.param
    site: Path = request.getfixturevalue(which)
    with SERVERS[name](site, tmp_path_factory.mktemp(name)) as address:
        yield address, quote(built_path(site)), site


@pytest.mark.parametrize(("old", "new"), ALL)
def test_a_server_leads_on(server, old, new):
    address, base, _ = server
    for way in {old, old.rstrip("/")}:
        answer = Answer(address, f"{base}{way}")
        assert (answer.status, answer.headers["Location"]) == (301, f"{base}{new}")
    if "#" not in new:
        assert Answer(address, f"{base}{old}?q=1").headers["Location"] == f"{base}{new}?q=1"
        assert Answer(address, f"{base}{new}").status == 200


@pytest.mark.parametrize("old", WITHDRAWN)
def test_a_server_says_that_a_page_was_withdrawn_and_why(server, old):
    address, base, site = server
    for way in {old, old.rstrip("/")}:
        answer = Answer(address, f"{base}{way}")
        assert answer.status == 410
        assert answer.body == (site / old / "index.html").read_bytes()
    assert Answer(address, f"{base}data/plan.csv").status == 410


def test_a_server_says_of_a_withdrawn_page_what_it_says_of_others(server):
    address, base, _ = server
    answer = Answer(address, f"{base}{WITHDRAWN[1]}")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Security-Policy"]
    assert "План выполнен" in answer.body.decode()


@pytest.mark.parametrize("which", ["site", "site_below_a_path"])
def test_object_storage_leads_on(request, which):
    site = request.getfixturevalue(which)
    stored = stored_objects(site, "none")
    for old, new in ALL:
        keys = [f"{old}index.html", old.rstrip("/")] if old.endswith("/") else [old]
        for key in keys:
            assert stored[key].headers["WebsiteRedirectLocation"] == f"{quote(built_path(site))}{new}"
    assert "WebsiteRedirectLocation" not in stored[f"{WITHDRAWN[0]}index.html"].headers


@pytest.fixture
def reader(browser, base) -> Iterator[Page]:
    context = browser.new_context(base_url=base)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context.new_page()
    context.close()
    assert errors == []


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize(("old", "new"), PAGES)
def test_a_browser_leads_on_from_a_host_that_cannot(reader, folder, old, new):
    reader.goto(f"/{folder}{old}")
    reader.wait_for_url(f"**/{folder}{new}")
    assert reader.locator("h1").inner_text()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("partnership/path/#contract", "partnership/steps/#contract"),
        ("catalogue/sites/wood-shop/#space", "catalogue/sites/joinery-hall/#space"),
        ("partnership/law/#rent", "partnership/cost/#rent"),
    ],
)
def test_a_browser_keeps_the_place(reader, old, new):
    reader.goto(f"/ru/{old}")
    reader.wait_for_url(f"**/ru/{new}")
    assert reader.evaluate("document.querySelector(location.hash) !== null")


def test_a_link_on_a_page_to_a_former_place_leads_on(reader):
    reader.goto("/ru/partnership/law/")
    reader.evaluate("location.hash = 'rent'")
    reader.wait_for_url("**/ru/partnership/cost/#rent")


@pytest.mark.parametrize("old", ["partnership/steps/#sign", "press/#figure-guests"])
def test_a_former_name_of_a_place_is_found_on_its_page(reader, old):
    reader.goto(f"/ru/{old}")
    top = reader.evaluate("document.querySelector(':target').getBoundingClientRect().top")
    assert 0 <= top < reader.viewport_size["height"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_without_scripts_a_page_leads_on_too(browser, base, folder):
    context = browser.new_context(base_url=base, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/{folder}partnership/path/")
    page.wait_for_url(f"**/{folder}partnership/steps/")
    page.goto(f"/{folder}partnership/law/#rent")
    assert page.locator("#rent a").is_visible()
    page.locator("#rent a").click()
    page.wait_for_url(f"**/{folder}partnership/cost/#rent")
    context.close()


def test_nobody_sees_a_place_that_is_elsewhere_before_looking_for_it(reader):
    reader.goto("/ru/partnership/law/")
    assert not reader.locator("#rent").is_visible()


def built(project: Path) -> tuple[int, str]:
    """Build the site of a project; return the code and what was told."""
    result = run_command("-m", "scripts", "build", cwd=project)
    return result.returncode, result.stderr


def published(project: Path, site: Path) -> None:
    """Let the register of a project hold what the site of the region has."""
    remember_addresses(site, project / "docs")
    assert (project / "docs" / REGISTER).is_file()


def lines(told: str) -> list[str]:
    return [line.partition(": found ")[2] for line in told.splitlines() if "addresses.txt:" in line]


def test_a_page_that_moves_stops_the_build_until_it_says_where_it_was(project, site):
    published(project, site)
    for language in ("kk", "ru"):
        folder = project / "docs" / language / "partnership"
        shutil.move(folder / "labour.md", folder / "work.md")
    for path in [project / "mkdocs.yml", *(project / "docs").glob("*/**/*.md")]:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("labour.md", "work.md"), encoding="utf-8")
    code, told = built(project)
    assert code == 1
    line = "former: [partnership/labour.md]"
    assert lines(told) == [
        f'/partnership/labour/, which was published, no more; expected the line "{line}" between the lines ---'
        " of docs/kk/partnership/work.md and of docs/ru/partnership/work.md; or in docs/check/moved.yml, with the reason,"
        ' where it was withdrawn: partnership/labour/: {kk: "…", ru: "…"}'
    ]
    for language in ("kk", "ru"):
        path = project / "docs" / language / "partnership" / "work.md"
        path.write_text(path.read_text(encoding="utf-8").replace("---\n", f"---\n{line}\n", 1), encoding="utf-8")
    assert built(project)[0] == 0
    with served(project / "site") as address:
        answer = Answer(address, "/ru/partnership/labour/")
        assert answer.status == 200 and 'href="../work/"' in answer.body.decode()


@pytest.mark.exhaustive
def test_a_record_that_is_renamed_stops_the_build_until_it_keeps_its_former_id(project, site):
    published(project, site)
    records = project / "docs" / "data" / "figures"
    text = (records / "week.yml").read_text(encoding="utf-8")
    (records / "week.yml").unlink()
    (records / "working-week.yml").write_text(text.replace("id: week\n", "id: working-week\n"), encoding="utf-8")
    for path in (project / "docs").rglob("*.md"):
        page = path.read_text(encoding="utf-8")
        path.write_text(page.replace("figure.week ", "figure.working-week "), encoding="utf-8")
    code, told = built(project)
    assert code == 1
    assert lines(told) == [
        '/data/figures/week.yml, which was published, no more; expected the line "former_ids: [week]"'
        " in docs/data/figures/working-week.yml"
    ]
    path = records / "working-week.yml"
    path.write_text(path.read_text(encoding="utf-8") + "former_ids: [week]\n", encoding="utf-8")
    assert built(project)[0] == 0
    assert 'id="figure-week"' in (project / "site" / "ru" / "press" / "index.html").read_text(encoding="utf-8")


@pytest.mark.exhaustive
def test_a_place_that_is_renamed_stops_the_build_until_the_table_has_it(project, site):
    published(project, site)
    for language in ("kk", "ru"):
        path = project / "docs" / language / "partnership" / "labour.md"
        path.write_text(path.read_text(encoding="utf-8").replace("#safety", "#safe-work"), encoding="utf-8")
    code, told = built(project)
    assert code == 1
    (line,) = lines(told)
    assert line.startswith("/partnership/labour/#safety, which was published, no more; expected the line")
    added = line.partition('the line "')[2].partition('"')[0]
    assert added == "partnership/labour/#safety: partnership/labour/#safe-work"
    with (project / "docs" / "check" / "moved.yml").open("a", encoding="utf-8") as table:
        table.write(f"{added}\n")
    assert built(project)[0] == 0
