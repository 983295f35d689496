"""The pictures that pages show, by their records: which a site has, their HTML, and what is said of each; called by prose_pictures.py and templates.py."""

from scripts.pages.markdown import with_full_stop
from scripts.pages.pictures import picture_html
from scripts.pages.writer import Writer
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.kinds.pictures import Image


def images_of(writer: Writer, site: ProductionSite) -> list[Image]:
    """Return the pictures of a production site that have not ended."""
    images = [writer.records.get(Image, name) for name in site.images]
    return [image for image in images if image.ended is None]


def image_html(writer: Writer, image: Image, alternative: str = "") -> str:
    """Return the HTML of an image with its size and its alternative text, where no other is given."""
    words = alternative or writer.plain(image.alternative)
    return picture_html(writer.records.pictures[image.file], words, writer.file_url)


def image_ground(writer: Writer, image: Image) -> str:
    """Return of what kind an image is, whose, of when, and by which licence it may be used."""
    date = writer.phrase("unknown") if image.taken == UNKNOWN else writer.when(image.taken)
    said = (
        writer.text(image.image).capitalize(),
        f"{writer.phrase('author')}: {writer.text(image.author)}",
        f"{writer.phrase('date')}: {date}",
        f"{writer.phrase('licence')}: {writer.text(image.licence)}",
    )
    return " ".join(map(with_full_stop, said))
