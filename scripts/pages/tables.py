"""Makes tables readable on a phone: named cells, rows as cards, a frame to scroll in; called by hooks.py."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

#: Characters that a row of a table may have in all its cells together to be read on a screen of 360 px.
_FITS_A_PHONE = 60
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_ROW_HEAD = re.compile(r'<td([^<>]* scope="row">.*?)</td>', re.DOTALL)


def label_cells(html: str) -> str:
    """Return the HTML of a page's text with `data-label` on every cell of a table that has a head.

    A table whose longest row would not fit a phone gets `data-stack`; the styles make cards of its rows. Every table gets a
    frame that scrolls and takes the keyboard, named after the columns; a script takes the stop away where nothing scrolls.
    Where the first cells name the rows, being all different, they become heads of the rows.
    """
    if "<table" not in html:
        return html
    tree = LexborHTMLParser(f"<body>{html}</body>")
    for table in tree.css("table"):
        heads = [head.text(strip=True) for head in table.css("thead th")]
        rows = table.css("tbody tr")
        if max((len(row.text(strip=True)) for row in rows), default=0) > _FITS_A_PHONE:
            table.attrs["data-stack"] = ""
        for head in table.css("thead th"):
            head.attrs["scope"] = "col"
        for row in rows:
            for label, cell in zip(heads, row.css("td"), strict=False):
                cell.attrs["data-label"] = label
        _mark_row_heads([cell for row in rows for cell in row.css("td")[:1]])
    body = tree.body
    assert body is not None  # the parser always makes one
    return _TABLE.sub(_framed, _ROW_HEAD.sub(r"<th\1</th>", body.inner_html or ""))


def _mark_row_heads(cells: list[LexborNode]) -> None:
    names = [cell.text(strip=True) for cell in cells]
    if "" not in names and len(set(names)) == len(names):
        for cell in cells:
            cell.attrs["scope"] = "row"


def _framed(match: re.Match[str]) -> str:
    heads = [
        re.sub(r"<[^<>]*>", "", head).strip()
        for head in re.findall(r'<th[^<>]* scope="col">(.*?)</th>', match.group(), re.DOTALL)
    ]
    name = ", ".join(filter(None, heads)).replace('"', "&quot;")
    return f'<div class="table" role="group" tabindex="0" aria-label="{name}">{match.group()}</div>'
