"""The rules `spelling` and `yo`: every word is known to a dictionary of its language or to the project's list, and has its ё.

Called by runner.py. The dictionaries are those of the program hunspell. It is slow to load them, so all different words of the site go to it
at once, and it may work beside the other rules: `SpellingCheck.start` early, `SpellingCheck.findings` late. Of Kazakh words its
dictionary has few forms; those that it does not know are cut (scripts/languages/kazakh_endings.py), and it is asked
again about the stems. What it does not know at all stands, after a check, in docs/check/spelling.<language>.txt. Of
Russian words its dictionary has both spellings, with е and with ё; where it has the one with ё, that one is asked for.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from scripts.languages import LANGUAGES, Language
from scripts.languages.case_forms import is_kazakh_ending
from scripts.languages.kazakh_endings import is_impossible, meant_words, stems
from scripts.languages.tables import words_in
from scripts.messages.say import Message, say
from scripts.records.kinds.reference import Entry, NameKind
from scripts.records.loader import Records
from scripts.records.problems import found_and_expected, nearest, shown
from scripts.records.values import Words
from scripts.twins.finding import Finding
from scripts.twins.passages import CITATION, TextPassage, finding_at, without_addresses
from scripts.writing.dictionary import INSTALL, LONGEST, Dictionary, MissingDictionaryError, suggested
from scripts.writing.word_list import CYRILLIC, CheckedWords

RULE, YO_RULE = "spelling", "yo"

_BEFORE_ENDING, _BEFORE_LETTER = f"-{CITATION}»”", "«“„"
#: A word with its hyphens, and the sign right before it, after which it may be an ending («Invest»-тің) or a letter («ё»);
#: or a lone letter with the sign after it (ж., а).
_WORD = re.compile(rf"[{_BEFORE_ENDING}{_BEFORE_LETTER}]?\w(?:[.)]|\w*(?:-\w+)*)")
#: How like an unknown word one that is meant must be, of which 1 is the same.
_ALIKE = 0.8
#: Capitals only: of more letters it is no abbreviation.
_LONGEST_ABBREVIATION = 5
_QUOTED = re.compile(r"«([^»]*)»")
_CAPITAL = re.compile(r"\b[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+")
#: Of a number, the Russian ending that stands apart: 7-й, 90-х, 5-го.
_NUMBER_ENDING = re.compile(r"[аеигмоухыьюяй]{1,3}")
#: Fields of records that name people and places, and those that name bodies.
_NAMES_OF_PERSONS, _NAMES_OF_BODIES = (
    ("persons", "representative", "author", "address", "region"),
    ("name", "short_name", "publisher"),
)
_WITHOUT_YO = words_in("ru", "yo", "without")
#: Short participles have ё only where their last letter is н: решён, решено.
_NO_YO_BEFORE_ENDING = re.compile(r"ён[аоы](?:сь)?$")


class SpellingCheck:
    """The rule `spelling` for one site. Call `start` once, and then `findings`."""

    def __init__(self, lists: Path, records: Records) -> None:
        self._lists = {
            language: CheckedWords(
                lists / f"spelling.{language}.txt",
                language,
                words_in(language, "common_words", "not_in_dictionary"),
                _names(records, language),
            )
            for language in LANGUAGES
        }
        self._folder = shown(lists)
        self._passages: list[TextPassage] = []
        #: Every different word as it stands in the texts, and the pieces of these.
        self._words: dict[Language, set[str]] = {}
        self._pieces: dict[Language, set[str]] = {}
        #: Spellings with one ё more than the word of the texts that they are of.
        self._with_yo: dict[str, str] = {}
        self._first: dict[Language, Dictionary] = {}
        self._second: Dictionary | None = None

    def start(self, passages: Iterable[TextPassage]) -> None:
        """Hand every different word of the passages to the dictionaries; they work on while the caller does."""
        self._passages = list(passages)
        with suppress(MissingDictionaryError):
            for language in reversed(LANGUAGES):  # the Russian dictionary is the larger one
                words = self._words[language] = _different_words(self._passages, language)
                pieces = self._pieces[language] = {piece for word in words for piece in _pieces(word)}
                asked = pieces.union(self._lists[language].lines)
                if language == "ru":
                    self._with_yo = {spelling: piece for piece in pieces for spelling in with_yo(piece)}
                    asked.update(self._with_yo)
                self._first[language] = Dictionary(language, asked)
            self._second = Dictionary("kk")

    def findings(self) -> Iterator[Finding]:
        """Yield an error at each place of an unknown word, and at each line of a list that is wrong or not needed."""
        try:
            unknown, with_stem = self._unknown()
        except MissingDictionaryError:
            message = say("writing.no-hunspell", command=INSTALL)
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
        meant = {language: self._meant(language, wrong[language], unknown[language]) for language in LANGUAGES}
        for passage in self._passages:
            if wrong[passage.language]:
                yield from _in_passage(passage, wrong[passage.language], meant[passage.language])
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

    def _meant(self, language: Language, wrong: dict[str, list[str]], unknown: set[str]) -> dict[str, str]:
        """Return for each unknown word which known one may be meant: one of the site, or of the project, or of the dictionary."""
        pieces = {piece for found in wrong.values() for piece in found if len(piece) <= LONGEST}
        if not pieces:
            return {}
        site = {*self._pieces[language], *self._lists[language].lines, *self._lists[language].names} - unknown - pieces
        by_letter: dict[str, list[str]] = {}
        for word in sorted(site):
            by_letter.setdefault(word[:1].lower(), []).append(word)
        close = {piece: nearest(piece, by_letter.get(piece[:1].lower(), ()), _ALIKE) for piece in sorted(pieces)}
        left = [piece for piece, hint in close.items() if not hint]
        return close | {piece: say("nearest", word=word) for piece, word in suggested(language, left).items()}


def spelling_findings(passages: Iterable[TextPassage], lists: Path, records: Records) -> Iterator[Finding]:
    """Yield what is wrong with the spelling of the passages, or with the lists in the folder `lists`."""
    spelling = SpellingCheck(lists, records)
    spelling.start(passages)
    return spelling.findings()


def _different_words(passages: Iterable[TextPassage], language: Language) -> set[str]:
    text = "\n".join(passage.text for passage in passages if passage.language == language)
    return set(_WORD.findall(without_addresses(text)))


def _pieces(word: str) -> list[str]:
    """Return what stands between the hyphens of a word as it stands in a text."""
    return [word] if word.isalnum() else word.lstrip(_BEFORE_ENDING + _BEFORE_LETTER).replace("_", "-").split("-")


def _is_plain(piece: str) -> bool:
    """Return whether a piece is a word in Cyrillic letters, not an abbreviation in capitals."""
    return CYRILLIC.fullmatch(piece) is not None and not (1 < len(piece) <= _LONGEST_ABBREVIATION and piece.isupper())


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
    """Return whether a piece is an ending that stands apart from a number, an abbreviation or a citation."""
    return is_kazakh_ending(piece) if language == "kk" else _NUMBER_ENDING.fullmatch(piece) is not None


def _names(records: Records, language: Language) -> Iterator[str]:
    """Yield the words with a capital in what the records name."""
    for entry in records.all(Entry):
        if entry.proper is not None:
            for name in entry.names(language):
                texts = _QUOTED.findall(name) if entry.proper is NameKind.BODY else [name]
                yield from (word for text in texts for word in _CAPITAL.findall(text))
    for record in records:
        for path, part in records.parts(record):
            if isinstance(part, Words):
                yield from _names_in(part.in_language(language), str(path[-1] if path[-1] != "value" else path[-2]))


def _names_in(text: str, field: str) -> Iterator[str]:
    """Yield the names in the words of a field: of persons and places every word with a capital, of bodies but the first, which all have."""
    if field in _NAMES_OF_PERSONS:
        yield from _CAPITAL.findall(text)
    elif field in _NAMES_OF_BODIES:
        yield from (match.group() for match in _CAPITAL.finditer(text) if match.start())


def _in_passage(passage: TextPassage, wrong: dict[str, list[str]], meant: dict[str, str]) -> Iterator[Finding]:
    """Yield a finding at each place of a passage where one of the `wrong` words stands."""
    for match in _WORD.finditer(without_addresses(passage.text)):
        for part in wrong.get(match.group(), ()):
            start = match.start() + match.group().index(part)
            yield finding_at(passage, start, RULE, "error", _message(part, passage.language, meant.get(part, "")))


def with_yo(piece: str) -> Iterator[str]:
    """Yield the spellings of a Russian word with ё in the place of an е, where no right spelling is without it."""
    if "е" not in piece or "ё" in piece or piece.lower() in _WITHOUT_YO or not _is_plain(piece):
        return
    for match in re.finditer("е", piece):
        spelling = f"{piece[: match.start()]}ё{piece[match.end() :]}"
        if not _NO_YO_BEFORE_ENDING.search(spelling):
            yield spelling


def _without_yo(passage: TextPassage, without_yo: dict[str, str]) -> Iterator[Finding]:
    """Yield a finding at each place of a passage where a word is that lacks its ё."""
    for match in re.finditer(r"[^\W\d_]+", passage.text):
        spelling = without_yo.get(match.group())
        if spelling:
            message = found_and_expected(say("quoted", text=match.group()), say("quoted", text=spelling))
            yield finding_at(passage, match.start(), YO_RULE, "error", message)


def _message(word: str, language: Language, meant: str) -> Message:
    shortened = word if len(word) <= LONGEST else f"{word[:LONGEST]}…"
    file = f"docs/check/spelling.{language}.txt"
    return say("writing.unknown-word", word=shortened, language=say(f"language.{language}"), meant=meant, file=file)
