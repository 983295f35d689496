"""Builds the whole site for the preview in a process of its own, which is ended when the content changes meanwhile; called by worker.py."""

import gc
import multiprocessing
import os
from contextlib import redirect_stderr
from multiprocessing.connection import Connection
from pathlib import Path

from jinja2 import TemplateSyntaxError
from mkdocs.exceptions import MkDocsException

from scripts.build import failure_of_mkdocs, render_site
from scripts.messages.say import MessageLanguage, say, told
from scripts.paths import DATA, DOCS
from scripts.prepare import ContentError, prepare
from scripts.preview.language_site import warnings_collected
from scripts.records.problems import InputError, Problem, describe_os_error, reason_of, shown
from scripts.stopping import stop_at_once

#: The folder of the built site, None when it could not be built, and what is wrong with the content.
Outcome = tuple[Path | None, list[str]]


class WholeBuild:
    """A build of the whole site into `folder` that runs beside the preview."""

    def __init__(self, folder: Path, messages: MessageLanguage, is_told: bool) -> None:
        """Begin it; `is_told` says whether its steps are shown on screen, `messages` in which language they and faults are told."""
        fork = multiprocessing.get_context("fork")
        self.folder, self._messages = folder, messages
        self._receiver, sender = fork.Pipe(duplex=False)
        gc.freeze()
        # No daemon, since it begins another process for the other language.
        self._process = fork.Process(target=_build_and_send, args=(folder, messages, is_told, sender))
        self._process.start()
        sender.close()

    def outcome(self) -> Outcome | None:
        """Return what it has come to; None while it runs."""
        if not self._receiver.poll():
            return None
        try:
            found: Outcome = self._receiver.recv()
        except EOFError:
            self._process.join()
            found = None, [told(say("preview.build-ended", code=self._process.exitcode), self._messages)]
        self._process.join()
        return found

    def stop(self) -> None:
        """End it."""
        self._process.kill()
        self._process.join()


def _build_and_send(folder: Path, messages: MessageLanguage, is_told: bool, sender: Connection) -> None:
    stop_at_once()
    if is_told:
        sender.send(_built(folder, messages))
        return
    with open(os.devnull, "w") as nowhere, redirect_stderr(nowhere):
        sender.send(_built(folder, messages))


def _built(folder: Path, messages: MessageLanguage) -> Outcome:
    with warnings_collected() as warned:
        try:
            return render_site(DOCS, folder, prepare(DOCS, DATA, messages), messages, is_preview=True), []
        except Exception as error:
            return None, list(dict.fromkeys([*warned, *described(error, messages)]))


def described(error: Exception, messages: MessageLanguage) -> list[str]:
    """Return what is wrong, a line each in a language, by what a build or MkDocs has raised."""
    match error:
        case TemplateSyntaxError():
            found = say("preview.template", reason=error.message)
            file = shown(Path(error.filename or ""))
            return [Problem(file, error.lineno, 1, "", found, say("preview.template-expected")).told(messages)]
        case MkDocsException():
            return told(failure_of_mkdocs(error), messages).splitlines()
        case InputError() | ContentError():
            return error.told(messages).splitlines()
        case OSError():
            return [told(describe_os_error(error), messages)]
    return [f"{type(error).__name__}: {told(reason_of(error), messages)}"]
