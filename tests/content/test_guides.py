"""The guides for editors: each of their ten jobs is done as it is written, on a copy of the project; both say the same, briefly."""

import difflib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pytest

from scripts.languages import LANGUAGES, Language
from tests.conftest import ROOT, copy_project

GUIDES = {language: (ROOT / f"CONTRIBUTING.{language}.md").read_text(encoding="utf-8") for language in LANGUAGES}
MOST_LINES = 200
JOBS = 10
#: By these words a guide says that a line which it had replaced is to be put back.
BACK: dict[Language, str] = {"kk": "бұрынғы жолды қайтарыңыз", "ru": "верните прежнюю строку"}
#: What the page of the exercise tells in Russian, by its record.
HOURS = re.compile(r"40(?:&nbsp;|\s)часов в неделю")
_FILE = re.compile("`(docs/[^` ]+\\.(?:md|yml))`")
_BLOCK = re.compile("^```(?P<kind>[a-z]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    """A block of a guide: what kind it is of, what stands in it, and the words before it, since the last one."""

    kind: str
    text: str
    before: str

    @property
    def file(self) -> str:
        """The file that was named last before the block."""
        return _FILE.findall(self.before)[-1]


def steps(guide: str) -> Iterator[Step]:
    end = 0
    for match in _BLOCK.finditer(guide):
        yield Step(match["kind"], match["text"], guide[end : match.start()])
        end = match.end()


def with_fields(text: str, block: str) -> str:
    """Return a record whose fields are those of a block, as an editor puts them there: a # before one is taken away."""
    for field in re.findall(r"^(?:\S.*\n)(?:[ ]+.*\n)*", block, re.MULTILINE):
        name, _, inside = field.partition(":")
        parts = re.findall(r"^  (\w+): (\{.*\})\n", inside, re.MULTILINE) if inside.startswith("\n  ") else []
        if parts:
            for part, value in parts:  # a group keeps the other facts that it has
                text, count = re.subn(rf"(?m)^  {part}: .*$", f"  {part}: {value}", text)
                assert count == 1, part
        else:
            text, count = re.subn(rf"(?m)^(?:# )?{name}:.*\n(?:[ ]+.*\n)*", lambda _, new=field: new, text, count=1)
            assert count == 1, name
    return text


class Editor:
    """Does what a guide says, in a copy of the project, and fails where that does not lead to what the guide says."""

    def __init__(self, project: Path, language: Language) -> None:
        self.project, self.language = project, language
        self.before: dict[Path, str] = {}
        self.ran: list[str] = []
        locale = f"{language}_KZ.UTF-8"
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "LC_ALL", "LC_MESSAGES")},
            **{"LANG": locale, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_NAME": "E", "GIT_AUTHOR_EMAIL": "e@e.kz"},
            **{"GIT_COMMITTER_NAME": "E", "GIT_COMMITTER_EMAIL": "e@e.kz"},
        }

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        """Run a command as it stands; nobody is there to answer."""
        self.ran.append(command)
        return subprocess.run(
            command,
            shell=True,
            cwd=self.project,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
        )

    def must(self, command: str) -> None:
        result = self.run(command)
        assert result.returncode == 0, f"{command}\n{result.stdout[-3000:]}{result.stderr[-3000:]}"

    def do(self, step: Step, expected: str | None) -> None:
        """Do what a block says; where the guide shows what is told then, it must be told, and be an error."""
        if BACK[self.language] in step.before:
            for path, text in self.before.items():
                path.write_text(text, encoding="utf-8")
        if step.kind == "sh":
            for command in step.text.splitlines():
                if command == "make serve":
                    self.preview()
                elif expected is not None:
                    self.must_fail(command, expected)
                else:
                    self.must(command)
        elif step.kind == "yaml":
            path = self.project / step.file
            path.write_text(with_fields(path.read_text(encoding="utf-8"), step.text), encoding="utf-8")
        elif step.kind == "markdown":
            self.write(self.project / step.file, step.text)

    def write(self, path: Path, text: str) -> None:
        """Write a whole page, which must be there, or put a line in the place of the one that is most like it."""
        old = path.read_text(encoding="utf-8")
        if not text.startswith("---\n"):
            self.before[path] = old
            (nearest,) = difflib.get_close_matches(text, old.split("\n"), 1)
            text = old.replace(nearest, text.rstrip("\n"))
        path.write_text(text, encoding="utf-8")

    def must_fail(self, command: str, expected: str) -> None:
        result = self.run(command)
        parts = [re.escape(part.strip()) for part in expected.split("…")]
        assert result.returncode != 0
        assert re.search(".*".join(parts), result.stdout + result.stderr), result.stdout + result.stderr

    def preview(self) -> None:
        """Look at the page of the exercise in the preview, on a free port, since another may run on the usual one."""
        self.ran.append("make serve")
        assert "$(BIN)/python -m scripts serve " in (self.project / "Makefile").read_text(encoding="utf-8")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            host = f"127.0.0.1:{free.getsockname()[1]}"
        with subprocess.Popen(
            [sys.executable, "-m", "scripts", "serve", "--address", host],
            cwd=self.project,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as preview:
            try:
                assert HOURS.search(_answer(f"http://{host}/ru/about/exercise/"))
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(preview.pid, signal.SIGTERM)


def _answer(address: str) -> str:
    """Return a page once it is served."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                return answer.read().decode("utf-8")
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address} is not served")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A clone of the project with its environment, on the branch main."""
    copy = copy_project(
        tmp_path / "project", "Makefile", "requirements.lock", ".gitignore", "tests/region", docs=ROOT / "docs"
    )
    os.utime(copy / "requirements.lock", (0, 0))  # the environment is there, as after an earlier command
    (copy / ".venv").symlink_to(sys.prefix)
    return copy


@pytest.mark.exhaustive
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ten_jobs_are_done_as_they_are_written(project: Path, language: Language):
    editor = Editor(project, language)
    for command in ("git init --quiet --initial-branch main", "git add --all", "git commit --quiet --message first"):
        editor.must(command)
    every = list(steps(GUIDES[language]))
    published = project.parent / "exercise-site" / "current"
    for step, after in zip_longest(every, every[1:]):
        editor.do(step, after.text if after and after.kind == "text" else None)
        if "scripts publish" in step.text:
            page = (published / "ru/about/exercise/index.html").read_text(encoding="utf-8")
            assert HOURS.search(page) and re.search(r"exercise\.[0-9a-f]+\.svg", page)
            for name in ("news/exercise-visit", "catalogue/sites/exercise-hall"):
                assert (published / name / "index.html").is_file()
    assert editor.run("git status --porcelain").stdout == ""
    assert not list(project.rglob("docs/*/about/exercise.md"))
    for command in ("new source", "new figure", "new production-site", "new event", "new page", "make check"):
        assert any(command in ran for ran in editor.ran), command
    for command in ("make serve", "agree", "publish", "changed", "git revert"):
        assert any(command in ran for ran in editor.ran), command


def neutral(text: str) -> str:
    """Return a text without what is of a language: its code in paths, its words."""
    return re.sub(r"\b(?:kk|ru)\b", "LL", text)


def headings(guide: str) -> list[str]:
    return re.findall(r"^(#+ (?:\d+\.)?)", _BLOCK.sub("", guide), re.MULTILINE)


def test_both_guides_have_the_same_parts_blocks_links_and_names():
    kazakh, russian = (GUIDES[language] for language in ("kk", "ru"))
    assert headings(kazakh) == headings(russian)
    for one, other in zip_longest(steps(kazakh), steps(russian)):
        assert one.kind == other.kind
        if one.kind in ("yaml", "sh"):
            assert re.sub('message ".*"', "", neutral(one.text)) == re.sub('message ".*"', "", neutral(other.text))
    prose = [_BLOCK.sub("", guide) for guide in (kazakh, russian)]
    links, names = (
        [sorted(neutral(found) for found in re.findall(pattern, text)) for text in prose]
        for pattern in (r"\]\((.*?)\)", r"(?<!`)`([^`\n]+)`(?!`)")
    )
    assert links[0] == links[1]
    # The word of the glossary and the words of a link are those of the language.
    of_both = [[name for name in side if not re.search("[а-яә]", name)] for side in names]
    assert of_both[0] == of_both[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guide_is_short_and_has_ten_jobs(language: Language):
    guide = GUIDES[language]
    assert guide.count("\n") <= MOST_LINES
    assert re.findall(r"^## (\d+)\.", guide, re.MULTILINE) == [str(number) for number in range(1, JOBS + 1)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_a_guide_leads_somewhere(language: Language):
    for target in re.findall(r"\]\((?!party:)([^)]+)\)", _BLOCK.sub("", GUIDES[language])):
        if not target.startswith("../"):
            path, _, fragment = target.partition("#")
            assert (ROOT / path).is_file(), target
            assert not fragment or f"{{ #{fragment} }}" in (ROOT / path).read_text(encoding="utf-8"), target


def test_where_the_guides_send_for_the_names_of_blocks_all_of_them_stand():
    room = ROOT / "scripts" / "pages"
    assert all("`scripts/pages/README.md`" in guide for guide in GUIDES.values())
    told = (room / "README.md").read_text(encoding="utf-8").partition("**Their names**")[2].partition("\n- ")[0]
    names = {path.name.partition(".")[0] for path in (room / "templates" / "blocks").iterdir()}
    assert set(re.findall(r"`([a-z-]+)[^`]*`", told)) == names
