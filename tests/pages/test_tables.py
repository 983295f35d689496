"""Tables on a phone: each cell knows the name of its column."""

import markdown

from scripts.pages.tables import label_cells

TABLE = "| Шарт | Дереккөз |\n| --- | --- |\n| Жалақы *ең төмен* | [заң](law.md) |\n"


def test_a_cell_carries_the_name_of_its_column():
    html = label_cells(markdown.markdown(TABLE, extensions=["tables"]))
    assert '<th data-label="Шарт" scope="row">Жалақы <em>ең төмен</em></th>' in html
    assert '<td data-label="Дереккөз"><a href="law.md">заң</a></td>' in html


def test_a_page_without_tables_stays_as_it_is():
    html = '<p>a &amp; b <br /> <span data-computed="">3</span></p>'
    assert label_cells(html) is html


def test_what_stands_beside_a_table_keeps_its_text():
    html = markdown.markdown("a < b & c\n\n" + TABLE, extensions=["tables"])
    assert label_cells(html).startswith("<p>a &lt; b &amp; c</p>")


def test_only_a_table_with_long_rows_becomes_cards():
    long = TABLE.replace("Жалақы", "Жалақы " * 20)
    assert "<table>" in label_cells(markdown.markdown(TABLE, extensions=["tables"]))
    assert '<table data-stack="">' in label_cells(markdown.markdown(long, extensions=["tables"]))


def test_a_table_stands_in_a_frame_that_scrolls_and_takes_the_keyboard():
    html = label_cells(markdown.markdown(TABLE, extensions=["tables"]))
    assert '<div class="table" role="group" tabindex="0" aria-label="Шарт, Дереккөз"><table>' in html
    assert '<th scope="col">Шарт</th>' in html


def test_the_first_cell_names_its_row_only_where_no_two_are_the_same():
    twice = label_cells(markdown.markdown(TABLE + "| Жалақы *ең төмен* | жоқ |\n", extensions=["tables"]))
    empty = label_cells(markdown.markdown(TABLE + "| | жоқ |\n", extensions=["tables"]))
    assert 'scope="row"' not in twice + empty
