"""The dictionaries of the program hunspell; used by spelling.py."""

import os
import subprocess
from collections.abc import Collection, Iterable
from contextlib import ExitStack
from pathlib import Path
from shutil import which
from tempfile import TemporaryFile

from scripts.cache import Cache, digest
from scripts.languages import Language
from scripts.paths import CACHE

INSTALL = "apt-get install hunspell hunspell-kk hunspell-ru"
_DICTIONARIES: dict[Language, str] = {"kk": "kk_KZ", "ru": "ru_RU"}
#: Where Debian has the dictionaries.
_FOLDER = Path("/usr/share/hunspell")
#: Where the answers are remembered, and how many at most.
WORDS, _MOST_REMEMBERED = CACHE / "words", 300_000
#: No word of either language is longer, and a longer one would keep the dictionary busy.
LONGEST = 50


class MissingDictionaryError(Exception):
    """Raised when hunspell or its dictionary of a language is not there."""


class Dictionary:
    """What hunspell says of words; it loads its dictionary slowly, so that its answers are remembered and only new words are asked.

    It is asked once, either at the start or with `ask`.
    """

    def __init__(self, language: Language, words: Iterable[str] | None = None) -> None:
        self._language = language
        self._key = _key_of(language)
        self._known, self._unknown = _remembered(self._key)
        self._asked: set[str] = set()
        self._run: _DictionaryRun | None = None
        if words is not None:
            self.ask(words)

    def ask(self, words: Iterable[str]) -> None:
        """Hand over all words; raise MissingDictionaryError where the program is not there."""
        self._asked = set(words)
        new = {word for word in self._asked if len(word) <= LONGEST} - self._known - self._unknown
        # Without an answer to remember, the dictionary may not be there.
        if new or not self._known:
            self._run = _DictionaryRun(self._language, new)

    def unknown(self) -> set[str]:
        """Wait, and return the words that are not in the dictionary; raise MissingDictionaryError when it is missing."""
        if self._run:
            answer = self._run.unknown()
            self._unknown |= answer
            self._known |= self._run.asked - answer
            _remember(self._key, self._known, self._unknown)
        return {word for word in self._asked if word in self._unknown or len(word) > LONGEST}

    def stop(self) -> None:
        """End the program where nobody has waited for it."""
        if self._run:
            self._run.stop()


class _DictionaryRun:
    """One run of hunspell with words."""

    def __init__(self, language: Language, asked: set[str]) -> None:
        self.asked = asked
        command = ["hunspell", "-d", _DICTIONARIES[language], "-l", "-i", "utf-8"]
        with ExitStack() as files:
            # Files instead of pipes, so that neither side can block the other.
            self._answer = files.enter_context(TemporaryFile())
            question = files.enter_context(TemporaryFile())
            question.write("\n".join(asked).encode())
            question.seek(0)
            try:
                self._process = subprocess.Popen(
                    command,
                    stdin=question,
                    stdout=self._answer,
                    stderr=subprocess.DEVNULL,
                    cwd="/",
                    env=_without_own_lists(),
                )
            except OSError as error:
                raise MissingDictionaryError from error
            question.close()
            files.pop_all()

    def unknown(self) -> set[str]:
        with self._answer as answer:
            if self._process.wait() != 0:
                raise MissingDictionaryError
            answer.seek(0)
            return set(answer.read().decode().split())

    def stop(self) -> None:
        self._answer.close()
        self._process.kill()
        self._process.wait()


def _key_of(language: Language) -> str:
    """Return what answers are remembered by: the program and its dictionary as they are; "" where they are not in their usual place."""
    program = which("hunspell")
    files = [_FOLDER / f"{_DICTIONARIES[language]}{ending}" for ending in (".aff", ".dic")]
    if program is None or not all(file.is_file() for file in files):
        return ""
    stats = [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in (Path(program), *files)]
    return digest(repr(stats))


def _remembered(key: str) -> tuple[set[str], set[str]]:
    """Return the words that the dictionary has been found to know, and those that it does not."""
    lines = (Cache(WORDS).get(key) or b"").decode().split("\n") if key else []
    return {line[1:] for line in lines if line[:1] == "+"}, {line[1:] for line in lines if line[:1] == "-"}


def _remember(key: str, known: set[str], unknown: set[str]) -> None:
    if key and len(known) + len(unknown) <= _MOST_REMEMBERED:
        lines = [f"+{word}" for word in sorted(known)] + [f"-{word}" for word in sorted(unknown)]
        Cache(WORDS).put(key, "\n".join(lines).encode())


def suggested(language: Language, words: Collection[str]) -> dict[str, str]:
    """Return for each word that a dictionary does not know the one that it would write instead, where it has one."""
    if not words:
        return {}
    ran = subprocess.run(
        ["hunspell", "-d", _DICTIONARIES[language], "-a", "-i", "utf-8"],
        input="\n".join(words),
        capture_output=True,
        text=True,
        cwd="/",
        env=_without_own_lists(),
    )
    lines = (line for line in ran.stdout.split("\n") if line.startswith("& "))
    found = {line.split(" ")[1]: line.partition(": ")[2].split(", ") for line in lines}
    # The Kazakh dictionary takes endings for words, and would cut a word that it does not know before one: пісірі лген.
    return {word: words[0] for word, words in found.items() if language != "kk" or " " not in words[0]}


def _without_own_lists() -> dict[str, str]:
    """Return an environment that keeps hunspell from the user's own word lists, which other machines lack."""
    return {**os.environ, "HOME": os.devnull, "WORDLIST": os.devnull}
