"""The one file of messages: whole in three languages, with the same values in each, and nothing in it that nobody says."""

import ast
import re
import string
from collections.abc import Iterator

import pytest

from scripts.languages.signs import with_signs
from scripts.messages.say import MESSAGES, messages, say, told
from scripts.records.problems import shown
from scripts.twins.interface import Interface
from tests.conftest import ROOT

SCRIPTS = ROOT / "scripts"
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SCRIPTS.rglob("*.py")}
#: How many forms a noun has that goes with a number.
FORMS = {"en": 2, "kk": 0, "ru": 3}
#: Values that a language has no use for: the article of a noun, the words of a record in other languages, a name in Unicode, a code.
ONLY_HERE = {
    "a-thing": {"article"},
    "by-language": {"kk", "ru"},
    "parity.value": {"key", "number"},
    "records.another-space": {"name"},
}
#: A word of English, and no abbreviation such as SVG; what stands in braces is a value.
ENGLISH = re.compile(r"(?<![\w{:|.-])[A-Za-z]*[a-z]{2}[A-Za-z]*(?![\w}:])")
#: Names of programs that English leaves out.
NAMES = {"boto3", "boto", "git", "Tab", "Word"}


def fields(words: str) -> Iterator[tuple[str, str]]:
    """Yield each value that stands in a message, with the forms behind its colon."""
    for _, name, forms, _ in string.Formatter().parse(words):
        if name is not None and name != "scripts":  # that every message has
            yield name, forms or ""
            yield from fields(forms or "")


def said() -> Iterator[tuple[str, ast.Call]]:
    """Yield each call that says a message, with its place."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def pattern_of(text: ast.JoinedStr) -> str:
    """Return the ids that an f-string can be, as an expression."""
    return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in text.values)


def named() -> tuple[set[str], re.Pattern[str]]:
    """Return every text of the program that may be an id, and what f-strings may be."""
    texts, patterns = set(), set()
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
            elif isinstance(node, ast.JoinedStr) and re.match(r"[a-z]+\\\.", pattern_of(node)):
                patterns.add(pattern_of(node))
    tables = "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS.glob("records/*.yml"))
    return texts | set(re.findall(r"[\w.-]+", tables)), re.compile("|".join(sorted(patterns)))


def values_of(id: str, words: dict[str, str]) -> dict[str, set[str]]:
    """Return the values of a message by language; a number that only chooses a form is none in a language without forms."""
    of_language = {language: {name for name, forms in fields(text) if not forms} for language, text in words.items()}
    return {language: names - ONLY_HERE.get(id, set()) for language, names in of_language.items()}


def test_every_message_has_the_same_values_in_its_three_languages():
    assert all(set(words) == {"en", "kk", "ru"} for words in messages().values())
    values = {id: values_of(id, words) for id, words in messages().items()}
    assert {id: of for id, of in values.items() if not of["kk"] == of["ru"] == of["en"]} == {}


def test_a_noun_has_as_many_forms_as_its_language_needs():
    texts = [(id, language, text) for id, words in messages().items() for language, text in words.items()]
    with_forms = [(id, language, forms) for id, language, text in texts for _, forms in fields(text) if forms]
    assert [noun for noun in with_forms if noun[2].count("|") + 1 != FORMS[noun[1]]] == []


def test_no_message_has_english_in_another_language():
    """But what an editor types or finds as it is: names of fields, commands, formats."""
    left = {
        (id, word)
        for id, words in messages().items()
        for language in ("kk", "ru")
        for word in set(ENGLISH.findall(words[language])) - set(ENGLISH.findall(words["en"])) - NAMES
    }
    assert left == set()


def test_every_message_that_is_said_is_there_with_its_values():
    wrong = []
    for place, call in said():
        if isinstance(call.args[0], ast.Constant) and all(keyword.arg for keyword in call.keywords):
            words = messages().get(call.args[0].value, {})
            expected = {name for text in words.values() for name, _ in fields(text)}
            if not words or {keyword.arg for keyword in call.keywords} != expected:
                wrong.append(place)
    assert wrong == []


def test_every_message_is_said_somewhere():
    texts, patterns = named()
    assert [id for id in messages() if id not in texts and not patterns.fullmatch(id)] == []


def test_the_signs_of_each_language_are_typed_since_messages_are_printed_as_they_are():
    typed = [passage for passage in Interface().passages if passage.file == shown(MESSAGES)]
    assert len(typed) > 1000
    signs = {passage: with_signs(passage.source, passage.language).replace("\u00a0", " ") for passage in typed}
    # A list of Markdown begins with a hyphen.
    assert {passage.field for passage in typed if signs[passage] != passage.source} == {"status.accepted"}
    assert "\u00a0" not in MESSAGES.read_text(encoding="utf-8")


def test_a_command_is_told_as_it_can_be_copied():
    words = [text for of_id in messages().values() for text in of_id.values()]
    assert [text for text in words if re.search(r"(?<!\.venv/bin/)python|-m scripts", text)] == []
    assert told(say("changed.written", path="a.yml"), "kk").count("`.venv/bin/python -m scripts agree a.yml`") == 1


def test_no_id_stands_twice_in_the_file():
    ids = re.findall(r"^([\w.-]+):", MESSAGES.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", TREES, ids=lambda path: path.relative_to(SCRIPTS).as_posix())
def test_nothing_is_said_past_the_file(path):
    """No text of the program says what was found and expected, and no message is put into another text."""
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not re.search(r"\bfound .*; expected|^found ", node.value, re.DOTALL), node.lineno
        if isinstance(node, ast.FormattedValue) and isinstance(node.value, ast.Call):
            assert getattr(node.value.func, "id", "") != "say", node.lineno
