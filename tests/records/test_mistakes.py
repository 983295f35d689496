"""Every mistake of one place in a record is told in one line: where it is, what was found and what was expected."""

import pytest

from tests.examples import beside

#: File of the small tree, what is replaced there, by what, and what is told.
MISTAKES = [
    (name, mistake["replace"], mistake["by"], mistake["told"])
    for name, mistakes in beside(__file__, "mistakes.yml").items()
    for mistake in mistakes
] + [
    ("figures/wage.yml", "85000", f"{'9' * 400}.0", f'8:1: value: found the text "{"9" * 60}…"; expected a number'),
    (
        "figures/wage.yml",
        "Минимальный размер заработной платы",
        "а" * 4001,
        "7:3: name.ru: found 4001 characters; expected at most 4000 characters",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "message"), MISTAKES)
def test_a_mistake_is_told_with_its_place(tree, told, name, old, new, message):
    tree.replace(name, old, new)
    assert told() == [f"data/{name}:{message}"]
