"""The list of words that the project has checked itself, in a file that editors keep; used by spelling.py."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.languages import Language
from scripts.languages.alphabet import sort_key
from scripts.languages.case_forms import CaseForms
from scripts.languages.tables import table
from scripts.messages.say import say
from scripts.records.problems import InputError, found_and_expected, shown
from scripts.records.text_files import read_text, refuse_conflict
from scripts.twins.finding import Finding, from_problem

_RULE = "spelling"
CYRILLIC = re.compile(r"[Ѐ-ԯ]+")
_CONSONANTS = tuple("бвгджзклмнпрстфхцчшщ")
#: By the last letters of a Russian word, the longest first: what stands in their place, or after a consonant.
_DECLENSION: dict[str, str] = table("ru", "endings")["declension"]


class CheckedWords:
    """The words that the project has checked itself, and the names of its records."""

    def __init__(self, path: Path, language: Language, common: Iterable[str], names: Iterable[str]) -> None:
        self._file, self._language = shown(path), language
        self.lines: dict[str, int] = {}
        self._problems: list[Finding] = []
        self._is_whole = True
        self._read(path)
        words = {*self.lines, *common}
        self._known = words if language == "kk" else {form for word in words for form in _russian_forms(word)}
        #: The names of the records, in every case form.
        self._names = CaseForms(language)
        self.names = frozenset(names)
        for name in self.names:
            self._names.add(name)

    def has(self, word: str) -> bool:
        """Return whether a word is on the list, or a Russian form of one; it may begin with a capital or be all capitals.

        Of a list that cannot be read nothing is said but that, so every word is on it.
        """
        if not self._is_whole:
            return True
        if word in self._known or word[:1].lower() + word[1:] in self._known:
            return True
        if word.isupper() and not self._known.isdisjoint((word.lower(), word.capitalize())):
            return True
        return word[:1].isupper() and any(form.isalpha() for form in self._names.keys(word))

    def findings(self, unknown: set[str]) -> Iterator[Finding]:
        """Yield what is wrong with the list, where `unknown` has the words that the dictionary does not know."""
        yield from self._problems
        for word, line in self.lines.items():
            if unknown.isdisjoint((word, *word.split("-"))):
                yield self._finding(line, say("quoted", text=word), say("writing.only-words-that-dictionary-does-not"))

    def _read(self, path: Path) -> None:
        try:
            text = read_text(path, self._file) if path.exists() else ""
            refuse_conflict(text, self._file)
        except InputError as error:
            self._is_whole = False
            self._problems += [from_problem(problem, _RULE) for problem in error.problems]
            return
        before = ""
        for line, content in enumerate(text.splitlines(), 1):
            word = content.strip()
            if not word or word.startswith("#"):
                before = ""  # under each heading the alphabet begins anew
                continue
            self._problems += self._wrong(word, line, before)
            self.lines.setdefault(word, line)
            before = word

    def _wrong(self, word: str, line: int, before: str) -> Iterator[Finding]:
        if word in self.lines:
            yield self._finding(
                line, say("writing.word-again", word=word), say("writing.once-on-line", line=self.lines[word])
            )
        elif not all(map(CYRILLIC.fullmatch, word.split("-"))):
            yield self._finding(line, say("quoted", text=word), say("writing.one-word-in-cyrillic-letters-on"))
        elif before and sort_key(word, self._language) < sort_key(before, self._language):
            yield self._finding(
                line, say("writing.word-after", word=word, before=before), say("writing.words-in-order-of-alphabet")
            )

    def _finding(self, line: int, found: str, expected: str) -> Finding:
        return Finding(self._file, line, _RULE, "error", found_and_expected(found, expected))


def _russian_forms(word: str) -> Iterator[str]:
    """Yield a Russian word with the regular endings of a noun or an adjective, as its last letters have them.

    A word that is declined in another way stands on the list in each form.
    """
    yield word
    last = next((last for last in _DECLENSION if word.endswith(_CONSONANTS if last == "consonant" else last)), None)
    stem = word if last == "consonant" else word.removesuffix(last or "")
    for ending in _DECLENSION[last].split() if last else ():
        # After these letters ы is never written.
        yield stem + ("и" + ending[1:] if ending[0] == "ы" and stem[-1:] in tuple("гкхжчшщ") else ending)
