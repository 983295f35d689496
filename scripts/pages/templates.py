"""Renders the Markdown templates that lie in templates/; called by blocks.py and generate.py."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.pages.addresses import anchor, passport_path
from scripts.pages.catalogue_filters import GLANCE, LIST_COLUMNS
from scripts.pages.changes import changes_of_record
from scripts.pages.cost_block import cost_query
from scripts.pages.facts import count_known, fact_groups, lines_of_institution
from scripts.pages.images import image_ground, image_html, images_of
from scripts.pages.markdown import escape, with_full_stop
from scripts.pages.question import question_about
from scripts.pages.several_sites import has_several_sites
from scripts.pages.writer import Writer

_FOLDER = Path(__file__).with_name("templates")
_SUFFIX = ".md.j2"


@cache
def block_names() -> list[str]:
    """Return the names of the blocks of pages: each has a template of its own."""
    return sorted(path.name.removesuffix(_SUFFIX) for path in (_FOLDER / "blocks").iterdir())


@cache
def environment(folder: Path) -> Environment:
    """Return what renders the templates in a folder, which asks for every value that they name."""
    # Not escaped as HTML: the result is Markdown, and the writer escapes what comes from records.
    environment = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["escape_markdown"] = escape
    environment.filters["with_full_stop"] = with_full_stop
    return environment


def render_template(name: str, writer: Writer, **values: Any) -> str:
    """Return the Markdown of the template `name` for the page of `writer`."""
    template = environment(_FOLDER).get_template(name)
    helpers = {
        "fact_groups": fact_groups,
        "count_known": count_known,
        "passport_path": passport_path,
        "anchor": anchor,
        "lines_of_institution": lines_of_institution,
        "images_of": images_of,
        "image_html": image_html,
        "image_ground": image_ground,
        "question_about": question_about,
        "cost_query": cost_query,
        "changes_of_record": changes_of_record,
        "list_columns": LIST_COLUMNS,
        "glance": GLANCE,
        "has_several_sites": has_several_sites(writer.records),
    }
    return template.render(w=writer, **helpers, **values)
