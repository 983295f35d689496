"""The live preview: a change is shown at once and as a build shows it, a fault is told over the last good page, and nobody waits."""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from scripts.records.yaml_files import read_yaml
from tests.conftest import run_command
from tests.site.previewing import Preview, previewed, wait_for

NEW_PAGE = """---
title: {title}
description: {title}
reviewed: 2026-09-14
sources: []
---

{words}
"""


def replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


def followed_by(more: str) -> Callable[[str], str]:
    return lambda text: text + more


@pytest.fixture(scope="module")
def preview(region_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of the region, whose whole site has been built."""
    project = shutil.copytree(region_project, tmp_path_factory.mktemp("preview") / "project")
    with previewed(project) as running:
        running.settled()
        yield running
        assert "Traceback" not in running.log


WORD = ("docs/ru/about/privacy.md", replaced("о вас не собирают", "о вас самих не собирают"))
TITLE = ("docs/kk/about/privacy.md", replaced("title: Құпиялық", "title: Құпиялық туралы"))
RECORD = ("docs/data/figures/minimum-pay.yml", replaced("value: 90100", "value: 90102"))


@pytest.mark.parametrize(
    ("file", "change", "page", "shown"),
    [
        pytest.param(*WORD, "ru/about/privacy/", "вас самих", id="a word of a page"),
        pytest.param(*TITLE, "about/privacy/", "Құпиялық туралы", id="the title of a page"),
        pytest.param(*RECORD, "ru/", "90\u00a0102", id="a value of a record"),
    ],
)
def test_a_change_is_shown_before_the_whole_site_is_built_and_as_it_is_built(
    preview: Preview, file: str, change: Callable[[str], str], page: str, shown: str
):
    with preview.changed(file, change):
        wait_for(lambda: shown in preview.text(page), f"{shown} on {page}")
        at_once = preview.page(page)
        assert preview.is_before_whole
        preview.settled()
        assert preview.page(page) == at_once
        assert preview.faults() == ""
    wait_for(lambda: shown not in preview.text(page), "the page as it was")


def test_every_page_is_that_of_a_build(preview: Preview, region_site: Path):
    pages = sorted(path.relative_to(region_site).as_posix() for path in region_site.rglob("*.html"))
    assert [page for page in pages if preview.page(page) != (region_site / page).read_bytes()] == []


def test_a_new_page_is_shown_and_a_renamed_one_moves(preview: Preview):
    words = {"kk": "Бұл бет жаңа.", "ru": "Эта страница новая."}
    files = [preview.project / f"docs/{language}/about/extra.md" for language in words]
    moved = [file.with_name("moved.md") for file in files]
    with ExitStack() as stack:
        for file in (*files, *moved):
            stack.callback(file.unlink, missing_ok=True)
        for file, (language, text) in zip(files, words.items(), strict=True):
            title = {"kk": "Жаңа бет", "ru": "Новая страница"}[language]
            file.write_text(NEW_PAGE.format(title=title, words=text), encoding="utf-8")
        nav = "      - about/privacy.md\n"
        with preview.changed("mkdocs.yml", replaced(nav, f"{nav}      - about/extra.md\n")):
            wait_for(lambda: words["ru"] in preview.text("ru/about/extra/"), "the new page")
            at_once = preview.page("ru/about/extra/")
            assert preview.is_before_whole
            preview.settled()
            assert preview.page("ru/about/extra/") == at_once
            assert "Новая страница" in preview.text("ru/about/privacy/")
        with preview.changed("mkdocs.yml", replaced(nav, f"{nav}      - about/moved.md\n")):
            for old, new in zip(files, moved, strict=True):
                old.rename(new)
            wait_for(lambda: words["kk"] in preview.text("about/moved/"), "the page at its new address")
            wait_for(lambda: preview.answer("about/extra/")[0] == 404, "the old address to be gone")
    wait_for(lambda: preview.answer("about/moved/")[0] == 404 and preview.faults() == "", "the site as it was")


PRIVACY = "docs/kk/about/privacy.md"


@pytest.mark.parametrize(
    ("file", "change", "told"),
    [
        pytest.param(PRIVACY, followed_by("\nТағы бір сөйлем.\n"), PRIVACY, id="a paragraph in one language"),
        pytest.param(PRIVACY, followed_by("\n{{ figure.minimum-pa\n"), PRIVACY, id="half a citation"),
        pytest.param(PRIVACY, followed_by("\n[сілтеме](\n"), PRIVACY, id="half a link"),
        pytest.param(PRIVACY, replaced("sources: []\n---\n", "sources: [\n"), PRIVACY, id="half a front matter"),
        pytest.param(PRIVACY, lambda text: "", PRIVACY, id="an empty page"),
        pytest.param(
            RECORD[0],
            replaced("value: 90100", "value: many"),
            'value: found the text "many"; expected a number',
            id="a record with a wrong value",
        ),
        pytest.param(RECORD[0], followed_by("  - : ["), RECORD[0], id="a record that is no YAML"),
        pytest.param(
            "overrides/main.html", replaced("{% endif %}", "{% endif"), "overrides/main.html:", id="a broken template"
        ),
        pytest.param("mkdocs.yml", followed_by("\nmore: [\n"), "mkdocs.yml", id="broken settings"),
    ],
)
def test_a_fault_is_told_over_the_last_good_page_until_it_is_mended(
    preview: Preview, file: str, change: Callable[[str], str], told: str
):
    before = preview.answer("about/privacy/"), preview.answer("ru/")
    with preview.changed(file, change):
        wait_for(lambda: told in preview.faults(), f"{told}, not {preview.faults()}")
        assert (preview.answer("about/privacy/"), preview.answer("ru/")) == before
    wait_for(lambda: preview.faults() == "", "the faults to go")
    assert (preview.answer("about/privacy/"), preview.answer("ru/")) == before


def test_another_page_is_shown_while_one_has_a_fault(preview: Preview):
    with preview.changed(PRIVACY, followed_by("\nТағы бір сөйлем.\n")):
        wait_for(lambda: PRIVACY in preview.faults(), "the fault")
        with preview.changed("docs/ru/about/index.md", replaced("title: О сайте", "title: Кратко о сайте")):
            wait_for(lambda: "Кратко о сайте" in preview.text("ru/about/"), "the other page")
            assert PRIVACY in preview.faults()
    wait_for(lambda: preview.faults() == "", "the faults to go")


def test_nothing_is_built_while_nothing_changes(preview: Preview):
    with preview.changed(*WORD):
        wait_for(lambda: "вас самих" in preview.text("ru/about/privacy/"), "the change")
    preview.settled()
    said = preview.log
    preview.news("ru/")
    subprocess.run(["sleep", "3"], check=True)
    assert preview.log == said


def test_a_page_is_loaded_anew_and_faults_come_and_go_in_the_browser(preview: Preview, browser: Browser):
    page = browser.new_page()
    page.goto(f"{preview.address}/ru/about/privacy/")
    alert = page.get_by_role("alert")
    with preview.changed(*WORD):
        expect(page.get_by_text("вас самих")).to_be_visible()
        twin = WORD[0].replace("/ru/", "/kk/")
        with preview.changed(twin, followed_by("\nТағы бір сөйлем.\n")):
            expect(alert).to_contain_text("Until it is mended, the page is shown as it was.")
            expect(alert).to_contain_text(twin)
            expect(alert).to_have_attribute("lang", "en")
            expect(page.get_by_text("вас самих")).to_be_visible()
        expect(alert).to_be_hidden()
    expect(page.get_by_text("вас самих")).to_be_hidden()
    page.close()


def test_an_address_that_is_taken_is_told(preview: Preview):
    taken = preview.address.removeprefix("http://")
    result = run_command("-m", "scripts", "serve", "--address", taken, cwd=preview.project)
    assert result.returncode == 1
    assert result.stderr.startswith(f"{taken}: found an address that another program has; expected a free one: ")
    assert result.stderr.endswith("press Ctrl+C there\n")


def test_it_answers_before_it_has_built_tells_what_is_wrong_in_a_language_and_ends_at_once(project: Path):
    record = project / RECORD[0]
    sound = record.read_text(encoding="utf-8")
    record.write_text(RECORD[1](sound).replace("value: 90102", "value: many"), encoding="utf-8")
    with previewed(project, "ru") as running:
        wait_for(lambda: "по этому адресу сайт откроется" in running.log, "the server")
        wait_for(lambda: "value: найдено: текст «many»; ожидается: число" in running.faults(), "the fault")
        assert running.faults() in running.log
        assert running.news()["language"] == "ru"
        status, page = running.answer("ru/")
        assert status == 503
        assert "Страница откроется сама" in page.decode("utf-8")
        record.write_text(sound, encoding="utf-8")
        wait_for(lambda: running.answer("ru/")[0] == 200, "the site")
        wait_for(lambda: "сайт показан целиком" in running.log, "the end of the build")
        assert "ошибок больше нет" in running.log
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(timeout=60) == 128 + signal.SIGINT
    with pytest.raises(OSError):
        running.answer("ru/")
    left = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert running.address.removeprefix("http://") not in left
    assert read_yaml(record, record.name).value["value"] == 90100
    assert not any(name.startswith(".preview") for name in os.listdir(project))
