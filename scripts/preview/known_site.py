"""What a preview keeps of the content between two changes, so that it reads, checks and renders only what is other; used by worker.py.

A page that must not be published stays as it last was, and so do the records while any of them is broken.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from pathlib import Path

from scripts.check.acceptance import accept
from scripts.check.context import Context, Lexicon
from scripts.check.repeats import without_repeats
from scripts.check.rules import RULES
from scripts.check.runner import run_checks
from scripts.languages import LANGUAGES, Language
from scripts.messages.say import MessageLanguage
from scripts.pages.addresses import place_of, url_in
from scripts.pages.navigation import settings_problems
from scripts.pages.prose import is_generated, language_of
from scripts.pages.status import AgreementStatus
from scripts.paths import CONFIG, DATA, DOCS, LOOK
from scripts.prepare import Content, assets_of
from scripts.preview.language_site import LanguageSite, warnings_collected
from scripts.records.loader import Records, load_records, today
from scripts.records.pictures import FOLDER
from scripts.records.problems import InputError, shown
from scripts.records.record import Record
from scripts.second_process import in_second_process
from scripts.twins.finding import Finding, from_problem
from scripts.twins.site import Site, read_site

#: The rules by which other records are looked at, with all the pages that cite them.
_OF_RECORDS = {"prose", "words", "changes"}
#: The rules that say of some pages or records alone whether they may be published; the others need the whole site.
_OF_PARTS = {
    name
    for name, rule in RULES.items()
    if rule.scope.stops
    and rule.in_build
    and name not in ("records", "tree", "words", "changes", "unexplained-change", "unknown-name")
}
_ACCEPTABLE = [name for name, rule in RULES.items() if rule.acceptable]
#: A page that shows what the whole check has found is rendered after it alone.
_STATUS = "{{ block.agreement"
#: So many pages are rendered quicker than they are handed to another process.
_FEW = 6

#: A page of a language: its path in the folder of the site, and its HTML.
RenderedPage = tuple[str, str]


class KnownSite:
    """The content as it was last read, and the pages of each language, ready to be rendered."""

    def __init__(self, messages: MessageLanguage) -> None:
        """Read the content, of which faults are told in the language of `messages`; raises InputError when the records or mkdocs.yml cannot be read."""
        self._messages = messages
        wrong = settings_problems(CONFIG)
        if wrong:
            raise InputError(wrong)
        self.records = self._loaded()
        self._lexicon = Lexicon(self.records)
        self._site = read_site(DOCS, self.records)
        self._assets = assets_of(DOCS, self.records)
        self._good: dict[Language, dict[str, str]] = {language: {} for language in LANGUAGES}
        whole = Site(DOCS, self.records, self._site.pages, self._site.problems, chosen=())
        faulty = {found.file for found in self._found(whole, {"prose", "pair-exists"}, self._lexicon)}
        #: The pages, and the files of records, that are not those which are shown, since something is wrong.
        self._refused = {name for name in self._site.pages if faulty & self._files(name)}
        self._refused_data: set[Path] = set()
        self._keep(name for name in self._site.pages if name not in self._refused)
        self._languages = self._read_languages()
        self._shown = self._inputs()

    def update(self, changed: Collection[Path]) -> tuple[dict[str, list[str]], list[tuple[Language, str]]]:
        """Read what has changed; return what is wrong with each file that was looked at, and the pages that it is about.

        Raises TemplateSyntaxError or MkDocsException for a template or settings that cannot be used.
        """
        pages = list(dict.fromkeys([*self._reread(changed), *sorted(self._refused)]))
        self._refused_data |= {path for path in changed if path.is_relative_to(DATA)}
        faults: dict[str, list[str]] = {file: [] for name in pages for file in self._files(name)}
        records = None
        try:
            records = self._loaded() if self._refused_data else None
        except InputError as error:
            for problem in error.problems:
                faults.setdefault(problem.file, []).append(from_problem(problem, "records").told(self._messages))
        found = self._faults(pages, records)
        for finding in found:
            faults.setdefault(finding.file, []).append(finding.told(self._messages))
        first = [place_of(record.kind, record.id).page for record in _records_of(self._refused_data, records)]
        is_renewed, pictures = records is not None and not found, self.records.pictures.keys()
        if records is not None and not found:
            self.records, self._lexicon, self._refused_data = records, Lexicon(records), set()
            self._site.records = records
        self._refused = {name for name in pages if any(faults[file] for file in self._files(name))}
        sound = [name for name in pages if name not in self._refused]
        # Files beside pages, templates, styles, settings.
        is_more = any(path.suffix != ".md" and not path.is_relative_to(DATA) for path in changed)
        if is_more or pictures != self.records.pictures.keys():
            self._assets = assets_of(DOCS, self.records)
        self._take(sound, is_renewed, is_more)
        for path in changed:
            if path.is_relative_to(LOOK) and path.suffix == ".html" and path.exists():
                self._languages[LANGUAGES[0]].compile(path.relative_to(LOOK).as_posix())
        names = [*sound, *(name for name in first if is_renewed)]
        return faults, [(language, name) for name in names for language in LANGUAGES]

    def others(self, first: Collection[tuple[Language, str]]) -> list[tuple[Language, str]]:
        """Return the pages but the `first` ones that are made of something else than when this was last asked."""
        before, self._shown = self._shown, self._inputs()
        return [page for page, made_of in self._shown.items() if before.get(page) != made_of and page not in first]

    def rendered(self, pages: Collection[tuple[Language, str]]) -> Iterator[RenderedPage]:
        """Yield the pages as a whole build makes them, those of the other language from another process when they are many."""
        sides = [partial(self._of_language, language, pages) for language in LANGUAGES]
        if len(pages) <= _FEW:
            for side in sides:
                yield from side()
            return
        with in_second_process(sides[1]) as beside:
            yield from sides[0]()
            yield from beside()

    def assets_in(self, html: str) -> Iterator[tuple[str, bytes]]:
        """Yield the files that a page names: each by its path in the site, with its content."""
        return (found for found in self._assets.values() if found[0].rpartition("/")[2] in html)

    # Reading

    def _loaded(self) -> Records:
        return load_records(DATA, today(), DOCS / FOLDER)

    def _reread(self, changed: Iterable[Path]) -> list[str]:
        """Read the pages among what has changed; return the paths of the pages inside the trees, each once."""
        names = []
        for path in sorted(changed):
            inside = path.relative_to(DOCS).as_posix() if path.is_relative_to(DOCS) else ""
            if path.suffix != ".md" or not inside.startswith(tuple(f"{language}/" for language in LANGUAGES)):
                continue
            language, name = language_of(inside)
            if is_generated(name):
                continue
            names.append(name)
            self._site.pages.setdefault(name, {}).pop(language, None)
            self._site.problems = [problem for problem in self._site.problems if problem.file != shown(path)]
            if path.exists():
                self._site.read(path, language, name)
        return list(dict.fromkeys(names))

    # Checking

    def _faults(self, pages: Collection[str], records: Records | None) -> list[Finding]:
        """Return what keeps the pages, or other records, from being published."""
        named = {name: sides for name in pages if (sides := self._site.pages[name])}
        files = {file for name in pages for file in self._files(name)}
        files |= {shown(path) for path in self._refused_data}
        problems = [problem for problem in self._site.problems if problem.file in files]
        chosen = _records_of(self._refused_data, records)
        parts = Site(DOCS, records or self.records, named, problems, chosen, around=self._site.pages)
        lexicon = self._lexicon if records is None else Lexicon(records)
        found = [item for item in self._found(parts, _OF_PARTS, lexicon) if item.file in files]
        if records is not None:
            whole = Site(DOCS, records, self._site.pages, self._site.problems, chosen=())
            found += self._found(whole, _OF_RECORDS, lexicon)
        return list(dict.fromkeys(found))

    def _found(self, site: Site, rules: Collection[str], lexicon: Lexicon) -> list[Finding]:
        context = Context(DOCS, DATA, site, lexicon, today(), interface=Site(DOCS, Records()))
        found = run_checks(context, rules)
        # Of the texts only those in which something was found may say that it is accepted.
        texts = {file: text for file, text in site.texts.items() if any(item.file == file for item in found)}
        findings, _ = accept(found, texts, _ACCEPTABLE, rules)
        return [
            item
            for item in without_repeats(findings, site)
            if item.severity == "error" and RULES[item.rule].scope.stops
        ]

    def _files(self, name: str) -> set[str]:
        return {shown(DOCS / language / name) for language in LANGUAGES}

    # What MkDocs has

    def _keep(self, names: Iterable[str]) -> dict[tuple[Language, str], str | None]:
        """Let the texts of pages be the last good ones; return those that are others than before, None for a page that is gone."""
        others: dict[tuple[Language, str], str | None] = {}
        for name in names:
            for language, good in self._good.items():
                document = self._site.pages[name].get(language)
                text = document.page.text if document else None
                if text != good.get(name):
                    others[language, name] = text
                if text is None:
                    good.pop(name, None)
                else:
                    good[name] = text
        return others

    def _take(self, sound: Collection[str], are_records_new: bool, is_more_new: bool) -> None:
        """Give MkDocs the texts of pages that may be published, and all else that is new."""
        texts = self._keep(sound)
        if not is_more_new and all(text and name in self._languages[side] for (side, name), text in texts.items()):
            are_own = [self._languages[side].reread(name, text or "") for (side, name), text in texts.items()]
            if all(are_own) and not are_records_new:
                return
            content = self._content()
            if all([side.renew(content, self._good[side.language]) for side in self._languages.values()]):
                return
        self._languages = self._read_languages()

    def _content(self) -> Content:
        return Content(self.records, AgreementStatus(), self._assets, is_own=True)

    def _read_languages(self) -> dict[Language, LanguageSite]:
        content = self._content()
        texts = self._good.items()
        return {language: LanguageSite(language, content, good, self._messages) for language, good in texts}

    def _inputs(self) -> dict[tuple[Language, str], str]:
        return {
            (language, name): made_of
            for language, side in self._languages.items()
            for name, made_of in side.inputs().items()
        }

    def _of_language(self, language: Language, pages: Collection[tuple[Language, str]]) -> list[RenderedPage]:
        side = self._languages[language]
        found = []
        for name in (name for of_language, name in pages if of_language == language):
            if name not in side or _STATUS in self._good[language].get(name, ""):
                continue
            with warnings_collected() as told:
                page = side.rendered(name)
            if page and not told:
                found.append((url_in(page[0], language), page[1]))
        return found


def _records_of(files: Collection[Path], records: Records | None) -> list[Record]:
    """Return the records that stand in these files."""
    names = {(path.parent.name, path.stem) for path in files}
    return [record for record in records or () if (record.folder, record.id) in names]
