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
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from pathspec.gitignore import GitIgnoreSpec

from scripts.cache import Cache
from scripts.check.remembered import CHECKED
from scripts.language_files import CACHES, LanguageFiles
from scripts.languages import LANGUAGES, Language
from scripts.lasting.moves import completed
from scripts.lasting.register import REGISTER
from scripts.messages.language import language_of_system
from scripts.messages.say import MessageLanguage, say, told
from scripts.metadata.last_days import last_day
from scripts.metadata.machine_words import ICONS, describing, head_values, write_for_machines
from scripts.newsroom.items import FOLDER as NEWS
from scripts.newsroom.items import NewsItem, held_back, news_items
from scripts.page_files import leave_to_mkdocs
from scripts.pages.addresses import FOR_EDITORS, GENERATED_FOLDERS, page_url
from scripts.pages.context import page_context
from scripts.pages.generate import generate_pages
from scripts.pages.navigation import site_names
from scripts.pages.news import citing, with_news_parts
from scripts.pages.prose import expand, is_generated, language_of
from scripts.pages.writer import Writer
from scripts.prepare import Content, ContentError, prepare
from scripts.publish.assets import named_assets
from scripts.publish.compress import compress_site, uncompressed
from scripts.publish.finish import finish_site, write_error_page
from scripts.publish.last_look import check_sizes, problems_of_site
from scripts.publish.moved_pages import write_moved_pages
from scripts.publish.page_pass import PagePass
from scripts.publish.site_address import public_address
from scripts.publish.verify import read_pages, targets_of
from scripts.records.kinds.partnership import Party
from scripts.records.loader import today
from scripts.records.problems import InputError, describe_os_error, shown
from scripts.records.schema import write_schemas
from scripts.records.text_files import read_text
from scripts.rendered import Rendered
from scripts.rendering.remembered import READ
from scripts.search.index import write_index
from scripts.steps import Progress, tell
from scripts.writing.dictionary import WORDS

