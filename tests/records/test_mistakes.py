"""Every mistake of one place in a record is told in one line: where it is, what was found and what was expected."""

import re

import pytest

from scripts.records.loader import load_records
from scripts.records.problems import InputError
from tests.examples import beside
from tests.records.conftest import TODAY

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


#: What a line in another language has nowhere but in quotes, where it stands as it was typed.
ENGLISH = re.compile(r"(?<![\w-])(?:the|an?|of|or|and|with|not|found|expected)(?![\w-])")


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize(("name", "old", "new", "message"), MISTAKES)
def test_a_mistake_is_told_in_the_language_of_the_editor(tree, language, name, old, new, message):
    tree.replace(name, old, new)
    with pytest.raises(InputError) as caught:
        load_records(tree.data, TODAY)
    line = caught.value.told(language)
    assert line.startswith(f"data/{name}:")
    assert re.search({"kk": "табылғаны: .+; күтілгені: ", "ru": "найдено: .+; ожидается: "}[language], line)
    assert not ENGLISH.search(re.sub("«[^»]*»|`[^`]*`|\\([^()]*\\)", "", line.partition(": ")[2]))
