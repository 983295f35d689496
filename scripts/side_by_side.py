"""Renders every language but the first in a process of its own, beside the first; called by hooks.py.

static-i18n builds one language after the other, by calling MkDocs again when the first is done. A build does not need
that order, since each language writes its own pages. The live preview keeps to it.
"""

from collections.abc import Callable
from typing import TypeVar

from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError, MkDocsException
from mkdocs_static_i18n.plugin import I18n

from scripts.languages import Language
from scripts.second_process import in_second_process

Collected = TypeVar("Collected")


def start_others(
    config: MkDocsConfig, plugin: I18n, collected: Callable[[Language], Collected]
) -> list[Callable[[], Collected]]:
    """Start rendering every language but the current one.

    Returns a function for each that waits for it and returns what `collected` returned there of it; it raises BuildError
    when the language could not be rendered.
    """
    others = [language for language in plugin.build_languages if language != plugin.current_language]
    return [_started(config, plugin, language, collected) for language in others]


def leave_to_others(plugin: I18n) -> None:
    """Keep static-i18n from building the other languages itself, once it has read what files they have."""
    for language in plugin.config.languages:
        language.build = language.locale == plugin.current_language


def _started(
    config: MkDocsConfig, plugin: I18n, language: Language, collected: Callable[[Language], Collected]
) -> Callable[[], Collected]:
    wait = in_second_process(lambda: _render(config, plugin, language, collected))

    def result() -> Collected:
        what = wait()
        if isinstance(what, str):
            raise BuildError(what)
        return what

    return result


def _render(
    config: MkDocsConfig, plugin: I18n, language: Language, collected: Callable[[Language], Collected]
) -> Collected | str:
    """Build one language as static-i18n itself does after the first; return what was collected, or what was wrong."""
    before = plugin.building, plugin.current_language, utils.clean_directory
    plugin.building, plugin.current_language = True, language
    utils.clean_directory = lambda directory: None
    try:
        build(config)
        return collected(language)
    except MkDocsException as error:
        return error.format_message()
    finally:
        plugin.building, plugin.current_language, utils.clean_directory = before
