"""One build of the site, event by event, as MkDocs goes through it: called through hooks.py, and begun by build.py.

A whole build renders each language in a process of its own (build.py). `mkdocs build` and `mkdocs serve` do without that:
static-i18n then builds one language inside the other, so what belongs to all languages is done around the outer build.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from pathspec.gitignore import GitIgnoreSpec

from scripts.api.write import write_api
from scripts.cache import Cache
from scripts.check.remembered import CHECKED
from scripts.exports.catalogue import write_catalogue_data
from scripts.exports.changes import write_changes
from scripts.exports.comparison import write_comparison_data
from scripts.exports.passport import write_passports
from scripts.history.memory import write_facts
from scripts.languages import LANGUAGES, Language
from scripts.messages.language import language_of_system
from scripts.messages.say import MessageLanguage, say, told
from scripts.opendata.write import write_open_data
from scripts.pages.addresses import FOR_EDITORS, GENERATED_FOLDERS, page_url
from scripts.pages.context import page_context
from scripts.pages.generate import generate_pages
from scripts.pages.prose import expand, is_generated, language_of
from scripts.pages.writer import Writer
from scripts.paths import CACHE
from scripts.prepare import Content, ContentError, prepare
from scripts.publish.assets import named_assets
from scripts.publish.attachments import FOLDER
from scripts.publish.compress import compress_site
from scripts.publish.finish import finish_site, write_error_page
from scripts.publish.page_pass import PagePass
from scripts.publish.site_address import public_address
from scripts.publish.verify import problems_of, read_pages, targets_of
from scripts.records.attachments import attachments
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.kinds.partnership import Party
from scripts.records.problems import InputError, describe_os_error, shown
from scripts.records.schema import write_schemas
from scripts.records.text_files import read_text
from scripts.rendered import Rendered
from scripts.rendering.remembered import READ
from scripts.search.index import write_index
from scripts.search.site_words import write_site_words
from scripts.steps import Progress, tell
from scripts.writing.dictionary import WORDS

#: The steps of a language in their order.
_STEPS = ("generate", "render", "export", "index")
#: The files of records, and of their schemas.
_DATA = (".yml", ".json")
_PASSPORTS = CACHE / "passports"


class SiteBuild:
    """The state of one build; `begin` makes it the build of one language, otherwise it is that of the whole site."""

    def __init__(self) -> None:
        self._is_preview = False
        # Begun by MkDocs itself, a build has no option of ours.
        self._messages = language_of_system()
        self._only: Language | None = None
        self._root = Path()
        self._site_url: str | None = None
        self._content: Content
        self._pass: PagePass
        self._progress: Progress
        self._render_start = 0.0
        self.rendered = Rendered()

    def begin(
        self, content: Content, language: Language, root: Path, site_url: str | None, messages: MessageLanguage
    ) -> None:
        """Make this the build of `language` alone, of content that has been checked, into the folder `root` of the site."""
        self._messages = messages
        self._content, self._only, self._root, self._site_url = content, language, root, site_url

    @property
    def _languages(self) -> Sequence[Language]:
        return [self._only] if self._only else LANGUAGES

    def on_startup(self, command: str, dirty: bool) -> None:
        """Remember whether this is the live preview, which does without what only a server needs."""
        self._is_preview = command == "serve"

    def on_shutdown(self) -> None:
        """Be the build of the whole site again."""
        self._only = None

    def on_config(self, config: MkDocsConfig) -> None:
        """Leave generated pages and those for editors out of the navigation, which every page repeats, and the theme's own pages out of the site.

        The address of the site becomes that which machines read.
        """
        if config.site_url:
            with self._told_by_mkdocs():
                config.site_url = public_address(config.site_url)
        left_out = (*(f"/*/{folder}/" for folder in GENERATED_FOLDERS), *(f"/*/{page}" for page in FOR_EDITORS))
        config.not_in_nav = GitIgnoreSpec.from_lines(left_out)
        config.theme.static_templates.clear()

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Check the content, unless that has been done, and write the generated pages, before the files are collected."""
        if _is_inside_another(config):
            return
        self.rendered = Rendered()
        docs = Path(config.docs_dir)
        with self._told_by_mkdocs():
            if self._only is None:
                self._content = prepare(docs, docs / "data", self._messages)
                self._root, self._site_url = Path(config.site_dir), config.site_url
            if LANGUAGES[0] in self._languages:
                write_schemas(docs / "data")
            for language in self._languages:
                self._step("generate", partial(generate_pages, self._content.records, docs, language))
        names = {name for party in self._content.records.all(Party) for name in (party.name.kk, party.name.ru)}
        self._pass = PagePass(names, self._content.assets, urlsplit(self._site_url or "/").path)
        self._render_start = time.perf_counter()

    @event_priority(-200)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave to MkDocs the pages and, with the first language, the records; `finish` places the other files that pages name."""
        own = f"{config.docs_dir}/data/"
        is_first = LANGUAGES[0] in self._languages
        for file in files:
            is_data = str(file.abs_src_path).startswith(own) and file.src_uri.endswith(_DATA)
            if not file.is_documentation_page() and not (is_first and is_data):
                file.inclusion = InclusionLevel.EXCLUDED
        _add_assets(files, config)
        self._progress = Progress("render", 2 * len(files.documentation_pages()), self._messages)
        return files

    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """Return the text of a hand-written page as the check reads it; None leaves a page to MkDocs."""
        path = Path(page.file.abs_src_path or "")
        with self._told_by_mkdocs():
            return None if is_generated(language_of(page.file.src_uri)[1]) else read_text(path, shown(path))

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Make the citations and blocks of a hand-written page into Markdown."""
        language, path = language_of(page.file.src_uri)
        self._progress.advance()
        # The date of a page is the day of its review, so that the site does not depend on the clock.
        page.update_date = str(page.meta["reviewed"])
        if is_generated(path):
            return markdown
        return expand(markdown, self._writer(page, self._content), Path(config.docs_dir) / language)

    def on_page_context(
        self, context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        """Give the templates what they show around the text."""
        return context | page_context(self._writer(page, self._content), dict(page.meta))

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Work on the HTML of a page."""
        language, path = language_of(page.file.src_uri)
        url = page_url(path, language)
        self._progress.advance()
        html, hashes = self._pass.finished(output, url, language)
        self.rendered.hashes.update(hashes)
        self.rendered.reviewed[url] = str(page.meta["reviewed"])
        return html

    @event_priority(-200)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Do what each language needs besides its pages and, in a build of the whole site, what all of them need."""
        if _is_inside_another(config):
            return
        self._progress.end()
        self.rendered.step("render", len(self.rendered.reviewed), time.perf_counter() - self._render_start)
        with self._told_by_mkdocs():
            for language in self._languages:
                self._finish_language(config, language)
            self._step("verify", self._read_pages)
            if self._only is None:
                finish(self._root, self._content, self._site_url, self.rendered, self._messages, self._is_preview)
            elif not self._is_preview:
                self._step("compress", lambda: compress_site(files_of(self._root)))

    def _finish_language(self, config: MkDocsConfig, language: Language) -> None:
        records = self._content.records
        write_error_page(self._root, config, language, self._pass, records.is_demonstration)
        self._step("export", lambda: self._write_exports(language))
        self._step("index", lambda: write_index(records, self._root, language, self._pass.base))

    def _write_exports(self, language: Language) -> int:
        records = self._content.records
        if language == LANGUAGES[0]:
            write_changes(records, self._root)
            write_site_words(records, self._root)
            write_open_data(records, self._root, self._site_url)
            if self._content.is_own:
                write_facts(records, self._root)
        if language == LANGUAGES[-1]:  # for both languages, while the process of the first writes the tables
            write_api(records, self._root, self._site_url)
        write_catalogue_data(records, self._root, language)
        write_comparison_data(records, self._root, language)
        progress = Progress("export", len(records.all(ProductionSite)), self._messages)
        try:
            return write_passports(records, self._root, self._site_url, language, _PASSPORTS, progress.advance)
        finally:
            progress.end()

    def _read_pages(self) -> int:
        self.rendered.pages = read_pages(self._root, self._pass.base)
        return len(self.rendered.pages)

    @contextmanager
    def _told_by_mkdocs(self) -> Iterator[None]:
        """Turn errors of the content or the disk into a BuildError, which MkDocs reports without a traceback."""
        try:
            yield
        except (ContentError, InputError) as error:
            heading = told(say("build.content-has-errors"), self._messages)
            raise BuildError(f"{heading}\n{error.told(self._messages)}") from None
        except OSError as error:
            raise BuildError(told(describe_os_error(error), self._messages)) from None

    def _step(self, name: str, work: Callable[[], int]) -> None:
        start = time.perf_counter()
        self.rendered.step(name, work(), time.perf_counter() - start)

    def _writer(self, page: Page, content: Content) -> Writer:
        language, path = language_of(page.file.src_uri)
        return Writer(content.records, language, path, content.status)


def finish(
    site: Path,
    content: Content,
    site_url: str | None,
    rendered: Rendered,
    messages: MessageLanguage,
    is_preview: bool = False,
) -> None:
    """Finish a site whose languages are rendered: assets, files for servers, verification, precompressed files.

    Raises ContentError with everything that verification finds.
    """
    assets = named_assets(content.assets, targets_of(rendered.pages.values()))
    finish_site(site, assets, rendered.hashes, rendered.reviewed, site_url, content.records)
    for name in _STEPS:
        tell(name, say(f"step.done.{name}", count=rendered.counts[name]), rendered.seconds[name], messages)
    unnamed = (say("step.unnamed", name=name) for name in content.assets if name not in assets)
    left = [*content.left_out, *unnamed]
    tell("assets", say("step.left" if left else "step.assets-done", count=len(assets), left=left), 0, messages)
    start = time.perf_counter()
    problems = problems_of(rendered.pages, site)
    rendered.step("verify", 0, time.perf_counter() - start)
    verified = say("step.verified", pages=rendered.counts["verify"], problems=len(problems))
    tell("verify", verified, rendered.seconds["verify"], messages)
    if problems:
        raise ContentError(problems, say("build.site-has-errors"))
    if not is_preview:
        start = time.perf_counter()
        rendered.step("compress", compress_site(files_of(site)), time.perf_counter() - start)
        compressed = say("step.compressed", files=rendered.counts["compress"])
        tell("compress", compressed, rendered.seconds["compress"], messages)
    for kept in (_PASSPORTS, READ, CHECKED, WORDS):
        Cache(kept).sweep()


def files_of(site: Path) -> list[Path]:
    """Return the files of a site that have not been compressed yet."""
    return [path for path in site.rglob("*") if path.is_file() and not path.with_name(f"{path.name}.br").exists()]


def _add_assets(files: Files, config: MkDocsConfig) -> None:
    """Let pages of every language link to the assets, which static-i18n keeps from all languages but the first."""
    docs = Path(config.docs_dir)
    names = (path.relative_to(docs).as_posix() for path in attachments(docs) if path.is_relative_to(docs / FOLDER))
    for name in names:
        if name not in files.src_uris:
            files.append(File(name, str(docs), config.site_dir, True, inclusion=InclusionLevel.EXCLUDED))


def _is_inside_another(config: MkDocsConfig) -> bool:
    return bool(getattr(config.plugins["i18n"], "building", False))
