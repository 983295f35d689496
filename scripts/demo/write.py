"""Writes a demonstration as a folder of records, beside a copy of the project's own; called by `python -m scripts demo`.

The pages cite records of the project, so these are in the folder too; what is made up cites sources of the kind
`demonstration`, by which a build of the folder is known for what it is.
"""

import shutil
from pathlib import Path

import yaml

from scripts.demo.country import country
from scripts.files import write_if_changed
from scripts.messages.say import say
from scripts.records.kinds import KINDS
from scripts.records.kinds.partnership import Opportunity
from scripts.records.problems import file_error
from scripts.records.schema import schema_line

_KIND_OF_FOLDER = {model.folder: kind for kind, model in KINDS.items()}
#: Marks a folder that this command wrote and may overwrite.
_MARK = ".demonstration"


def write_demonstration(out: Path, count: int, seed: int, data: Path) -> int:
    """Write the records of `data` and a made-up country with `count` production sites to `out`; return how many records.

    The same count and seed give the same bytes. Raises InputError when `out` has something else in it.
    """
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / _MARK).is_file())):
        raise file_error(out, say("exports.something-else"), say("exports.new-folder-or-earlier-demonstration"))
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(data, out)
    (out / _MARK).touch()
    opportunities = sorted(path.stem for path in (data / Opportunity.folder).glob("*.yml"))
    written = 0
    for folder, record in country(count, seed, opportunities):
        text = yaml.dump(record, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
        write_if_changed(out / folder / f"{record['id']}.yml", f"{schema_line(_KIND_OF_FOLDER[folder])}\n{text}")
        written += 1
    return written


class _Dumper(yaml.CSafeDumper):
    """Writes no YAML anchors, which records may not have."""

    def ignore_aliases(self, data: object) -> bool:
        return True
