"""What has changed, by day: who asks after a day finds what appeared, changed and ended then, and why single values are others."""

from typing import Any

from tests.api.conftest import Reading
from tests.records.small_tree import ENDED, Tree

CHANGE = """\
change: corrected
fact: site.hall.space.area_m2
day: 2026-01-06
was: 1000
became: 1200.5
why: {kk: Қате өлшенген., ru: Измерено неверно.}
"""


def happened(told: Reading, day: str) -> dict[str, tuple[bool, bool, bool]]:
    """Return of each record that a day names whether it was published, changed, ended then."""
    records: list[dict[str, Any]] = told(f"api/v1/changes/{day}.json")["data"]["records"]
    return {item["id"]: (item["is_published"], item["is_changed"], item["is_ended"]) for item in records}


def test_each_day_says_what_appeared_changed_and_ended(tree: Tree, told: Reading):
    tree.add_site("old", more=ENDED)
    tree.add_site("new")
    tree.replace("production-sites/new.yml", "first_published: 2026-01-05", "first_published: 2026-01-06")
    assert happened(told, "2026-01-05")["hall"] == (True, False, False)
    sixth = happened(told, "2026-01-06")
    assert (sixth["hall"], sixth["old"], sixth["new"]) == (
        (False, True, False),
        (False, True, True),
        (True, False, False),
    )


def test_the_days_stand_from_the_last_to_the_first_and_lead_to_their_files(tree: Tree, told: Reading):
    tree.replace("production-sites/hall.yml", "last_changed: 2026-01-06", "last_changed: 2026-01-19")
    days = told("api/v1/changes.json")["data"]["days"]
    assert [day["day"] for day in days] == ["2026-01-19", "2026-01-06", "2026-01-05"]
    assert (days[0]["records"], days[0]["json"]) == (1, "api/v1/changes/2026-01-19.json")
    assert set(happened(told, "2026-01-19")) == {"hall"}


def test_a_change_of_a_value_says_what_it_was_and_why(tree: Tree, told: Reading):
    tree.add("changes/hall-area.yml", CHANGE)
    (change,) = told("api/v1/changes.json")["data"]["changes"]
    assert (change["fact"], change["was"], change["became"]) == ("site.hall.space.area_m2", 1000, 1200.5)
    assert change["change"] == {"code": "corrected", "kk": "түзетілді", "ru": "исправлено"}
    assert change["why"] == {"kk": "Қате өлшенген.", "ru": "Измерено неверно."}
    assert told("api/v1/changes/2026-01-06.json")["data"]["changes"] == [change]
    assert told("api/v1/changes/2026-01-05.json")["data"]["changes"] == []


def test_a_value_that_was_not_known_is_null(tree: Tree, told: Reading):
    tree.add("changes/hall-area.yml", CHANGE.replace("became: 1200.5", "became: unknown"))
    (change,) = told("api/v1/changes.json")["data"]["changes"]
    assert change["became"] is None


def test_the_day_of_a_change_has_a_file_though_no_record_is_of_that_day(tree: Tree, told: Reading):
    tree.add("changes/hall-area.yml", CHANGE.replace("day: 2026-01-06", "day: 2026-01-02"))
    day = told("api/v1/changes/2026-01-02.json")["data"]
    assert (day["records"], len(day["changes"])) == ([], 1)
