"""The pages of one language as MkDocs has them between reading and writing, of which each can be rendered alone; called by known_site.py.

The same configuration, plugins, hooks and templates as in a whole build, in the same order, by the public functions of MkDocs.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from mkdocs.commands.build import get_context
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from scripts.build import begin
from scripts.cache import digest
from scripts.languages import Language
from scripts.messages.say import MessageLanguage
from scripts.pages.addresses import GENERATED_FOLDERS
from scripts.pages.citations import CitationError
from scripts.pages.context import page_context
from scripts.pages.prose import language_of
from scripts.pages.writer import Writer
from scripts.paths import CACHE, DOCS
from scripts.prepare import Content
from scripts.records.problems import InputError

#: Where the site would be; nothing is written.
_NOWHERE = CACHE / "preview"


class LanguageSite:
    """Every page of one language, read but not rendered: `texts` has those that people write, by their paths inside the tree."""

    def __init__(
        self, language: Language, content: Content, texts: Mapping[str, str], messages: MessageLanguage
    ) -> None:
        self.language, self._content, self._messages = language, content, messages
        config, self._build, self._site_url = begin(language, DOCS, _NOWHERE, content, messages, is_preview=True)
        self._config = config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        # Without the files of the theme, which take long to find: this project publishes none of them.
        files, environment = get_files(config), config.theme.get_env()
        for file in files.documentation_pages():
            if file.src_uri not in self._uris(texts):
                files.remove(file)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        self._nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        self._files, self._documents = files, files.documentation_pages()
        pages = (file.page or Page(None, file, config) for file in self._documents)
        self._pages = {language_of(page.file.src_uri)[1]: page for page in pages}
        self._inputs: dict[str, str] = {}
        self._waiting: set[str] = set()
        self._read_all(texts)
        environment_of_pages = config.plugins.on_env(environment, config=config, files=files)
        assert environment_of_pages is not None
        self._environment = environment_of_pages

    def renew(self, content: Content, texts: Mapping[str, str]) -> bool:
        """Read every page again, of other records; return False when that cannot be, since there are other pages."""
        self._content = content
        self._build.begin(content, self.language, _NOWHERE, self._site_url, self._messages)
        self._config.plugins.on_pre_build(config=self._config)
        if self._uris(texts) != {file.src_uri for file in self._documents}:
            return False
        self._read_all(texts)
        return True

    def _uris(self, texts: Iterable[str]) -> set[str]:
        """Return the paths in the folder of pages of those that people write, and of those that are generated now."""
        folders = (DOCS / self.language / folder for folder in GENERATED_FOLDERS)
        generated = {path.relative_to(DOCS).as_posix() for folder in folders for path in folder.glob("*.md")}
        return {f"{self.language}/{name}" for name in texts} | generated

    def _read_all(self, texts: Mapping[str, str]) -> None:
        for name in self._pages:
            self._read(name, texts.get(name))

    def __contains__(self, name: str) -> bool:
        return name in self._pages

    def reread(self, name: str, text: str) -> bool:
        """Read another text of a page; return whether only the page itself shows what is other, not its title or the like."""
        page = self._pages[name]
        before = dict(page.meta)
        self._read(name, text)
        return dict(page.meta) == before

    def _read(self, name: str, text: str | None) -> None:
        """Take the text of a page that people write, which the check has read, or read that of a generated one."""
        page = self._config.plugins.on_pre_page(self._pages[name], config=self._config, files=self._files)
        if text is None:
            page.read_source(self._config)
        else:
            page.markdown, page.meta = meta.get_data(text)
        self._inputs.pop(name, None)
        self._waiting.add(name)

    def inputs(self) -> dict[str, str]:
        """Return, for each page that can be rendered, the digest of all that makes it, but for what is the same on all pages."""
        for name in tuple(self._waiting):
            self._expand(name)
        return self._inputs

    def _expand(self, name: str) -> None:
        """Make the citations and blocks of a page into Markdown, unless that is done."""
        if name not in self._waiting:
            return
        self._waiting.discard(name)
        page, config = self._pages[name], self._config
        try:
            page.markdown = config.plugins.on_page_markdown(
                page.markdown or "", page=page, config=config, files=self._files
            )
        except (CitationError, InputError):  # it names a page or record that is being written: told where that is
            return
        writer = Writer(self._content.records, self.language, name, self._content.status)
        around = page_context(writer, dict(page.meta)).items()
        shown = {key: value for key, value in around if key != "ui" and not callable(value)}
        self._inputs[name] = digest(page.markdown, repr(sorted(page.meta.items())), repr(shown))

    def rendered(self, name: str) -> tuple[str, str] | None:
        """Return the path of a page in the folder of its language, and its HTML as a whole build makes it; None when it cannot be."""
        self._expand(name)
        if name not in self._inputs:
            return None
        page, config = self._pages[name], self._config
        page.render(config, self._files)
        page.content = config.plugins.on_page_content(page.content or "", page=page, config=config, files=self._files)
        page.active = True
        try:
            context = get_context(self._nav, self._documents, config, page)
            template = self._environment.get_template(page.meta.get("template", "main.html"))
            context = config.plugins.on_page_context(context, page=page, config=config, nav=self._nav)
            html = config.plugins.on_post_page(template.render(context), page=page, config=config)
        finally:
            page.active = False
        return page.file.dest_uri, html

    def compile(self, template: str) -> None:
        """Read a template of the frame; raises TemplateSyntaxError."""
        self._environment.get_template(template)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


@contextmanager
def warnings_collected() -> Iterator[list[str]]:
    """Collect what MkDocs warns of, which ends a whole build."""
    logger, collector = logging.getLogger("mkdocs"), _Collector()
    logger.addHandler(collector)
    try:
        yield collector.told
    finally:
        logger.removeHandler(collector)
