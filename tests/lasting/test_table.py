"""What editors say of addresses that are no more, and every mistake in it at once."""

from scripts.lasting.table import move_problems
from tests.examples import examples


def told(pages):
    return [str(problem) for problem in move_problems(pages.docs)]


def test_nothing_is_wrong_where_nothing_moved(pages):
    assert told(pages) == []


def test_what_is_right(pages):
    pages.write("about/programme.md", "former: [about/plans.md]\n")
    pages.table("a/b/: c/\na/#b: c/#d\nlist.csv: data/list.csv\nold/: ./\ngone/: {kk: Себебі., ru: Причина.}\n")
    assert told(pages) == []


@examples
def test_a_line_that_is_wrong(pages, line, found, expected):
    pages.table(f"about/plans/: about/programme/\n{line}\n")
    assert told(pages) == [f"docs/check/moved.yml:2:{found}; expected {expected}"]


def test_two_wrong_lines_are_told_together(pages):
    pages.table("/a/: b/\nc/: {kk: Себебі.}\n")
    assert len(told(pages)) == 2


def test_a_table_of_something_else(pages):
    pages.table("- a\n")
    assert told(pages) == [
        "docs/check/moved.yml: found something other than lines with addresses;"
        ' expected lines such as "about/plans/: about/programme/"'
    ]


def test_a_former_page_that_is_still_there(pages):
    pages.write("about/plans.md")
    pages.write("about/programme.md", "former: [about/plans.md]\n")
    assert told(pages) == [
        f"docs/{language}/about/programme.md:6:10: former.0: found the page about/plans.md, which is still there;"
        " expected a path that this page alone had"
        for language in ("kk", "ru")
    ]


def test_a_former_page_of_two(pages):
    for name in ("about/programme.md", "about/work.md"):
        pages.write(name, "former: [about/plans.md]\n")
    assert [problem.partition("; ")[0] for problem in told(pages)] == [
        f"docs/{language}/about/work.md:6:10: former.0: found the page about/plans.md, which about/programme.md was too"
        for language in ("kk", "ru")
    ]
