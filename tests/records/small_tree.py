"""A small complete tree of records, one of each kind and a second figure, to add to and to break; used by many tests."""

from dataclasses import dataclass
from pathlib import Path

from scripts.records.kinds import KINDS
from scripts.records.schema import schema_line, write_schemas

_FOLDER = Path(__file__).with_suffix("")
_KIND_OF_FOLDER = {model.folder: kind for kind, model in KINDS.items()}

#: The text of every file of the tree by its name in it, as in `figures/wage.yml`.
FILES = {path.relative_to(_FOLDER).as_posix(): path.read_text("utf-8") for path in sorted(_FOLDER.rglob("*.yml"))}
ENDED = "ended: 2026-01-06\nreason: {kk: Берілді., ru: Передана.}\n"


def known(value: object, source: str = "article") -> str:
    """Return a fact that is known, for the text of a record."""
    return f"{{value: {value}, source: {source}, as_of: 2026}}"


@dataclass(frozen=True)
class Tree:
    """A folder of records to read, write and break."""

    data: Path

    def path(self, name: str) -> Path:
        """Return the path of a file by its name in the tree."""
        return self.data / name

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a whole file of the tree, a new one too."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    def replace(self, name: str, old: str, new: str) -> Path:
        """Put `new` in the place of `old`, which must stand in the file exactly once."""
        text = self.path(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f'"{old}" stands {text.count(old)} times in {name}'
        return self.write(name, text.replace(old, new))

    def append(self, name: str, more: str) -> Path:
        """Put further fields at the end of a file."""
        return self.write(name, self.path(name).read_text(encoding="utf-8") + more)

    def add(self, name: str, fields: str) -> Path:
        """Write a new record by its fields, without its id and dates."""
        path = self.path(name)
        dates = "first_published: 2026-01-05\nlast_changed: 2026-01-06\n"
        return self.write(name, f"{schema_line(_KIND_OF_FOLDER[path.parent.name])}\nid: {path.stem}\n{dates}{fields}")

    def add_site(
        self,
        name: str,
        institution: str = "no-1",
        kk: str = "Цех",
        ru: str = "Цех",
        status: str = "idle",
        more: str = "",
    ) -> Path:
        """Write a new production site, of which nothing is known but what `more` says."""
        words = f"name: {{kk: {kk}, ru: {ru}}}\nsummary: {{kk: Бос тұрған цех., ru: Простаивающий цех.}}\n"
        place = f"institution: {institution}\nstatus: {status}\n"
        history = f"history: [{{status: {status}, since: unknown, source: article}}]\n"
        return self.add(f"production-sites/{name}.yml", words + place + history + more)

    def add_institution(self, name: str, region: tuple[str, str] | None = None, more: str = "") -> Path:
        """Write a new institution, of which nothing is known but its region, in both languages, and what `more` says."""
        words = (
            f"name: {{kk: Мекеме {name}, ru: Учреждение {name}}}\nnumber: '1'\nsummary: {{kk: Сынақ., ru: Проба.}}\n"
        )
        place = f"region: {known(f'{{kk: {region[0]}, ru: {region[1]}}}')}\n" if region else ""
        return self.add(f"institutions/{name}.yml", words + place + more)


def plant(data: Path) -> Tree:
    """Write the small tree, with its schemas, into the folder `data`."""
    tree = Tree(data)
    for name, text in FILES.items():
        tree.write(name, text)
    write_schemas(data)
    return tree
