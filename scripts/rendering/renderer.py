"""Python-Markdown as the site has it, by mkdocs.yml, for what the check looks at; called by differences.py."""

from functools import cache
from typing import Any

from markdown import Markdown
from material.extensions.emoji import twemoji
from mkdocs.utils.yaml import yaml_load

from scripts.paths import CONFIG

#: MkDocs has this one always.
_BUILT_IN = "toc"


@cache
def markdown_extensions() -> dict[str, dict[str, Any]]:
    """Return the extensions of Markdown that mkdocs.yml names, each with its settings."""
    with CONFIG.open(encoding="utf-8") as file:
        named = yaml_load(file).get("markdown_extensions") or ()
    extensions: dict[str, dict[str, Any]] = {_BUILT_IN: {}}
    for item in named:
        extensions |= item if isinstance(item, dict) else {item: {}}
    return extensions


@cache
def _renderer() -> Markdown:
    extensions = markdown_extensions()
    renderer = Markdown(extensions=list(extensions), extension_configs=extensions)
    # A sign that was written with a backslash stays known as such, so that it is told from one that was left.
    renderer.treeprocessors.deregister("unescape")
    return renderer


def is_icon(name: str) -> bool:
    """Return whether an icon, as in `:material-factory:`, is one that the renderer draws."""
    return "<svg" in render(name)


@cache
def icons() -> list[str]:
    """Return the names of all icons of the theme."""
    return sorted(twemoji({}, _renderer())["emoji"])


class CannotRender(Exception):
    """A text at which Python-Markdown or one of its extensions fails."""


def render(text: str) -> str:
    """Return the HTML that readers get of Markdown, but for the signs after a backslash, which outline.py reads.

    Raises CannotRender for a text at which the renderer fails, as with a footnote without a text.
    """
    renderer = _renderer()
    renderer.reset()
    try:
        return renderer.convert(text)
    except Exception as error:
        _renderer.cache_clear()  # what it has begun stays in it
        raise CannotRender from error