#: The steps of a language in their order.
_STEPS = ("generate", "render", "export", "index")


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
        self._news: dict[str, NewsItem] = {}
        self._names: dict[Language, str] = {}
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
        """Leave generated pages, news and pages for editors out of the navigation, which every page repeats, and the theme's own pages out of the site.

        The address of the site becomes that which machines read.
        """
        if config.site_url:
            with self._told_by_mkdocs():
                config.site_url = public_address(config.site_url)
        folders = (*GENERATED_FOLDERS, NEWS)
        left_out = (*(f"/*/{folder}/" for folder in folders), *(f"/*/{page}" for page in FOR_EDITORS))
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
            self._news = {item.page: item for item in news_items(docs, today())}
            self._names = site_names(Path(config.config_file_path))
            for language in self._languages:
                self._step("generate", partial(generate_pages, self._content.records, docs, language))
        names = {name for party in self._content.records.all(Party) for name in (party.name.kk, party.name.ru)}
        self._pass = PagePass(names, self._content.assets, urlsplit(self._site_url or "/").path, self._content.moves)
        self._render_start = time.perf_counter()

    @event_priority(-200)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave to MkDocs the pages and, with the first language, the records; `finish` places the other files that pages name.

        News that is held back is no page of a build. The preview has it, at its address, for whoever writes it.
        """
        hidden = frozenset() if self._is_preview else held_back(Path(config.docs_dir), today())
        leave_to_mkdocs(files, config, LANGUAGES[0] in self._languages, hidden)
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
        self.rendered.changed[page_url(path, language)] = last_day(dict(page.meta), markdown, self._content.records)
        if is_generated(path):
            return markdown
        writer = self._writer(page, self._content)
        text = expand(markdown, writer, Path(config.docs_dir) / language)
        return with_news_parts(text, writer, page.meta, markdown)

    def on_page_context(
        self, context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, Any]:
        """Give the templates what they show around the text, and what the head tells machines."""
        writer, meta = self._writer(page, self._content), dict(page.meta)
        cited = citing(self._news.get(writer.page), writer, self._names, self._site_url)
        head = head_values(writer, meta, self._names[writer.language], self._site_url)
        return context | page_context(writer, meta) | cited | head

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Work on the HTML of a page, and put its structured data into it."""
        language, path = language_of(page.file.src_uri)
        self._progress.advance()
        self.rendered.abouts[language] = config.site_description or ""
        writer, name = self._writer(page, self._content), self._names[language]
        describe = describing(writer, dict(page.meta), name, self._site_url)
        html, hashes = self._pass.finished(output, page_url(path, language), language, describe)
        self.rendered.hashes.update(hashes)
        return html

    @event_priority(-200)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Do what each language needs besides its pages and, in a build of the whole site, what all of them need."""
        if _is_inside_another(config):
            return
        self._progress.end()
        self.rendered.step("render", len(self.rendered.changed), time.perf_counter() - self._render_start)
        with self._told_by_mkdocs():
            for language in self._languages:
                self._finish_language(config, language)
            self._step("verify", self._read_pages)
            if self._only is None:
                finish(self._root, self._content, self._site_url, self.rendered, self._messages, self._is_preview)
            elif not self._is_preview:
                self._step("compress", lambda: compress_site(uncompressed(self._root)))

    def _finish_language(self, config: MkDocsConfig, language: Language) -> None:
        records = self._content.records
        write_error_page(self._root, config, language, self._pass, records.is_demonstration)
        docs, sign, logo = Path(config.docs_dir), config.theme["favicon"], config.theme["logo"]
        words = self._names[language], self.rendered.abouts[language]
        write_for_machines(self._root, language, words, docs, sign, self._content.assets, self._site_url)
        files = LanguageFiles(self._content, language, docs, self._root, self._site_url, self._messages)
        self._step("export", lambda: files.write(self._names, logo, self._news.values()))
        self._step("index", lambda: write_index(records, self._root, language, self._pass.base))
        # Last, since nobody is led to them: they are in no index and have no copy.
        write_moved_pages(self._root, config, self._site_url, language, self._pass, records.is_demonstration)

    def _read_pages(self) -> int:
        self.rendered.pages = read_pages(self._root, self._pass.base, self._site_url)
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

    Raises ContentError with everything that verification finds, InputError for files that are too heavy to be sent.
    """
    assets = named_assets(content.assets, targets_of(rendered.pages.values()))
    moves = completed(content.moves, site)
    finish_site(site, assets, rendered.hashes, rendered.changed, site_url, content.records, moves)
    for name in _STEPS:
        tell(name, say(f"step.done.{name}", count=rendered.counts[name]), rendered.seconds[name], messages)
    unnamed = (say("step.unnamed", name=name) for name in content.assets if name not in assets)
    left = [*content.left_out, *unnamed]
    tell("assets", say("step.left" if left else "step.assets-done", count=len(assets), left=left), 0, messages)
    start = time.perf_counter()
    register = content.docs / REGISTER if content.is_own and not is_preview else None
    # The preview shows news that is not public yet, to which nothing may lead.
    held = {page_url(page, language) for page in held_back(content.docs, today()) for language in LANGUAGES}
    pages = {url: page for url, page in rendered.pages.items() if url not in held}
    problems = problems_of_site(site, pages, moves, site_url, register)
    rendered.step("verify", 0, time.perf_counter() - start)
    verified = say("step.verified", pages=rendered.counts["verify"], problems=len(problems))
    tell("verify", verified, rendered.seconds["verify"], messages)
    if problems:
        raise ContentError(problems, say("build.site-has-errors"))
    if not is_preview:
        if not site_url:
            tell("address", say("step.no-address"), 0, messages)
        start = time.perf_counter()
        rendered.step("compress", compress_site(uncompressed(site)), time.perf_counter() - start)
        compressed = say("step.compressed", files=rendered.counts["compress"])
        tell("compress", compressed, rendered.seconds["compress"], messages)
        check_sizes(site)
    for kept in (*CACHES, ICONS, READ, CHECKED, WORDS):
        Cache(kept).sweep()


def _is_inside_another(config: MkDocsConfig) -> bool:
    return bool(getattr(config.plugins["i18n"], "building", False))
