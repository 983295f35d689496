"""The whole line from records to the published site: validate, generate, render, verify, publish; called by __main__.py."""

import gc
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from scripts.languages import LANGUAGES
from scripts.pages.addresses import GENERATED_FOLDERS
from scripts.paths import CONFIG, DATA, DOCS, SITE
from scripts.prepare import Valid, validated
from scripts.publish.demonstration import check_kind
from scripts.publish.put_in_place import check_place, put_in_place
from scripts.records.schema import write_schemas
from scripts.steps import timed

#: How many things are made before Python looks for those that nothing needs: the youngest, the younger, all.
_GARBAGE = (200_000, 50, 1000)


def build_site(data: Path = DATA, out: Path = SITE) -> None:
    """Build the site from the project's pages and the records of `data`, and put it in place at `out`.

    Raises ContentError or InputError with everything that is wrong, also when a demonstration would replace a real site, MkDocsException when the render fails
    and OSError when the disk does; in each case `out` stays as it was.
    """
    # What is made here is seldom let go before the end, so looking for it often takes a tenth of the time in vain.
    gc.set_threshold(*_GARBAGE)
    check_place(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as aside:
        built = Path(aside) / "site"
        if data == DATA:
            render(DOCS, built)
        else:
            # Validated where the files lie, so that a message names them and not their copies.
            valid = validated(DOCS, data)
            render(_stage(data, Path(aside) / "docs"), built, valid)
        check_kind(built, out)
        timed("publish", lambda: put_in_place(built, out), lambda _: f"{out}")


def _stage(data: Path, docs: Path) -> Path:
    """Put the hand-written pages and other records into `docs`, so that the project's own folder stays untouched."""
    generated = {str(DOCS / language / folder) for language in LANGUAGES for folder in GENERATED_FOLDERS}

    def left_out(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if os.path.join(folder, name) in {*generated, str(DATA)}]

    shutil.copytree(DOCS, docs, ignore=left_out, copy_function=_link_or_copy)
    shutil.copytree(data, docs / "data", copy_function=_link_or_copy)
    write_schemas(docs / "data")
    return docs


def _link_or_copy(source: str, target: str) -> None:
    """Give a file a second name, which is quicker than a copy; nothing here writes into a file that is there."""
    try:
        os.link(os.path.realpath(source), target)
    except OSError:  # on another disk, or on one without links
        shutil.copy2(source, target)


def render(docs: Path, site: Path, valid: Valid | None = None) -> None:
    """Run MkDocs, strictly, over the pages of `docs` into the folder `site`; the steps themselves are in hooks.py.

    `valid` is what validation found, where the pages and records have been validated already.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    with warnings_told():
        config = load_config(str(CONFIG), docs_dir=str(docs), site_dir=str(site), strict=True)
        config.extra["valid"] = valid
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()


@contextmanager
def warnings_told() -> Iterator[None]:
    """Tell on screen what MkDocs warns of, as its own command does."""
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.removeHandler(handler)
