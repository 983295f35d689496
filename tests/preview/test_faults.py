"""What a preview tells to be wrong: in the language that was asked for, with the file at which it is looked at again."""

from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError
from mkdocs.exceptions import Abort, BuildError

from scripts.messages.say import MESSAGE_LANGUAGES, MessageLanguage, say
from scripts.paths import DATA, LOOK
from scripts.prepare import ContentError
from scripts.preview.whole import described
from scripts.preview.worker import is_of
from scripts.records.problems import InputError, Problem, shown
from scripts.twins.finding import from_problem

RECORD = f"{shown(DATA)}/figures/pay.yml"
PROBLEM = Problem(RECORD, 3, 1, "value", say("records.text-2", text="many"), say("records.number"))
TEMPLATE = TemplateSyntaxError("unexpected end", 4, filename=str(LOOK / "main.html"))


@pytest.mark.parametrize(
    ("error", "language", "told"),
    [
        (InputError([PROBLEM]), "ru", f"{RECORD}:3:1: value: найдено: текст «many»; ожидается: число"),
        (InputError([PROBLEM]), "kk", f"{RECORD}:3:1: value: табылғаны: «many» мәтіні; күтілгені: сан"),
        (ContentError([from_problem(PROBLEM, "records")]), "en", f'{RECORD}:3:1: error: value: found the text "many"'),
        (ContentError([PROBLEM], say("build.site-has-errors")), "ru", "в собранном сайте есть ошибки"),
        (TEMPLATE, "ru", "overrides/main.html:4:1: найдено: шаблон, который не читается (unexpected end)"),
        (Abort("Aborted with 2 warnings in strict mode!"), "kk", "сайт құрастырылмады, ескертулер саны: 2"),
        (BuildError("words of MkDocs"), "kk", "words of MkDocs"),
        (OSError(28, "No space left on device", "/a"), "ru", "найдено: файл, который не читается"),
        (RuntimeError("words of a library"), "ru", "RuntimeError: words of a library"),
    ],
)
def test_what_is_raised_is_told_in_a_language(error: Exception, language: MessageLanguage, told: str):
    assert described(error, language)[0].startswith(told)


@pytest.mark.parametrize("language", MESSAGE_LANGUAGES)
def test_a_fault_is_known_by_its_file_in_every_language(language: MessageLanguage):
    line = from_problem(PROBLEM, "records").told(language)
    assert is_of(line, {RECORD}, is_of_data=False)
    assert is_of(line, set(), is_of_data=True)
    assert not is_of(line, {shown(Path("docs/kk/index.md"))}, is_of_data=False)
