"""A small site of one pair of pages and the small tree of records, and the check run over it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.parity.checks import Checked, run_rules
from scripts.parity.rules import RULES, Scope
from tests.records.small_tree import Tree, plant

KAZAKH = """---
title: Жалақы
description: Жалақы туралы
reviewed: 2026-01-05
sources: [code]
---

Жалақы {{ figure.wage }}-ден кем емес ({{ source.code/7-2 }}).

## Ұстап қалу { #deductions }

[Заң](law.md), [мәтіні](https://example.kz/kaz/K1).

- Бірінші кезекте салық.
- Содан кейін [палата](party:chamber).

| Кім | Не береді |
| --- | --- |
| Мекеме | орын |
| Кәсіпкер | жабдық |
"""

RUSSIAN = """---
title: Оплата
description: Об оплате
reviewed: 2026-01-05
sources: [code]
---

Оплата не ниже {{ figure.wage }} ({{ source.code/7-2 }}).

## Удержания { #deductions }

[Закон](law.md), [текст](https://example.kz/rus/K1).

- Сначала налог.
- Потом [палата](party:chamber).

| Кто | Что даёт |
| --- | --- |
| Учреждение | место |
| Предприниматель | оборудование |
"""

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


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    """The small site, seen from the folder around it, so that names are short; the day is 1 February 2026."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769904000")
    small = SmallSite(tmp_path / "docs", plant(tmp_path / "docs" / "data"))
    small.write()
    return small


Change = Callable[[str, str], None]


@pytest.fixture
def change_russian(site: SmallSite) -> Change:
    """Puts `new` in the place of the first `old` on the Russian page."""

    def change(old: str, new: str) -> None:
        assert old in RUSSIAN
        site.write(russian=RUSSIAN.replace(old, new, 1))

    return change
