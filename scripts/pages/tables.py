"""Names the cells of tables after their columns, so that on a phone a row can be read as a card; called by hooks.py."""

from selectolax.lexbor import LexborHTMLParser


def label_cells(html: str) -> str:
    """Return the HTML of a page's text with `data-label` on every cell of a table that has a head."""
    if "<table" not in html:
        return html
    tree = LexborHTMLParser(f"<body>{html}</body>")
    for table in tree.css("table"):
        heads = [head.text(strip=True) for head in table.css("thead th")]
        for row in table.css("tbody tr"):
            for label, cell in zip(heads, row.css("td"), strict=False):
                cell.attrs["data-label"] = label
    body = tree.body
    assert body is not None  # the parser always makes one
    return body.inner_html or ""
