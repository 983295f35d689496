"""A script with all that it imports in one file does what it did in many."""

from pathlib import Path

import pytest

from scripts.cache import Cache
from scripts.publish.assets import fingerprinted_assets
from scripts.publish.joined_script import joined_script, parts_of_script
from tests.js.node import run

SCRIPTS = {
    "first.js": 'import {twice as double} from "./second.js";\nimport {NAME, Thing} from "./third.js";\n\nexport function tell() {\n  return `${NAME} ${double(new Thing().size)}`;\n}\n',
    "second.js": 'import {Thing} from "./third.js";\n\nconst NAME = "another";\n\nexport function twice(size) {\n  return NAME && new Thing() && size * 2;\n}\n',
    "third.js": 'export const NAME = "thing";\n\nexport class Thing {\n  size = 21;\n}\n\nexport async function wait() {}\n',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in SCRIPTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_it_does_the_same(folder: Path):
    (folder / "joined.mjs").write_text(joined_script(folder / "first.js"), "utf-8")
    assert (
        run(["node", "--eval", 'import("./joined.mjs").then(({tell}) => console.log(tell()))'], cwd=folder)
        == "thing 42\n"
    )


def test_each_part_stands_once_after_what_it_imports(folder: Path):
    assert [path.name for path in parts_of_script(folder / "first.js")] == ["third.js", "second.js", "first.js"]
    assert joined_script(folder / "first.js").count("class Thing") == 1


def test_parts_are_published_within_it_alone_unless_another_script_imports_them(tmp_path: Path):
    scripts = tmp_path / "overrides" / "assets" / "javascripts"
    scripts.mkdir(parents=True)
    (scripts / "draft-check.js").write_text(
        'import {one} from "./one.js";\nimport {two} from "./two.js";\nexport const sum = one + two;\n'
    )
    (scripts / "one.js").write_text("export const one = 1;\n")
    (scripts / "two.js").write_text("export const two = 2;\n")
    (scripts / "search.js").write_text('import {two} from "./two.js";\nalert(two);\n')
    assets = fingerprinted_assets(tmp_path, tmp_path / "overrides", Cache(tmp_path / "cache"))
    assert sorted(Path(name).name for name in assets) == ["draft-check.js", "search.js", "two.js"]
    assert b"import" not in assets["assets/javascripts/draft-check.js"][1]
