"""The words of the interface as pairs of passages: phrases, names of fields and choices, messages; called by runner.py.

They are the generator's own, the same for every region, so no record is asked about them.
"""

import ast
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import chain, starmap
from pathlib import Path

from scripts.forms.layout import WORDS as FORM_WORDS
from scripts.languages import LANGUAGES, Language
from scripts.messages.say import MESSAGES
from scripts.pages.phrases import PHRASES, phrases_file
from scripts.paths import LOOK
from scripts.records import record
from scripts.records.problems import shown
from scripts.records.yaml_files import KeyPath, YamlFile, read_yaml
from scripts.twins.passages import CITATION, Pair, TextPassage

#: The modules that name fields and choices: those of the kinds of records, and what they share.
_MODELS = Path(record.__file__).parent
#: The tables of choices beside them, and the words of the forms that editors fill in.
_TABLES = sorted((*_MODELS.glob("kinds/*.yml"), *_MODELS.glob("form*.yml")))
#: The page for an address that does not exist, the one template with words of its own: all Kazakh ones, then all Russian.
_NOT_FOUND = LOOK / "404.html"
#: The words for which the theme has keys, a file for each language.
_BY_KEYS = {language: LOOK / "partials" / "languages" / f"{language}.html" for language in LANGUAGES}
_KEY_AND_WORDS = re.compile(r'^  "(?P<key>[a-z.]+)": "(?P<words>.*)",?$', re.MULTILINE)
_QUOTED_WORDS = re.compile('"([^"\n]*[Ѐ-ԯ][^"\n]*)"')
#: A value that is filled in, or code as somebody types it; of the forms of a noun behind a number, the last is read.
_PLACE = re.compile(r"`[^`]+`|\{\w+\}|\{\w+:(?! )(?:[^{}|]*\|)*(?P<form>[^{}|]*)\}")
_CYRILLIC = re.compile("[Ѐ-ԯ]")


class Interface:
    """The words of the interface, cut for the rules like a site (site.py)."""

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of every file that has words of the interface, by its name."""
        files = (
            PHRASES,
            MESSAGES,
            FORM_WORDS,
            _NOT_FOUND,
            *_BY_KEYS.values(),
            *_TABLES,
            *sorted(_MODELS.glob("kinds/*.py")),
            _MODELS / "record.py",
            _MODELS / "known.py",
        )
        return {shown(file): file.read_text(encoding="utf-8") for file in files}

    @cached_property
    def pairs(self) -> list[Pair]:
        """Every text of the interface, as a pair of one passage a side."""
        modules = [(name, text) for name, text in self.texts.items() if name.endswith(".py")]
        labels = chain.from_iterable(starmap(_label_pairs, modules))
        others = ((shown(file), read_yaml(file, shown(file))) for file in (MESSAGES, FORM_WORDS, *_TABLES))
        tables = [(shown(PHRASES), phrases_file()), *others]
        return [
            *chain.from_iterable(starmap(_table_pairs, tables)),
            *_template_pairs(shown(_NOT_FOUND), self.texts[shown(_NOT_FOUND)]),
            *_key_pairs(),
            *labels,
        ]

    @cached_property
    def passages(self) -> list[TextPassage]:
        """Every passage of both languages."""
        return [passage for pair in self.pairs for passage in pair.kk + pair.ru]


def _table_pairs(name: str, file: YamlFile) -> Iterator[Pair]:
    """Yield the words of a table that has both languages beside each other, under each key."""
    for key in file.value:
        kazakh, russian = (dict(_texts(file.value[key][language], (key, language))) for language in LANGUAGES)
        for (path, text), (twin_path, twin_text) in zip(kazakh.items(), russian.items(), strict=True):
            yield _pair(name, (file.place(path)[0], file.place(twin_path)[0]), (text, twin_text), key)


def _texts(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Yield the texts with words in a phrase, which may be a list of groups; codes have none."""
    if isinstance(value, str) and _CYRILLIC.search(value):
        yield path, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key))


def _template_pairs(name: str, text: str) -> Iterator[Pair]:
    found = [(text.count("\n", 0, match.start()) + 1, match[1]) for match in _QUOTED_WORDS.finditer(text)]
    half = len(found) // 2
    for (line, words), (twin_line, twin_words) in zip(found[:half], found[half:], strict=True):
        yield _pair(name, (line, twin_line), (words, twin_words), "")


def _key_pairs() -> Iterator[Pair]:
    """Yield the words of both languages under each key of the theme."""
    sides = [
        {
            match["key"]: (text.count("\n", 0, match.start()) + 1, match["words"])
            for match in _KEY_AND_WORDS.finditer(text)
        }
        for text in (file.read_text(encoding="utf-8") for file in _BY_KEYS.values())
    ]
    for key in sorted(sides[0].keys() & sides[1].keys()):
        if _CYRILLIC.search(sides[0][key][1]):
            passages = (
                (TextPassage(shown(_BY_KEYS[language]), side[key][0], language, "field", side[key][1], key),)
                for language, side in zip(LANGUAGES, sides, strict=True)
            )
            yield Pair(*passages)


def _label_pairs(name: str, module: str) -> Iterator[Pair]:
    """Yield the words in a module of models: `fact("Өңір", "Регион")`, `HALL = "hall", "ғимарат", "здание"`."""
    for node in ast.walk(ast.parse(module)):
        words = node.args[:2] if isinstance(node, ast.Call) else node.elts[-2:] if isinstance(node, ast.Tuple) else []
        texts = [word for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str)]
        if len(texts) == len(LANGUAGES) and any(_CYRILLIC.search(str(text.value)) for text in texts):
            kazakh, russian = texts
            yield _pair(name, (kazakh.lineno, russian.lineno), (str(kazakh.value), str(russian.value)), "")


def _pair(file: str, lines: tuple[int, int], texts: tuple[str, str], field: str) -> Pair:
    def side(language: Language, line: int, text: str) -> tuple[TextPassage]:
        return (
            TextPassage(
                file, line, language, "field", _PLACE.sub(lambda place: place["form"] or CITATION, text), field
            ),
        )

    return Pair(side("kk", lines[0], texts[0]), side("ru", lines[1], texts[1]))
