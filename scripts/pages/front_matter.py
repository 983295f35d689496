"""Front matter of a page: reading it with its line numbers and writing it; used by prose.py, site_map.py and generate.py."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml


@dataclass(frozen=True)
class Page:
    """The text of a Markdown file in two parts; `first_line` is the line on which the body begins."""

    meta: dict[str, Any]
    body: str
    first_line: int


def split_page(text: str) -> Page:
    """Split a page into its front matter and its body; a page without front matter has an empty one.

    Raises ValueError, with the reason, when the front matter is not a YAML mapping.
    """
    lines = text.split("\n")
    if not lines or lines[0] != "---" or "---" not in lines[1:]:
        return Page({}, text, 1)
    end = lines.index("---", 1)
    try:
        meta = yaml.load("\n".join(lines[1:end]), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise ValueError(f"front matter that is not YAML ({getattr(error, 'problem', '')})") from None
    if not isinstance(meta, dict):
        raise ValueError("front matter without fields")
    return Page(meta, "\n".join(lines[end + 1 :]), end + 2)


def write_front_matter(meta: dict[str, Any]) -> str:
    """Return `meta` (text, dates, lists of text) as front matter; JSON strings are YAML strings too."""
    lines = [f"{key}: {_scalar(value)}" for key, value in meta.items()]
    return "\n".join(["---", *lines, "---", ""])


def _scalar(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
