"""The dictionaries of the program hunspell; used by spelling.py."""

import os
import subprocess
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from tempfile import TemporaryFile

from scripts.languages import Language

INSTALL = "apt-get install hunspell hunspell-kk hunspell-ru"
_DICTIONARIES: dict[Language, str] = {"kk": "kk_KZ", "ru": "ru_RU"}
#: No word of either language is longer, and a longer one would keep the dictionary busy.
LONGEST = 50


class MissingDictionaryError(Exception):
    """Raised when hunspell or its dictionary of a language is not there."""


class Dictionary:
    """One run of hunspell, which loads its dictionary at once; it is asked once, either at the start or with `ask`."""

    def __init__(self, language: Language, words: Iterable[str] | None = None) -> None:
        self._too_long: set[str] = set()
        command = ["hunspell", "-d", _DICTIONARIES[language], "-l", "-i", "utf-8"]
        # Keeps hunspell from the user's own word lists, which other machines lack.
        environment = {**os.environ, "HOME": os.devnull, "WORDLIST": os.devnull}
        with ExitStack() as files:
            # Files instead of pipes, so that neither side can block the other.
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
        # It exits early when a dictionary is missing; unknown() reports that.
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
        self._too_long = {word for word in asked if len(word) > LONGEST}
        return "\n".join(asked - self._too_long).encode()
