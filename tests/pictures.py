"""Photographs, plans and drawings to try the site with, made by Pillow; and the records of them."""

from pathlib import Path

from PIL import ExifTags, Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

#: What must not be published: it stands in every metadata of a picture that tests make.
SECRET = "Telephone of a guard"
RED, BLUE = (200, 30, 30), (30, 30, 200)


def exif(orientation: int = 1) -> Image.Exif:
    """Return the metadata of a telephone: whose it is, where it was, and how it was held."""
    data = Image.Exif()
    data[ExifTags.Base.Orientation] = orientation
    data[ExifTags.Base.Make] = SECRET
    data.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (42.0, 20.0, 30.0), 3: "E", 4: (69.0, 35.0, 10.0)})
    return data


def two_halves(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """Return a picture that is red in its upper half and blue in its lower, with white in the first corner."""
    image = Image.new("RGB", size, RED)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, size[1] // 2, *size), fill=BLUE)
    draw.rectangle((0, 0, size[0] // 8, size[1] // 8), fill="white")
    return image.convert(mode)


def photograph(path: Path, size: tuple[int, int] = (1600, 1200), orientation: int = 1) -> Path:
    """Write a photograph with a position, an owner and a comment in its file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    two_halves(size).save(path, exif=exif(orientation), comment=SECRET, xmp=f"<x>{SECRET}</x>".encode())
    return path


def plan(path: Path, size: tuple[int, int] = (1000, 700)) -> Path:
    """Write a plan in few colours, with a text and a position in its file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = PngInfo()
    text.add_text("Author", SECRET)
    two_halves(size).quantize(8).save(path, pnginfo=text, exif=exif())
    return path


def drawing(path: Path, head: str = 'viewBox="0 0 800 600"') -> Path:
    """Write a drawing in SVG."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {head}><path d="M0 0h9"/></svg>', encoding="utf-8")
    return path


def metadata_in(folder: Path) -> list[str]:
    """Return every raster in a folder whose file says anything besides its pixels."""
    found = []
    readable = {ending for ending, kind in Image.registered_extensions().items() if kind in Image.OPEN}
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in readable:
            with Image.open(path) as image:
                image.load()
                said = {"exif", "xmp", "comment", "icc_profile", "photoshop", "Author"} & set(image.info)
                if image.getexif() or said or SECRET.encode() in path.read_bytes():
                    found.append(path.relative_to(folder).as_posix())
    return found


def images(data: Path, *files: tuple[str, str]) -> str:
    """Write a record for each picture, by its file and the code of what it is; return the field of a site that names them."""
    names = []
    for file, kind in files:
        names.append(Path(file).stem)
        path = data / "pictures" / f"{names[-1]}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(record(file, kind), "utf-8")
    return f"images: [{', '.join(names)}]\n"


def record(file: str, kind: str = "photograph", more: str = "") -> str:
    """Return the text of the record of a picture."""
    return f"""\
# yaml-language-server: $schema=../schema/picture.json
id: {Path(file).stem}
first_published: 2026-01-05
last_changed: 2026-01-06
image: {kind}
file: {file}
author: {{kk: Мекеме әкімшілігі, ru: Администрация учреждения}}
taken: 2025-11
licence: {{kk: CC BY 4.0, ru: CC BY 4.0}}
alternative: {{kk: Биік терезелі бос зал, ru: Пустой зал с высокими окнами}}
caption: {{kk: Цехтың іші., ru: Цех изнутри.}}
{more}"""
