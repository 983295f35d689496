"""How the cells of the workbook look, as XlsxWriter takes it; used by workbook.py and whoever writes one of its sheets."""

from typing import Any

#: A font that every office has, with the Kazakh letters.
FONT: dict[str, Any] = {"font_name": "Arial", "font_size": 10, "valign": "vcenter"}

_LINE = {"border": 1, "border_color": "#A6A6A6"}
_WRAP = {"text_wrap": True}

LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "heading": {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E79", **_LINE, **_WRAP},
    "group": {"bold": True, "bg_color": "#D9E5F2", "top": 1, "bottom": 1, "border_color": "#A6A6A6"},
    "label": {"bg_color": "#F5F5F5", "font_size": 9, **_LINE, **_WRAP},
    "unit": {"bg_color": "#F5F5F5", "font_size": 9, **_LINE, **_WRAP},
    "open": {"num_format": "@", **_LINE, **_WRAP},
    "number": {"align": "left", **_LINE},
    "closed": {"bg_color": "#E2E2E2", **_LINE},
    "small": {"font_size": 8, "font_color": "#666666"},
    "text": {"text_wrap": True},
    "number_of": {"align": "center", "font_color": "#666666"},
    "link": {"font_color": "#0B5394", "underline": 1},
    # The sheet for an inspection, which is printed.
    "print_title": {"bold": True, "font_size": 10, **_WRAP},
    "print_small": {"font_size": 7, **_WRAP},
    "print_group": {"bold": True, "font_size": 7, "bg_color": "#E0E0E0", "border": 1},
    "print_label": {"font_size": 6.5, "border": 1, "border_color": "#808080", **_WRAP},
    "print_box": {"font_size": 6.5, "border": 1, **_WRAP},
    "print_known": {"font_size": 7, "font_color": "#707070", "border": 1, **_WRAP},
    "print_unit": {"font_size": 6.5, "border": 1, "border_color": "#808080", "align": "center", **_WRAP},
    "print_line": {"font_size": 7, "bottom": 1, **_WRAP},
}
