"""The head of a record's page: of two records with one name or summary each has a title and a description of its own."""

from scripts.pages.generate import generate_pages
from scripts.records.front_matter import read_page


def heads(loaded, data, names):
    generate_pages(loaded(), data.parent, "ru")
    return [read_page(data.parent / "ru" / "catalogue" / "sites" / f"{name}.md").meta for name in names]


def test_a_name_of_its_own_is_the_title(loaded, data):
    (hall,) = heads(loaded, data, ["hall"])
    assert (hall["title"], hall["description"]) == ("Бывший швейный цех", "Простаивающий цех.")
    assert "head_title" not in hall


def test_two_with_one_name_and_summary_are_told_apart_by_their_ids(tree, loaded, data):
    for name in ("one", "two"):
        tree.add_site(name, kk="Цех", ru="Цех")
    pages = heads(loaded, data, ["one", "two"])
    assert [page["title"] for page in pages] == ["Цех", "Цех"]
    assert [page["head_title"] for page in pages] == ["Цех (one)", "Цех (two)"]
    descriptions = [page["description"] for page in pages]
    assert len(set(descriptions)) == 2
    assert all(text.startswith(f"Цех ({name}). ") for text, name in zip(descriptions, ("one", "two"), strict=True))
