"""Running the rules: in one process and in two the same is found; every rule has a page in both guides."""

import re

import pytest

from scripts.check.rules import RULES
from scripts.check.runner import run_rules
from scripts.languages import LANGUAGES
from scripts.pages.phrases import phrases_in
from scripts.paths import DOCS
from tests.check.small_site import RUSSIAN


def test_two_processes_find_what_one_finds(site):
    site.write(russian=RUSSIAN.replace("место", "сто 15 мест").replace("Сначала", "Снчала"))
    one = run_rules(site.docs, site.tree.data)
    assert one.findings
    assert run_rules(site.docs, site.tree.data, side_by_side=True).findings == one.findings


def test_one_broken_record_is_one_fault_and_only_rules_that_weigh_all_records_wait(site):
    before = site.run().findings
    site.tree.replace("figures/wage.yml", "value: 85000", "value: много")
    checked = site.run()
    wrong = [finding for finding in checked.findings if finding not in before]
    assert [(finding.rule, finding.file) for finding in wrong] == [("records", "docs/data/figures/wage.yml")]
    waiting = checked.waiting["check.not-run"]
    assert set(waiting) == {name for name, rule in RULES.items() if rule.needs_all_records}
    assert not set(waiting) & set(checked.ran)
    assert [finding.rule for finding in site.run("spelling").findings] == ["records"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_place_in_the_guide_and_a_name_for_readers(language):
    guide = (DOCS / language / "about" / "rules.md").read_text("utf-8")
    places = re.findall(r"^### .*\{ #([a-z-]+) \}$", guide, re.MULTILINE)
    assert sorted(places) == sorted(RULES)
    assert {f"rule_{name.replace('-', '_')}" for name in RULES} <= set(phrases_in(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_lists_the_rules_that_cannot_be_accepted(language):
    guide = (DOCS / language / "about" / "rules.md").read_text("utf-8")
    listed = re.findall(r"^- \[[^\]]*\]\(#([a-z-]+)\)$", guide, re.MULTILINE)
    assert set(listed) == {name for name, rule in RULES.items() if not rule.acceptable}
