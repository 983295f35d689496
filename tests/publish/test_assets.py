"""Assets under names of their content: pages name what is there, and a changed file has another name."""

from pathlib import Path

import pytest

from scripts.cache import Cache
from scripts.publish.assets import Assets, fingerprinted_assets, named_assets, place_assets
from scripts.publish.page_pass import PagePass
from tests.examples import examples


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for name, text in {
        "overrides/assets/stylesheets/site.css": "/* why */\nbody { background: url(../images/line.svg#a) }\n",
        "overrides/assets/javascripts/site.js": "// what it does\nlet a = 1;\n",
        "assets/images/line.svg": "<svg/>",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def assets_of(docs: Path) -> Assets:
    """Return the assets of a folder of pages and of its look."""
    return fingerprinted_assets(docs, docs / "overrides", Cache(docs / "cache"))


def test_a_page_names_each_asset_as_it_is_published(docs, tmp_path):
    assets = assets_of(docs)
    page, _ = PagePass((), assets).finished(
        '<link href="../assets/stylesheets/site.css"><script src="/assets/javascripts/site.js"></script>',
        "about/",
        "ru",
    )
    site = tmp_path / "site"
    place_assets(site, assets)
    names = [part.split('"')[0] for part in page.split("assets/")[1:]]
    assert len(names) == 2
    assert all((site / "assets" / name).is_file() for name in names)


def test_another_content_has_another_name_and_the_same_has_the_same(docs):
    before = assets_of(docs)
    assert assets_of(docs) == before
    (docs / "assets/images/line.svg").write_text("<svg id='b'/>")
    after = assets_of(docs)
    assert after["assets/images/line.svg"][0] != before["assets/images/line.svg"][0]
    # The style names the picture, so it has changed too.
    assert after["assets/stylesheets/site.css"][0] != before["assets/stylesheets/site.css"][0]
    assert after["assets/javascripts/site.js"] == before["assets/javascripts/site.js"]


def test_styles_and_scripts_lose_their_comments_and_styles_follow_the_new_names(docs):
    assets = assets_of(docs)
    style = assets["assets/stylesheets/site.css"][1].decode()
    picture = Path(assets["assets/images/line.svg"][0]).name
    assert style == f"body{{background:url(../images/{picture}#a)}}"
    assert assets["assets/javascripts/site.js"][1] == b"let a=1;"


def test_a_style_is_published_whole_with_those_that_it_imports(docs):
    folder = docs / "overrides/assets/stylesheets"
    (folder / "page.css").write_text('@import "tokens.css";\n@import "site.css";\np { margin: 0 }\n')
    (folder / "tokens.css").write_text(":root { --ink: #000 }\n")
    assets = assets_of(docs)
    styles = {name: content.decode() for name, (_, content) in assets.items() if name.endswith(".css")}
    picture = Path(assets["assets/images/line.svg"][0]).name
    assert styles == {
        "assets/stylesheets/page.css": f":root{{--ink:#000}}body{{background:url(../images/{picture}#a)}}p{{margin:0}}"
    }


@examples
def test_what_is_no_asset_of_this_site_keeps_its_address(docs, html):
    assert html in PagePass((), assets_of(docs)).finished(html, "about/", "ru")[0]


@examples
def test_an_asset_is_named_however_its_address_is_written(docs, address, expected):
    assets = assets_of(docs)
    published = expected.format(assets["assets/images/line.svg"][0])
    page, _ = PagePass((), assets).finished(f'<img src="{address}">', "about/", "ru")
    assert f'src="{published}"' in page


def test_only_what_a_page_leads_to_is_published_and_what_that_names(docs):
    (docs / "assets/images/old.svg").write_text("<svg/>")
    assets = assets_of(docs)
    style = assets["assets/stylesheets/site.css"][0]
    assert set(named_assets(assets, {style, "about/"})) == {"assets/stylesheets/site.css", "assets/images/line.svg"}
    assert named_assets(assets, {"about/"}) == {}


@pytest.mark.parametrize(
    "name", ["Thumbs.db", ".DS_Store", "~$plan.svg", "plan.svg~", "plan.svg.bak", "notes.txt", "a.tif", "a.js", "a.css"]
)
def test_what_programs_leave_and_other_kinds_are_no_assets(docs, name):
    (docs / "assets/images" / name).write_text("<svg/>")
    assert len(assets_of(docs)) == 3
