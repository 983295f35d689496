"""Photographs, plans and drawings: each is a record once, wherever it is shown."""

from typing import Annotated

from pydantic import StringConstraints

from scripts.records.fields import described
from scripts.records.record import Record
from scripts.records.values import Choice, When, Words


class ImageKind(Choice):
    """What an image is; a drawing is never passed off as a photograph."""

    PHOTOGRAPH = "photograph", "фотосурет", "фотография"
    PLAN = "plan", "ғимарат сызбасы", "план"
    DRAWING = "drawing", "салынған сурет", "рисунок"


#: How the file of a picture may be called; a drawing may be one of a language.
PICTURE_NAME = r"^[a-z0-9-]+(\.(kk|ru))?\.(jpg|png|svg|webp)$"


class Image(Record):
    """A photograph, plan or drawing kept in docs/assets/images."""

    kind = "picture"
    folder = "pictures"
    read_at = "press.md"
    anchor_prefix = "picture-"

    image: ImageKind = described("Суреттің түрі", "Вид изображения")
    file: Annotated[str, StringConstraints(pattern=PICTURE_NAME)]
    author: Words = described("Авторы", "Автор")
    taken: When = described("Түсірілген не салынған күні", "Дата съёмки или рисунка")
    licence: Words = described("Лицензиясы", "Лицензия")
    alternative: Words = described("Көрмейтін адамға арналған сипаттамасы", "Описание для тех, кто не видит")
    caption: Words = described("Астындағы жазу", "Подпись")

    @property
    def title(self) -> Words:
        """The caption, since a picture has no other name."""
        return self.caption
