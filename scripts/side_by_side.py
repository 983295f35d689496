"""Renders every language but the first in a process of its own, beside the first; called by hooks.py.

static-i18n builds one language after the other, by calling MkDocs again when the first is done. A build does not need
that order: each language writes its own pages. The live preview, and a system that cannot fork, keep to it.
"""

import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError, MkDocsException
from mkdocs_static_i18n.plugin import I18n


@dataclass(frozen=True)
class Rendering:
    """A language that is being rendered elsewhere."""

    language: str
    process: BaseProcess
    answer: Connection

    def result(self) -> Any:
        """Wait until it is done; return what it collected. Raises BuildError with what was wrong."""
        try:
            is_done, what = self.answer.recv()
        except EOFError:
            is_done, what = False, "the process ended early"
        self.process.join()
        if not is_done:
            raise BuildError(f"the pages in the language {self.language}: {what}")
        return what


def start_others(config: MkDocsConfig, plugin: I18n, collected: Callable[[], Any]) -> list[Rendering]:
    """Start rendering every language but the current one; each answers with what `collected` returns there."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return []
    system = multiprocessing.get_context("fork")
    renderings = []
    for language in plugin.build_languages:
        if language != plugin.current_language:
            answer, sender = system.Pipe(duplex=False)
            process = system.Process(target=_render, args=(config, plugin, language, sender, collected), daemon=True)
            process.start()
            sender.close()  # so that an end of the process is an end of the pipe
            renderings.append(Rendering(language, process, answer))
    return renderings


def leave_to_others(plugin: I18n) -> None:
    """Keep static-i18n from building the other languages again, once it has read what files they have."""
    for language in plugin.config.languages:
        language.build = language.locale == plugin.current_language


def _render(
    config: MkDocsConfig, plugin: I18n, language: str, sender: Connection, collected: Callable[[], Any]
) -> None:
    # As static-i18n itself does for a further language.
    plugin.building = True
    plugin.current_language = language
    utils.clean_directory = lambda directory: None
    try:
        build(config)
    except MkDocsException as error:
        sender.send((False, error.format_message()))
    else:
        sender.send((True, collected()))
