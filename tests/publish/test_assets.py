"""Assets under names of their content: pages name what is there, and a changed file has another name."""

from pathlib import Path

import pytest

from scripts.publish.assets import hashed_assets, place_assets, with_hashed_names


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for name, text in {
        "assets/stylesheets/site.css": "/* why */\nbody { background: url(../images/line.svg#a) }\n",
        "assets/javascripts/site.js": "// what it does\nlet a = 1;\n",
        "assets/images/line.svg": "<svg/>",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_page_names_each_asset_as_it_is_published(docs, tmp_path):
    assets = hashed_assets(docs)
    page = with_hashed_names(
        '<link href="../assets/stylesheets/site.css"><script src="/assets/javascripts/site.js"></script>', assets
    )
    site = tmp_path / "site"
    place_assets(site, assets)
    names = [part.split('"')[0] for part in page.split("assets/")[1:]]
    assert len(names) == 2
    assert all((site / "assets" / name).is_file() for name in names)


def test_another_content_has_another_name_and_the_same_has_the_same(docs):
    before = hashed_assets(docs)
    assert hashed_assets(docs) == before
    (docs / "assets/images/line.svg").write_text("<svg id='b'/>")
    after = hashed_assets(docs)
    assert after["assets/images/line.svg"][0] != before["assets/images/line.svg"][0]
    # The style names the picture, so it has changed too.
    assert after["assets/stylesheets/site.css"][0] != before["assets/stylesheets/site.css"][0]
    assert after["assets/javascripts/site.js"] == before["assets/javascripts/site.js"]


def test_styles_and_scripts_lose_their_comments_and_styles_follow_the_new_names(docs):
    assets = hashed_assets(docs)
    style = assets["assets/stylesheets/site.css"][1].decode()
    picture = Path(assets["assets/images/line.svg"][0]).name
    assert style == f"body{{background:url(../images/{picture}#a)}}"
    assert assets["assets/javascripts/site.js"][1] == b"let a=1;"


def test_what_is_no_asset_keeps_its_name(docs):
    html = '<a href="assets/unknown.css">assets/stylesheets/site.css</a>'
    assert with_hashed_names(html, hashed_assets(docs)) == html


def test_what_the_theme_brought_is_left_out(docs, tmp_path):
    site = tmp_path / "site"
    (site / "assets/javascripts").mkdir(parents=True)
    (site / "assets/javascripts/bundle.js").write_text("")
    place_assets(site, hashed_assets(docs))
    assert not (site / "assets/javascripts/bundle.js").exists()
