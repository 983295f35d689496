"""The words of the interface: each stands in phrases.yml or with its field, is used, and goes through the check."""

import json
import re

import yaml

from scripts.pages.phrases import phrases_in
from scripts.twins.interface import Interface
from tests.conftest import ROOT, copy_project, run_command

# The words for which the theme has keys.
BY_KEYS = [f"overrides/partials/languages/{language}.html" for language in ("kk", "ru")]
# The phrases that templates put together from a code.
MADE = (
    "chart_",
    "cost_",
    "field_",
    "filter_",
    "finder_",
    "kind_",
    "language_",
    "letter_",
    "map_",
    "passage_",
    "rule_",
    "section_",
    "sort_",
    "walk_",
)


def test_templates_use_only_phrases_that_exist():
    used = set()
    for path in (ROOT / "overrides").rglob("*.html"):
        used |= set(re.findall(r"\bui\.([a-z_]+)", path.read_text(encoding="utf-8")))
    assert used, "the templates use no phrase at all"
    assert used <= set(phrases_in("kk"))


def test_every_phrase_is_used_somewhere():
    # The words of the search come to its scripts with the index.
    text = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("overrides", "scripts")
        for path in (ROOT / folder).rglob("*.*")
        if path.suffix in {".html", ".py", ".j2", ".js"}
    )
    phrases = yaml.safe_load((ROOT / "scripts/pages/phrases.yml").read_text(encoding="utf-8"))
    assert [key for key in phrases if key not in text and not key.startswith(MADE)] == []


def test_templates_have_no_words_of_their_own():
    looked_at = {
        path.relative_to(ROOT).as_posix()
        for folder in ("overrides", "scripts")
        for path in (ROOT / folder).rglob("*.*")
        if path.suffix in {".html", ".j2", ".typ"}
    }
    with_words = [
        name
        for name in looked_at
        if re.search("[Ѐ-ԯ]", re.sub(r"\{#.*?#\}", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.S))
    ]
    assert sorted(with_words) == ["overrides/404.html", *BY_KEYS]


def test_the_interface_is_read_from_every_place_that_has_its_words():
    places = {pair.ru[0].file for pair in Interface().pairs}
    kinds = (
        "catalogue.py",
        "cost_parts.yml",
        "event_kinds.yml",
        "partnership.py",
        "pictures.py",
        "reference.py",
        "revisions.py",
        "site_facts.py",
    )
    models = {
        f"scripts/records/{file}"
        for file in ("form.yml", "form_fields.yml", "known.py", "record.py", *(f"kinds/{kind}" for kind in kinds))
    }
    assert places == {
        "scripts/pages/phrases.yml",
        "scripts/messages/messages.yml",
        "scripts/forms/words.yml",
        "overrides/404.html",
        BY_KEYS[1],
        *models,
    }


def test_a_mistake_in_the_words_of_the_interface_is_found_at_its_line(tmp_path):
    project = copy_project(tmp_path)
    planted = [
        ("scripts/pages/phrases.yml", "kk: Тараптар, ru", "kk: Тараптер, ru", "spelling"),
        ("scripts/pages/phrases.yml", "от двух до четырёх площадок", "от двух до пяти площадок", "numbers"),
        ("scripts/pages/phrases.yml", "Записей пока нет.", "Записей «пока нет.", "typography"),
        (
            "scripts/messages/messages.yml",
            "kk: 'белгісіз «{path}» өрісі'",
            "kk: 'белгісіз «{path}» өрісси'",
            "spelling",
        ),
        ("scripts/records/kinds/site_facts.py", '"жол жоқ", "дороги нет"', '"жол жоқ", "есть дорога"', "modality"),
        ("scripts/records/kinds/event_kinds.yml", "ru: встреча", "ru: встречча", "spelling"),
        ("scripts/records/form.yml", "ru: заполните}", "ru: запполните}", "spelling"),
        (BY_KEYS[0], "Тілді таңдау", "Тілді танддау", "spelling"),
        ("overrides/404.html", "страница переехала", "страница преехала", "spelling"),
    ]
    expected = set()
    for name, words, mistaken, rule in planted:
        path = project / name
        text = path.read_text(encoding="utf-8")
        assert text.count(words) == 1
        path.write_text(text.replace(words, mistaken), encoding="utf-8")
        expected.add((rule, name, text[: text.index(words)].count("\n") + 1))
    result = run_command("-m", "scripts", "check", "--format", "json", cwd=project)
    # Nothing else is found, so the words of the interface need no record of a region.
    assert {(item["rule"], item["file"], item["line"]) for item in json.loads(result.stdout)} == expected
