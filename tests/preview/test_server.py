"""What the preview answers: the last good page with its script, and nothing from outside of the site."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.messages.say import MessageLanguage
from scripts.preview.place import make_current
from scripts.preview.server import News, PreviewServer

PAGE = "<!doctype html><html><head><title>{}</title></head><body></body></html>"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    """A server of a site below a path that has a page, an error page in each language, and a secret beside it."""
    site = tmp_path / "1" / "kk"
    for name in ("about/index.html", "404.html", "ru/404.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(PAGE.format(name), encoding="utf-8")
    (tmp_path / "1" / "secret.txt").write_text("secret", encoding="utf-8")
    with PreviewServer("127.0.0.1", 0, "/my/", "en") as running:
        running.folder, running.news = tmp_path, News()
        yield running


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "The site is being built."), ("kk", "Сайт құрастырылып жатыр."), ("ru", "Сайт собирается.")],
)
def test_before_the_first_build_a_page_says_so_and_has_the_script_that_opens_it(
    server: PreviewServer, language: MessageLanguage, words: str
):
    server.messages = language
    answer = server.answer("/my/ru/about/")
    assert answer.status == 503
    assert f'lang="{language}"' in answer.content.decode()
    assert words in answer.content.decode()
    assert b'src="/my/.preview/preview.js"' in answer.content


def test_the_script_is_told_in_which_language_faults_are(server: PreviewServer):
    server.messages = "kk"
    news = json.loads(server.answer("/my/.preview/news?page=/my/ru/about/").content)
    assert (news["language"], news["title"]) == ("kk", "Мазмұнда түзететін жер бар.")


@pytest.mark.parametrize(
    ("target", "status", "told"),
    [
        ("/my/about/", 200, "about/index.html"),
        ("/my/no-page/", 404, "<title>404.html"),
        ("/my/ru/no-page/", 404, "ru/404.html"),
        ("/my/../secret.txt", 404, "<title>404.html"),
        ("/my/%2e%2e/secret.txt", 404, "<title>404.html"),
        ("/my/about/%00", 404, "<title>404.html"),
        ("/my/.preview/preview.js", 200, "follow();"),
        ("/my/.preview/server.py", 404, "<title>404.html"),
    ],
)
def test_a_request_gets_a_page_of_the_site_or_its_error_page(
    server: PreviewServer, target: str, status: int, told: str
):
    make_current(server.folder, server.folder / "1" / "kk")
    answer = server.answer(target)
    assert (answer.status, told in answer.content.decode()) == (status, True)


@pytest.mark.parametrize(("target", "location"), [("/", "/my/"), ("/my/about", "/my/about/")])
def test_an_address_without_its_slash_or_its_path_leads_on(server: PreviewServer, target: str, location: str):
    make_current(server.folder, server.folder / "1" / "kk")
    assert server.answer(target).location == location


def test_the_script_is_told_at_once_when_its_page_is_another(server: PreviewServer):
    make_current(server.folder, server.folder / "1" / "kk")
    news = "/my/.preview/news?page=/my/about/"
    before = json.loads(server.answer(news).content)
    (server.folder / "1" / "kk" / "about" / "index.html").write_text(PAGE.format("other"), encoding="utf-8")
    after = json.loads(server.answer(f"{news}&shown={before['shown']}&told={before['told']}").content)
    assert (after["shown"] != before["shown"], after["faults"]) == (True, [])
