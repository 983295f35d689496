"""A new kind of record is a class, a template and its words: nothing else in the project knows of it."""

import shutil
import subprocess
from pathlib import Path

from tests.conftest import ROOT, run_command

CLASS = '''
"""A job that a site offers."""

from scripts.records.kinds.site_facts import Count
from scripts.records.record import Record
from scripts.records.fields import fact
from scripts.records.known import Fact
from scripts.records.values import Words


class Vacancy(Record):
    """A job that a site offers."""

    kind = "vacancy"
    folder = "vacancies"
    read_at = "catalogue/vacancies/"

    name: Words
    summary: Words
    places: Fact[Count] = fact("Орын саны", "Число мест", "people")
'''
TEMPLATE = """\
{% import "facts.md.j2" as parts with context %}
{{ w.text(record.summary) }}

{{ parts.facts(w, record) }}
{{ parts.ask(w, record) }}
"""
PHRASES = "kind_vacancy: {kk: Жұмыс орындары, ru: Вакансии}\n"
DATES = "first_published: 2026-01-05\nlast_changed: 2026-01-05\n"
SOURCE = f"""\
id: adverts
{DATES}source: article
name: {{kk: Хабарландырулар, ru: Объявления}}
short_name: {{kk: Хабарландыру, ru: Объявление}}
published: 2026
languages: [kk]
address: https://example.kz/
reading: full
read: 2026-01-04
"""
RECORD = f"""\
id: tailor
{DATES}name: {{kk: Тігінші, ru: Швея}}
summary: {{kk: Тігін цехында жұмыс., ru: Работа в швейном цехе.}}
places: {{value: 12, source: adverts, as_of: 2026-01-04}}
"""


def _generated(folder: str, names: list[str]) -> list[str]:
    """Return what to leave out of a copy: what lies in a folder that holds generated pages only."""
    return names if ".gitignore" in names else []


def _git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


def test_a_new_kind_is_a_class_a_template_and_its_words(tmp_path):
    project = tmp_path / "project"
    for name in ("scripts", "overrides"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs", project / "docs", ignore=_generated)
    for name in ("mkdocs.yml", ".gitignore"):
        shutil.copy(ROOT / name, project)
    (project / "scripts/records/kinds/vacancy.py").write_text(CLASS.lstrip(), encoding="utf-8")
    (project / "scripts/pages/templates/vacancy.md.j2").write_text(TEMPLATE, encoding="utf-8")
    with (project / "scripts/pages/phrases.yml").open("a", encoding="utf-8") as phrases:
        phrases.write(PHRASES)
    (project / "docs/data/sources/adverts.yml").write_text(SOURCE, encoding="utf-8")
    (project / "docs/data/vacancies").mkdir()
    (project / "docs/data/vacancies/tailor.yml").write_text(RECORD, encoding="utf-8")
    _git(project, "init", "-q")
    _git(project, "add", ".")

    result = run_command("-m", "scripts", "build", cwd=project)

    assert result.returncode == 0, result.stderr
    for root, name, fact in (("", "Тігінші", "Орын саны"), ("ru/", "Швея", "Число мест")):
        page = (project / f"site/{root}catalogue/vacancies/tailor/index.html").read_text(encoding="utf-8")
        assert name in page and fact in page and "12" in page
        assert "tailor.yml" in (project / f"site/{root}data/index.html").read_text(encoding="utf-8")
    assert _git(project, "ls-files", "--others", "--exclude-standard") == "docs/data/schema/vacancy.json\n"
