"""Commands other than the build, on good input and bad: what they print in each format, and their exit code."""

import json

import pytest

from scripts.__main__ import main
from scripts.check.rules import RULES
from scripts.records.kinds import KINDS
from tests.commands.conftest import PLACE, WAGE, snapshot

EXPECTED = "expected lowercase Latin letters, digits and single hyphens, at most 60 of them"


def test_check_finds_nothing_in_the_small_tree(check):
    ran = check()
    assert (ran.code, ran.errors) == (0, [])
    assert ran.err.startswith("errors: 0, warnings: 0, accepted: ")
    assert json.loads(check("--format", "json").out) == []


def test_check_finds_the_same_in_each_format(tree, check):
    tree.replace(WAGE, "value: 85000", "value: many")
    tree.replace(PLACE, "ask: chamber", "ask: chambr")
    message = 'ask: found the unknown party "chambr"; expected the id of a party (did you mean "chamber"?)'
    text, machine, github, gitlab = (check("--format", style) for style in ("text", "json", "github", "gitlab"))
    assert [ran.code for ran in (text, machine, github, gitlab)] == [1, 1, 1, 1]
    assert text.err == machine.err == github.err
    waiting, counts, first = text.err.splitlines()
    assert first == "first: mend data/figures/wage.yml:8, with which no site can be built (1 more after that)"
    assert waiting.startswith("not run until the records are mended: bindings, ")
    assert counts.startswith("errors: 2, warnings: 0, accepted: ")
    findings = json.loads(machine.out)
    assert findings[1] == {
        "file": "data/institutions/no-1.yml",
        "line": 5,
        "rule": "records",
        "severity": "error",
        "message": message,
        "counterpart_file": None,
        "counterpart_line": None,
    }
    assert text.out.splitlines() == [
        f"{item['file']}:{item['line']}:1: {item['severity']}: {item['message']} [{item['rule']}]" for item in findings
    ]
    # What the words of the interface have accepted comes behind.
    assert github.out.splitlines()[:2] == [
        f"::{item['severity']} file={item['file']},line={item['line']},title={item['rule']}::{item['message']}"
        for item in findings
    ]
    report = json.loads(gitlab.out)
    assert [(item["location"]["path"], item["location"]["lines"]["begin"]) for item in report] == [
        (item["file"], item["line"]) for item in findings
    ]
    assert report[1]["description"] == message
    assert len({item["fingerprint"] for item in report}) == len(report)


def test_what_was_accepted_is_counted_and_listed_where_it_is_asked_for(check):
    counted, listed = check(), check("--accepted")
    lines = listed.out.splitlines()
    assert counted.out == ""
    assert lines and all(": accepted: " in line for line in lines)
    assert counted.err == listed.err
    assert counted.err.startswith(f"errors: 0, warnings: 0, accepted: {len(lines)}\n")
    assert check("--format", "github").out.count("::notice title=accepted::") == len(lines)


def test_only_keeps_the_rules_that_are_named(tree, check):
    tree.replace(WAGE, "value: 85000", "value: many")
    tree.path("schema/term.json").unlink()
    rules = {finding["rule"] for finding in json.loads(check("--format", "json").out)}
    assert rules == {"records", "schema"}
    only = json.loads(check("--format", "json", "--only", "schema").out)
    assert [finding["file"] for finding in only] == ["data/schema/term.json"]
    both = json.loads(check("--format", "json", "--only", "schema,records").out)
    assert len(both) == 2
    assert check("--only", "headings").code == 0


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["check", "--only", "record"], 'found the rule "record"; expected one of {rules} (did you mean "records"?)'),
        (["new", "figur", "pay"], 'found the kind "figur"; expected one of {kinds} (did you mean "figure"?)'),
    ],
)
def test_a_name_that_does_not_exist_names_the_nearest(tree, capsys, command, told):
    with pytest.raises(SystemExit) as stopped:
        main([*command, "--data", "data"])
    assert stopped.value.code != 0
    message = capsys.readouterr().err
    assert told.format(rules=", ".join(RULES), kinds=", ".join((*KINDS, "page"))) in message
    assert "Traceback" not in message


def test_new_says_what_to_fill_in_and_what_to_do_next(tree, capsys):
    assert main(["new", "figure", "pay", "--data", "data", "--language", "ru"]) == 0
    first, *fields, last = capsys.readouterr().out.splitlines()
    assert (first, last) == ("записано: data/figures/pay.yml", "потом проверьте: make check")
    lines = tree.path("figures/pay.yml").read_text(encoding="utf-8").split("\n")
    assert fields[0] == "заполните поля:"
    for told, name in zip(fields[1:], ("name.kk", "name.ru", "value", "source"), strict=True):
        place, _, field = told.partition(": ")
        assert field == name
        assert lines[int(place.split()[1]) - 1].strip().startswith(f"{name.rpartition('.')[2]}:")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Pay", f'the id: found "Pay"; {EXPECTED}, such as "pay"'),
        ("жалақы", f'the id: found "жалақы"; {EXPECTED}, such as "zhalaqy"'),
        ("../pay", f'the id: found "../pay"; {EXPECTED}, such as "pay"'),
        ("x" * 300, f'the id: found "{"x" * 300}"; {EXPECTED}, such as "{"x" * 57}"'),
        ("wage", f'data/{WAGE}: found a record of this id; expected an id that was never used, such as "wage-2"'),
    ],
)
def test_new_refuses_a_bad_id_and_one_that_is_there(tree, capsys, name, told):
    before = snapshot(tree.data)
    assert main(["new", "figure", name, "--data", "data"]) == 1
    assert capsys.readouterr().err == f"{told}\n"
    assert snapshot(tree.data) == before


def test_a_wrong_source_date_epoch_is_told_plainly(check, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert check().errors == ['SOURCE_DATE_EPOCH: found "yesterday"; expected seconds since 1970']
