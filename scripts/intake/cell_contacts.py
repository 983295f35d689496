"""A point on the map, and a way to reach somebody, as offices type them; called by cells.py."""

import re

from scripts.intake.understood import NotUnderstood, found_text
from scripts.languages import LANGUAGES
from scripts.messages.say import say
from scripts.reading.points import read_points
from scripts.records.explain import expected_instead
from scripts.records.hints import models_at
from scripts.records.kinds import KINDS
from scripts.records.takes import type_of


def read_point(text: str) -> dict[str, float]:
    """Return the one point that a text is, in degrees. Raises NotUnderstood."""
    for language in LANGUAGES:
        points = list(read_points(text, language))
        if len(points) == 1 and points[0].end - points[0].start == len(text) and "," in points[0].key:
            latitude, longitude = map(float, points[0].key.split(","))
            return {"latitude": latitude, "longitude": longitude}
    raise NotUnderstood(found_text(text), say("intake.point"))


def read_contact(text: str) -> dict[str, str]:
    """Return the telephone and the e-mail address that are all of a text. Raises NotUnderstood."""
    found: dict[str, str] = {}
    for part in filter(None, re.split(r"[,;]\s*|\s+(?=\S+@)|(?<=\.[a-z][a-z])\s+", text)):
        key = "email" if "@" in part else "phone"
        bare = re.sub(r"(?i)^(?:тел(?:ефон)?|e-?mail|эл\.? почта|почта)\s?[.:]*\s*", "", part)
        model = KINDS["institution"]
        if key in found:
            raise NotUnderstood(found_text(text), say("intake.contact"))
        infos = [one.model_fields[key] for one in models_at(model, ("contact", "value")) if key in one.model_fields]
        if not infos or expected_instead(type_of(infos[0]), bare, ("contact", "value", key), model):
            raise NotUnderstood(found_text(text), say("intake.contact"))
        found[key] = bare
    return found
