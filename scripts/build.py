"""The whole line from records to the published site, the languages side by side; called by __main__.py."""

import logging
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from scripts.files import delete
from scripts.languages import LANGUAGES, Language
from scripts.messages.say import MessageLanguage, say, told
from scripts.pages.addresses import GENERATED_FOLDERS
from scripts.paths import CONFIG, DATA, DOCS, SITE
from scripts.prepare import Content, prepare
from scripts.publish.aside import working_folder
from scripts.publish.origin import content_digest, note_origin
from scripts.publish.put_in_place import check_kind, check_place, put_in_place
from scripts.publish.site_address import public_address
from scripts.rendered import Rendered
from scripts.second_process import in_second_process
from scripts.site_build import SiteBuild, finish
from scripts.steps import timed

#: The name of hooks.py in mkdocs.yml, under which MkDocs has the module among its plugins.
_HOOKS = "scripts/hooks.py"
#: What a language leaves, and the address of the site.
_Rendering = tuple[Rendered, str | None]
#: A build that has begun: its configuration, its state, and the address of the site.
_Begun = tuple[MkDocsConfig, SiteBuild, str | None]


def build_site(data: Path = DATA, out: Path = SITE, messages: MessageLanguage = "en") -> None:
    """Build the site from the project's pages and the records of `data`, and put it in place at `out`; tell it in a language.

    Raises ContentError or InputError with everything that is wrong, also when a demonstration would replace a real site,
    MkDocsException when the render fails and OSError when the disk does; in each case, and when the process is ended at any
    instant, `out` stays as it was. While another build of `out` is running, this one waits for it.
    """
    check_place(out)
    if os.environ.get("SITE_URL"):  # told before the work; a false one in mkdocs.yml is told in it
        public_address(os.environ["SITE_URL"])
    with working_folder(out) as aside:
        made_of = content_digest(data)  # before it is read: what is written meanwhile is in no site
        # Checked where the files lie, so that a message names them and not their copies.
        content = prepare(DOCS, data, messages)
        docs = DOCS if data == DATA else _stage(data, aside / "docs")
        built = render_site(docs, aside, content, messages)
        check_kind(built, out)
        timed("publish", lambda: put_in_place(built, out), lambda _: f"{out}", messages)
        note_origin(out, made_of)


def render_site(docs: Path, aside: Path, content: Content, messages: MessageLanguage, is_preview: bool = False) -> Path:
    """Render every language in a process and a folder of its own, then finish the site; return its folder.

    A preview does without what only a server needs. Raises what `build_site` raises.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    site, *others = roots = [aside / language for language in LANGUAGES]
    works: list[Callable[[], _Rendering]] = [
        partial(_render, language, docs, root, content, messages, is_preview)
        for language, root in zip(LANGUAGES, roots, strict=True)
    ]
    done, failed = [], []
    with ExitStack() as stack:
        works[1:] = [stack.enter_context(in_second_process(work)) for work in works[1:]]
        for work in works:
            try:
                done.append(work())
            except MkDocsException as error:  # each language tells its own warnings
                failed.append(error)
    if failed:
        raise failed[0]
    (rendered, site_url), *of_others = done
    for root, (other, _) in zip(others, of_others, strict=True):
        rendered.beside(other)
        _move_into(root, site)
    finish(site, content, site_url, rendered, messages, is_preview)
    return site


def _render(
    language: Language, docs: Path, root: Path, content: Content, messages: MessageLanguage, is_preview: bool
) -> _Rendering:
    """Render one language as if the folder `root` were the site; return what it leaves, and the address of the site."""
    delete(root)  # what failed in a second process is done again, to be told
    with warnings_told(messages):
        config, build, site_url = begin(language, docs, root, content, messages, is_preview)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    return build.rendered, site_url


def begin(
    language: Language, docs: Path, root: Path, content: Content, messages: MessageLanguage, is_preview: bool
) -> _Begun:
    """Begin a build of one language as if the folder `root` were the site; return what MkDocs needs to go through it."""
    config = _config(language, docs, root)
    site_url = public_address(config.site_url) if config.site_url else None
    if site_url and language != LANGUAGES[0]:
        config.site_url = f"{site_url}{language}/"
    build: SiteBuild = config.plugins[_HOOKS].BUILD  # type: ignore[attr-defined]  # a module, which MkDocs takes for a plugin
    build.begin(content, language, root, site_url, messages)
    config.plugins.on_startup(command="serve" if is_preview else "build", dirty=False)
    return config, build, site_url


def _config(language: Language, docs: Path, root: Path) -> MkDocsConfig:
    """Return the configuration of a build of one language, which static-i18n puts at the root of its folder."""
    os.environ["BUILD_ONLY_LOCALE"] = language  # read by mkdocs.yml
    folder = root if language == LANGUAGES[0] else root / language
    try:
        return load_config(str(CONFIG), docs_dir=str(docs), site_dir=str(folder), strict=True)
    finally:
        del os.environ["BUILD_ONLY_LOCALE"]


def _move_into(root: Path, site: Path) -> None:
    """Move every file of a language from its own folder into that of the site."""
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        target = site / path.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)


def _stage(data: Path, docs: Path) -> Path:
    """Put the hand-written pages and other records into `docs`, so that the project's own folder stays untouched."""
    generated = {str(DOCS / language / folder) for language in LANGUAGES for folder in GENERATED_FOLDERS}

    def left_out(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if os.path.join(folder, name) in {*generated, str(DATA)}]

    shutil.copytree(DOCS, docs, ignore=left_out, copy_function=_link_or_copy)
    shutil.copytree(data, docs / "data", copy_function=_link_or_copy)
    return docs


def _link_or_copy(source: str, target: str) -> None:
    """Give a file a second name, which is quicker than a copy; nothing here writes into a file that is there."""
    try:
        os.link(os.path.realpath(source), target)
    except OSError:  # on another disk, or on one without links
        shutil.copy2(source, target)


class _Severity(logging.Formatter):
    """Puts before the words of MkDocs, which are English, how severe they are, in the language of messages."""

    def __init__(self, language: MessageLanguage) -> None:
        super().__init__()
        self._language = language

    def format(self, record: logging.LogRecord) -> str:
        """Return what is told of a record of the log."""
        severity = say("severity.error" if record.levelno >= logging.ERROR else "severity.warning")
        return f"{told(severity, self._language).upper()}: {record.getMessage()}"


def failure_of_mkdocs(error: MkDocsException) -> str:
    """Return why MkDocs ended, as a message where it only counts what it warned of."""
    words = error.format_message()
    count = re.fullmatch(r"Aborted with (\d+) warnings? in strict mode!", words)
    return say("build.warnings", count=int(count[1])) if count else words


@contextmanager
def warnings_told(language: MessageLanguage = "en") -> Iterator[None]:
    """Tell on screen what MkDocs warns of, as its own command does."""
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    handler.setFormatter(_Severity(language))
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.removeHandler(handler)
