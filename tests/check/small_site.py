"""A small site of one pair of pages and the small tree of records, and the check run over it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from scripts.check.rules import RULES, Scope
from scripts.check.runner import Checked, run_rules
from scripts.records.kinds.reference import Entry
from scripts.records.loader import Records
from scripts.twins.passages import Pair, TextPassage
from tests.examples import beside
from tests.records.small_tree import Tree, plant

KAZAKH, RUSSIAN = (Path(__file__).with_name(f"pay.{language}.md").read_text("utf-8") for language in ("kk", "ru"))
_OTHER = "---\ntitle: {0}\ndescription: {1}\nreviewed: 2026-01-05\nsources: []\n---\n\n## {0} {{ #part }}\n"
#: The rules that compare the two languages.
ACROSS = [name for name, rule in RULES.items() if rule.scope is Scope.LANGUAGES]


@dataclass
class SmallSite:
    """A folder of pages with its records, to write and to check."""

    docs: Path
    tree: Tree

    def write(self, kazakh: str | None = KAZAKH, russian: str | None = RUSSIAN, name: str = "pay.md") -> None:
        """Write a page in both languages; None takes a side away."""
        for language, text in (("kk", kazakh), ("ru", russian)):
            page = self.docs / language / name
            page.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                page.unlink(missing_ok=True)
            else:
                page.write_text(text, encoding="utf-8")

    def run(self, *only: str) -> Checked:
        """Run the check, or the rules named."""
        return run_rules(self.docs, self.tree.data, only)

    def findings(self, *only: str) -> list[str]:
        """Return what an editor reads; by default of the rules that compare the languages."""
        return [str(finding) for finding in self.run(*(only or ACROSS)).findings]


def twins(kazakh: str, russian: str) -> Pair:
    """Return two texts as the twin paragraphs of a page, which begin on lines 5 and 7."""
    return Pair(
        (TextPassage("docs/kk/page.md", 5, "kk", "paragraph", kazakh),),
        (TextPassage("docs/ru/page.md", 7, "ru", "paragraph", russian),),
    )


def glossary() -> Records:
    """Return the records of glossary.yml, whose terms have every field that a rule looks at."""
    records = Records()
    usual = {"first_published": date(2026, 1, 5), "last_changed": date(2026, 1, 6), "basis": "editors"}
    for name, fields in beside(__file__, "glossary.yml").items():
        term = {"id": name, "meaning": {"kk": "Мағынасы.", "ru": "Значение."}, **usual, **fields}
        records.by_kind[Entry.kind][name] = Entry.model_validate(term)
    return records


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """The small site, seen from the folder around it, so that names are short; the day is 1 February 2026."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769904000")
    small = SmallSite(tmp_path / "docs", plant(tmp_path / "docs" / "data"))
    small.write()
    for name in ("law.md", "faq.md"):  # where its links lead, and to where tests change them
        small.write(_OTHER.format("Құқық", "Мазмұны."), _OTHER.format("Право", "Содержание."), name)
    return small


Change = Callable[[str, str], None]


@pytest.fixture
def change_russian(site: SmallSite) -> Change:
    """Puts `new` in the place of the first `old` on the Russian page."""

    def change(old: str, new: str) -> None:
        assert old in RUSSIAN
        site.write(russian=RUSSIAN.replace(old, new, 1))

    return change
