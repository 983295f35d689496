"""The rules `spelling` and `yo`: every word is known to a dictionary of its language or to the project's list, and has its ё.

Called by checks.py. The dictionaries are those of the program hunspell. It is slow to load them, so all different words of the site go to it
at once, and it may work beside the other rules: `Spelling.start` early, `Spelling.findings` late. Of Kazakh words its
dictionary has few forms; those that it does not know are cut (scripts/languages/kazakh_endings.py), and it is asked
again about the stems. What it does not know at all stands, after a check, in docs/check/spelling.<language>.txt. Of
Russian words its dictionary has both spellings, with е and with ё; where it has the one with ё, that one is asked for.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile

from scripts.languages import LANGUAGES, Language
from scripts.languages.alphabet import sort_key
from scripts.languages.case_forms import is_kazakh_ending
from scripts.languages.kazakh_endings import is_impossible, meant_words, stems
from scripts.parity.finding import Finding
from scripts.parity.passages import CITATION, Passage, finding_at, without_addresses
from scripts.records.kinds import Entry, NameKind
from scripts.records.loader import Records
from scripts.records.problems import describe_os_error, shown

RULE, YO_RULE = "spelling", "yo"
INSTALL = "apt-get install hunspell hunspell-kk hunspell-ru"
_DICTIONARIES: dict[Language, str] = {"kk": "kk_KZ", "ru": "ru_RU"}
_LANGUAGE_NAMES: dict[Language, str] = {"kk": "Kazakh", "ru": "Russian"}

_BEFORE_ENDING, _BEFORE_LETTER = f"-{CITATION}»”", "«“„"
#: A word with its hyphens, and the sign right before it, after which it may be an ending («Invest»-тің) or a letter («ё»);
#: or a lone letter with the sign after it (ж., а).
_WORD = re.compile(rf"[{_BEFORE_ENDING}{_BEFORE_LETTER}]?\w(?:[.)]|\w*(?:-\w+)*)")
_CYRILLIC = re.compile(r"[Ѐ-ԯ]+")
#: No word of either language is longer, and a longer one would keep the dictionary busy.
_LONGEST = 50
#: Capitals only: of more letters it is no abbreviation.
_LONGEST_ABBREVIATION = 5
_QUOTED = re.compile(r"«([^»]*)»")
_CAPITAL = re.compile(r"\b[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+")
_CONSONANTS = tuple("бвгджзклмнпрстфхцчшщ")
#: By the last letters of a Russian word, the longest first: what stands in their place, or after a consonant.
_RUSSIAN_ENDINGS = {
    "ия": "ии ию ией ий иям иями иях",
    "ый": "ого ому ым ом ая ой ую ое ые ых ыми",
    "кий": "кого кому ким ком кая кой кую кое кие ких кими",
    "й": "я ю ем е и ев ям ями ях",
    "а": "ы у е ой ам ами ах",
    **dict.fromkeys(_CONSONANTS, "а у ом е ы ов ам ами ах"),
}
#: Of a number, the Russian ending that stands apart: 7-й, 90-х, 5-го.
_NUMBER_ENDING = re.compile(r"[аеигмоухыьюяй]{1,3}")


#: Words that are right without ё, though another word is spelled like them with it (все, всё).
_WITHOUT_YO = frozenset(
    "берет весел весла ведра все всем железка жены заем запрет запрете звезды зерна колеса крестный лен лет мел мер моем "
    "небо неба небом небу нем озера осел падеж падежа падеже падежи падежом перед передом поем пчелы разметка разметке "
    "разметки разметкой разметку самое села сестры слез сложен совершенна совершенно совершенного совершенной "
    "совершенном совершенный совершенных стекла узнаем узнает чем".split()
)
#: Short participles have ё only where their last letter is н: решён, решено.
_NO_YO_BEFORE_ENDING = re.compile(r"ён[аоы](?:сь)?$")


class MissingDictionaryError(Exception):
    """Raised when hunspell or its dictionary of a language is not there."""


class _Dictionary:
    """One run of hunspell, which loads its dictionary at once; it is asked once, either at the start or with `ask`."""

    def __init__(self, language: Language, words: Iterable[str] | None = None) -> None:
        self._too_long: set[str] = set()
        command = ["hunspell", "-d", _DICTIONARIES[language], "-l", "-i", "utf-8"]
        # Words that a user has taught it, which it looks for in these places, are known to nobody else.
        environment = {**os.environ, "HOME": os.devnull, "WORDLIST": os.devnull}
        with ExitStack() as files:
            # With files, neither side has to wait for the other to read.
            self._answer = files.enter_context(TemporaryFile())
            question = files.enter_context(TemporaryFile())
            if words is not None:
                question.write(self._lines(words))
                question.seek(0)
            try:
                self._process = subprocess.Popen(
                    command,
                    stdin=subprocess.PIPE if words is None else question,
                    stdout=self._answer,
                    stderr=subprocess.DEVNULL,
                    cwd="/",
                    env=environment,
                )
            except OSError as error:
                raise MissingDictionaryError from error
            question.close()
            files.pop_all()

    def ask(self, words: Iterable[str]) -> None:
        """Hand over all words."""
        assert self._process.stdin is not None
        # Without its dictionary it has ended by now; unknown() says so.
        with suppress(BrokenPipeError), self._process.stdin as question:
            question.write(self._lines(words))

    def unknown(self) -> set[str]:
        """Wait, and return the words that are not in the dictionary; raise MissingDictionaryError when it is missing."""
        with self._answer as answer:
            if self._process.wait() != 0:
                raise MissingDictionaryError
            answer.seek(0)
            return self._too_long.union(answer.read().decode().split())

    def stop(self) -> None:
        """End the program where nobody has waited for it."""
        self._answer.close()
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.kill()
        self._process.wait()

    def _lines(self, words: Iterable[str]) -> bytes:
        asked = set(words)
        self._too_long = {word for word in asked if len(word) > _LONGEST}
        return "\n".join(asked - self._too_long).encode()


class _List:
    """The words that the project has checked itself, and the names of its records."""

    def __init__(self, path: Path, language: Language, names: Iterable[str]) -> None:
        self._file, self._language = shown(path), language
        self.lines: dict[str, int] = {}
        self._problems: list[Finding] = []
        self._read(path)
        words = {*self.lines, *names}
        self._known = words if language == "kk" else {form for word in words for form in _russian_forms(word)}

    def has(self, word: str) -> bool:
        """Say whether a word is on the list, or a Russian form of one; it may begin with a capital or be all capitals."""
        if word in self._known or word[:1].lower() + word[1:] in self._known:
            return True
        return word.isupper() and not self._known.isdisjoint((word.lower(), word.capitalize()))

    def findings(self, unknown: set[str]) -> Iterator[Finding]:
        """Yield what is wrong with the list, where `unknown` has the words that the dictionary does not know."""
        yield from self._problems
        for word, line in self.lines.items():
            if unknown.isdisjoint((word, *word.split("-"))):
                yield self._finding(line, f'"{word}"', "only words that the dictionary does not know; take it out")

    def _read(self, path: Path) -> None:
        try:
            text = path.read_text(encoding="utf-8") if path.exists() else ""
        except OSError as error:
            self._problems.append(Finding(self._file, 0, RULE, "error", describe_os_error(error)))
            return
        except UnicodeDecodeError:
            self._problems.append(self._finding(0, "a list that is not in UTF-8", "a text file in UTF-8"))
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
            yield self._finding(line, f'"{word}" again', f"it once, on line {self.lines[word]}")
        elif not all(map(_CYRILLIC.fullmatch, word.split("-"))):
            yield self._finding(line, f'"{word}"', "one word in Cyrillic letters on a line")
        elif before and sort_key(word, self._language) < sort_key(before, self._language):
            yield self._finding(line, f'"{word}" after "{before}"', "the words in the order of the alphabet")

    def _finding(self, line: int, found: str, expected: str) -> Finding:
        return Finding(self._file, line, RULE, "error", f"found {found}; expected {expected}")


class Spelling:
    """The rule `spelling` for one site. Call `start` once, and then `findings`."""

    def __init__(self, lists: Path, records: Records) -> None:
        self._lists = {
            language: _List(lists / f"spelling.{language}.txt", language, _names(records, language))
            for language in LANGUAGES
        }
        self._folder = shown(lists)
        self._passages: list[Passage] = []
        #: Every different word as it stands in the texts, and the pieces of these.
        self._words: dict[Language, set[str]] = {}
        self._pieces: dict[Language, set[str]] = {}
        #: Spellings with one ё more than the word of the texts that they are of.
        self._with_yo: dict[str, str] = {}
        self._first: dict[Language, _Dictionary] = {}
        self._second: _Dictionary | None = None

    def start(self, passages: Iterable[Passage]) -> None:
        """Hand every different word of the passages to the dictionaries; they work on while the caller does."""
        self._passages = list(passages)
        with suppress(MissingDictionaryError):
            for language in reversed(LANGUAGES):  # the Russian dictionary is the larger one
                words = self._words[language] = _different_words(self._passages, language)
                pieces = self._pieces[language] = {piece for word in words for piece in _pieces(word)}
                asked = pieces.union(self._lists[language].lines)
                if language == "ru":
                    self._with_yo = {spelling: piece for piece in pieces for spelling in _with_yo(piece)}
                    asked.update(self._with_yo)
                self._first[language] = _Dictionary(language, asked)
            self._second = _Dictionary("kk")  # loads while the first one works

    def findings(self) -> Iterator[Finding]:
        """Yield an error at each place of an unknown word, and at each line of a list that is wrong or not needed."""
        try:
            unknown, with_stem = self._unknown()
        except MissingDictionaryError:
            message = f"found no program hunspell with Kazakh and Russian; expected it and both: {INSTALL}"
            yield Finding(self._folder, 0, RULE, "error", message)
            return
        finally:
            for dictionary in filter(None, (*self._first.values(), self._second)):
                dictionary.stop()
        for language in LANGUAGES:
            yield from self._lists[language].findings(unknown[language])
        unknown["kk"] -= with_stem
        wrong = {language: self._wrong(language, unknown[language]) for language in LANGUAGES}
        without_yo = {piece: spelling for spelling, piece in self._with_yo.items() if spelling not in unknown["ru"]}
        for passage in self._passages:
            if wrong[passage.language]:
                yield from _in_passage(passage, wrong[passage.language])
            if without_yo and passage.language == "ru":
                yield from _without_yo(passage, without_yo)

    def _unknown(self) -> tuple[dict[Language, set[str]], set[str]]:
        """Return the words that each dictionary does not know, and the Kazakh ones that have a known stem all the same."""
        if self._second is None:
            raise MissingDictionaryError
        kazakh, listed = self._first["kk"].unknown(), self._lists["kk"]
        candidates = {word: stems(word) for word in kazakh.difference(listed.lines) if _is_plain(word)}
        meant = {word: {*meant_words(word)} for word in candidates}
        self._second.ask(chain.from_iterable(candidates[word] | meant[word] for word in candidates))
        russian = self._first["ru"].unknown()
        unknown = self._second.unknown()
        known = {
            word for word in candidates if not candidates[word] <= unknown or any(map(listed.has, candidates[word]))
        }
        kazakh.update(filter(is_impossible, self._pieces["kk"]))
        return {"kk": kazakh, "ru": russian}, {word for word in known if meant[word] <= unknown}

    def _wrong(self, language: Language, unknown: set[str]) -> dict[str, list[str]]:
        """Return the words of the texts that are wrong, each with its unknown pieces."""
        has = self._lists[language].has
        wrong: dict[str, list[str]] = {}
        for word in self._words[language]:
            is_wrong = word in unknown if word.isalnum() else not unknown.isdisjoint(_pieces(word))
            if is_wrong and not has(word):
                pieces = [piece for piece in _checked(word, language) if piece in unknown and not has(piece)]
                if pieces:
                    wrong[word] = pieces
        return wrong


def spelling_findings(passages: Iterable[Passage], lists: Path, records: Records) -> Iterator[Finding]:
    """Yield what is wrong with the spelling of the passages, or with the lists in the folder `lists`."""
    spelling = Spelling(lists, records)
    spelling.start(passages)
    return spelling.findings()


def _different_words(passages: Iterable[Passage], language: Language) -> set[str]:
    text = "\n".join(passage.text for passage in passages if passage.language == language)
    return set(_WORD.findall(without_addresses(text)))


def _pieces(word: str) -> list[str]:
    """Return what stands between the hyphens of a word as it stands in a text."""
    return [word] if word.isalnum() else word.lstrip(_BEFORE_ENDING + _BEFORE_LETTER).replace("_", "-").split("-")


def _is_plain(piece: str) -> bool:
    """Say whether a piece is a word in Cyrillic letters, not an abbreviation in capitals."""
    return _CYRILLIC.fullmatch(piece) is not None and not (1 < len(piece) <= _LONGEST_ABBREVIATION and piece.isupper())


def _checked(word: str, language: Language) -> Iterator[str]:
    """Yield the pieces of a word as it stands in a text that a dictionary must know."""
    is_attached = word[0] in _BEFORE_ENDING
    for piece in _pieces(word):
        is_plain = _is_plain(piece)
        is_letter = len(piece) == 1 and word[0] in _BEFORE_LETTER
        if is_plain and not is_letter and not (is_attached and _is_ending(piece, language)):
            yield piece
        is_attached = not is_plain


def _is_ending(piece: str, language: Language) -> bool:
    """Say whether a piece is an ending that stands apart from a number, an abbreviation or a citation."""
    return is_kazakh_ending(piece) if language == "kk" else _NUMBER_ENDING.fullmatch(piece) is not None


def _names(records: Records, language: Language) -> Iterator[str]:
    """Yield the words with a capital in the names of places and people, and of bodies those in quotes."""
    for entry in records.all(Entry):
        if entry.proper is not None:
            for name in (entry.term.in_language(language), *getattr(entry.synonyms, language)):
                texts = _QUOTED.findall(name) if entry.proper is NameKind.BODY else [name]
                yield from (word for text in texts for word in _CAPITAL.findall(text))


def _in_passage(passage: Passage, wrong: dict[str, list[str]]) -> Iterator[Finding]:
    """Yield a finding at each place of a passage where one of the `wrong` words stands."""
    for match in _WORD.finditer(without_addresses(passage.text)):
        for part in wrong.get(match.group(), ()):
            start = match.start() + match.group().index(part)
            yield finding_at(passage, start, RULE, "error", _message(part, passage.language))


def _with_yo(piece: str) -> Iterator[str]:
    """Yield the spellings of a Russian word with ё in the place of an е, where no right spelling is without it."""
    if "е" not in piece or "ё" in piece or piece.lower() in _WITHOUT_YO or not _is_plain(piece):
        return
    for match in re.finditer("е", piece):
        spelling = f"{piece[: match.start()]}ё{piece[match.end() :]}"
        if not _NO_YO_BEFORE_ENDING.search(spelling):
            yield spelling


def _without_yo(passage: Passage, without_yo: dict[str, str]) -> Iterator[Finding]:
    """Yield a finding at each place of a passage where a word is that lacks its ё."""
    for match in re.finditer(r"[^\W\d_]+", passage.text):
        spelling = without_yo.get(match.group())
        if spelling:
            message = f'found "{match.group()}"; expected "{spelling}"'
            yield finding_at(passage, match.start(), YO_RULE, "error", message)


def _message(word: str, language: Language) -> str:
    shortened = word if len(word) <= _LONGEST else f"{word[:_LONGEST]}…"
    return (
        f'found "{shortened}", which no {_LANGUAGE_NAMES[language]} dictionary knows; expected a word of the language: '
        f"correct it, or, after a check, add it to docs/check/spelling.{language}.txt"
    )


def _russian_forms(word: str) -> Iterator[str]:
    """Yield a Russian word with the regular endings of a noun or an adjective, as its last letters have them.

    After the tables of declension in А. А. Зализняк, «Грамматический словарь русского языка»; a word that is declined
    in another way stands on the list in each form.
    """
    yield word
    for last, endings in _RUSSIAN_ENDINGS.items():
        if word.endswith(last):
            stem = word.removesuffix(last) if last not in _CONSONANTS else word
            for ending in endings.split():
                # After these letters ы is never written.
                yield stem + ("и" + ending[1:] if ending[0] == "ы" and stem[-1:] in tuple("гкхжчшщ") else ending)
            return
