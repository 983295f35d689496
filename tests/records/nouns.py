"""Nouns that stand after numbers, and figures that they count, added to the small tree; used by the tests of citations."""

from tests.examples import beside
from tests.records.small_tree import Tree


def add_nouns(tree: Tree) -> None:
    """Write the nouns `firm` and `convict` and the figures `people` and `part` into the small tree."""
    for name, fields in beside(__file__, "nouns.yml").items():
        tree.add(name, fields)


def add_shops(tree: Tree, value: float, bound: str) -> None:
    """Write the figure `shops`, a count of enterprises."""
    more = f"value: {value}\nunit: enterprises\nbound: {bound}\nsource: article\nas_of: 2026\n"
    tree.add("figures/shops.yml", f"name: {{kk: Кәсіпорындар, ru: Предприятия}}\n{more}")
