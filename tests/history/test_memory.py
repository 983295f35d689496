"""The memory of what was published: one line for each fact, written by publishing alone; a broken one is told."""

import json

import pytest

from scripts.__main__ import main
from scripts.history.facts import FactField, all_facts, plain
from scripts.history.memory import FACTS, MEMORY, remember, write_facts
from scripts.pages.changes import changes_told
from scripts.pages.writer import Writer
from scripts.publish.put_in_place import DEMONSTRATION_MARK
from scripts.publish.releases import check_site
from scripts.records.kinds.revisions import Change
from scripts.records.loader import Records, load_records
from tests.conftest import REGION
from tests.history.conftest import WAGE, PublishedSite


@pytest.fixture(scope="module")
def region() -> Records:
    return load_records(REGION / "data")


def test_a_fact_is_a_line_in_the_order_of_names(published: PublishedSite):
    lines = (published.site.docs / MEMORY).read_text(encoding="utf-8").split("\n")
    facts = json.loads("\n".join(lines))
    assert lines[0] == "{" and lines[-2:] == ["}", ""]
    assert [line.partition('": ')[0].removeprefix(' "') for line in lines[1:-2]] == sorted(facts)
    assert facts["site.hall.space.area_m2"] == 1200.5
    assert facts["figure.wage.unit"] == "tenge_per_month"
    assert facts["event.visit.participants"] == ["chamber"]
    assert facts["source.code.passages.7-2.article"] == "7"
    assert not {"event.visit.date", "site.hall.summary", "figure.wage.source", "site.hall.space.area_m2.as_of"} & set(
        facts
    )


def test_a_fact_that_is_remembered_reads_as_it_was_and_has_a_name_in_both_languages(region: Records):
    for name, value in all_facts(region).items():
        field = FactField(name, region)
        assert field.as_plain(value) == plain(field.value) == value
        assert field.labels["kk"] and field.labels["ru"], name


def test_any_fact_can_be_shown_as_what_it_was(region: Records):
    # Facts of every type that the region has, in a change of each.
    why, day = {"kk": "Себебі.", "ru": "Причина."}, {"first_published": "2026-03-02", "last_changed": "2026-03-02"}
    fields = day | {"id": "any", "change": "corrected", "day": "2026-03-02", "why": why}
    for name, value in all_facts(region).items():
        change = Change.model_validate_json(json.dumps(fields | {"fact": name, "was": value, "became": "unknown"}))
        for language in ("kk", "ru"):
            (told,) = changes_told(Writer(region, language, "data.md"), [change])
            assert told.was and told.was != told.became and "{" not in told.was


@pytest.mark.parametrize(
    ("spoil", "line", "why"),
    [
        (lambda text: text.replace("{\n", "{\n<<<<<<< HEAD\n", 1), 2, "JSONDecodeError"),
        (lambda text: text[:-20], None, "JSONDecodeError"),
        (lambda text: "", 1, "JSONDecodeError"),
        (lambda text: "[" * 100_000, 1, "RecursionError"),
    ],
    ids=["marks of a merge", "cut short", "empty", "deep"],
)
def test_a_broken_memory_is_told_with_its_line(published: PublishedSite, spoil, line, why):
    path = published.site.docs / MEMORY
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    (finding,) = published.findings()
    assert finding.startswith(f"docs/check/published.json:{line or ''}")
    assert f"found a memory of what was published that cannot be read ({why}" in finding
    assert "expected the file as `.venv/bin/python -m scripts remember` writes it" in finding
    assert published.changed() == 1


@pytest.mark.parametrize("text", ["[]", "5", '{"area": 5}'])
def test_what_is_no_memory_is_told(published: PublishedSite, text):
    (published.site.docs / MEMORY).write_text(text, encoding="utf-8")
    (finding,) = published.findings()
    assert "docs/check/published.json: error: found something other than facts by name" in finding


def test_bytes_that_are_no_text_are_told(published: PublishedSite):
    (published.site.docs / MEMORY).write_bytes(b'{"\xff": 1}')
    assert [
        "published.json:1:1: error: found a memory" in finding and "the byte 0xff" in finding
        for finding in published.findings()
    ] == [True]


def test_where_nothing_was_published_nothing_is_asked(published: PublishedSite, capsys):
    (published.site.docs / MEMORY).unlink()
    published.site.tree.replace(WAGE, "value: 85000", "value: 90000")
    assert published.findings() == []
    assert published.changed() == 1
    assert "found no memory of what was published; expected one, made by" in capsys.readouterr().err


@pytest.fixture
def built(published: PublishedSite, monkeypatch: pytest.MonkeyPatch) -> PublishedSite:
    """The small site, changed and built, but not published again."""
    monkeypatch.setattr("scripts.__main__.DOCS", published.site.docs)
    monkeypatch.setattr("scripts.publish.origin.check_origin", check_site)  # it is written by hand
    (published.built / "404.html").write_text("lost", encoding="utf-8")
    published.site.tree.replace(WAGE, "value: 85000", "value: 90000")
    write_facts(load_records(published.site.tree.data), published.built)
    return published


def remembered(published: PublishedSite) -> object:
    return json.loads((published.site.docs / MEMORY).read_text(encoding="utf-8"))["figure.wage.value"]


def test_publishing_remembers_what_the_built_site_tells(built: PublishedSite, tmp_path, capsys):
    built.site.tree.replace(WAGE, "value: 90000", "value: 95000")  # after the build
    assert main(["publish", "--site", str(built.built), "--to", str(tmp_path / "server")]) == 0
    assert remembered(built) == 90000
    assert "docs/check/published.json remembers it: 1 facts are others" in capsys.readouterr().out


def test_taking_back_remembers_what_the_release_before_tells(built: PublishedSite, tmp_path, capsys):
    command = ["publish", "--site", str(built.built), "--to", str(tmp_path / "server")]
    main(command)
    built.site.tree.replace(WAGE, "value: 90000", "value: 95000")
    write_facts(load_records(built.site.tree.data), built.built)
    main(command)
    assert remembered(built) == 95000
    capsys.readouterr()
    assert main([*command, "--back"]) == 0
    assert remembered(built) == 90000
    assert "docs/check/published.json remembers it: 1 facts are others" in capsys.readouterr().out


def test_who_publishes_by_other_means_says_so(built: PublishedSite):
    assert main(["remember", "--site", str(built.built)]) == 0
    assert remembered(built) == 90000


def test_a_publication_that_fails_is_not_remembered(built: PublishedSite, tmp_path):
    (tmp_path / "server" / "current").mkdir(parents=True)
    assert main(["publish", "--site", str(built.built), "--to", str(tmp_path / "server")]) == 1
    assert remembered(built) == 85000


def test_a_demonstration_is_not_remembered(built: PublishedSite, tmp_path):
    (built.built / DEMONSTRATION_MARK).touch()
    assert main(["publish", "--site", str(built.built), "--to", str(tmp_path / "server")]) == 1
    assert main(["remember", "--site", str(built.built)]) == 1
    assert remembered(built) == 85000


def test_a_site_of_other_records_is_not_remembered(built: PublishedSite, tmp_path):
    (built.built / FACTS).unlink()
    assert main(["publish", "--site", str(built.built), "--to", str(tmp_path / "server")]) == 0
    assert remembered(built) == 85000


def test_the_same_facts_are_the_same_file(published: PublishedSite):
    before = (published.site.docs / MEMORY).stat().st_mtime_ns
    assert remember(published.built, published.site.docs) == 0
    assert (published.site.docs / MEMORY).stat().st_mtime_ns == before
