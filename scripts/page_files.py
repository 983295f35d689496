"""Says which files of the folder of pages MkDocs takes in a build; called by site_build.py."""

from collections.abc import Collection
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from scripts.publish.attachments import FOLDER
from scripts.records.attachments import attachments

#: The files of records, and of their schemas.
_DATA = (".yml", ".json")


def leave_to_mkdocs(files: Files, config: MkDocsConfig, with_records: bool, hidden: Collection[str]) -> None:
    """Leave to MkDocs the pages but the `hidden` ones, paths inside the trees, and the records where it is said.

    Pages of every language may link to the assets, which static-i18n keeps from all languages but the first.
    """
    docs = Path(config.docs_dir)
    for file in files:
        is_data = str(file.abs_src_path).startswith(f"{docs}/data/") and file.src_uri.endswith(_DATA)
        is_hidden = file.src_uri.partition("/")[2] in hidden
        if is_hidden or not (file.is_documentation_page() or (with_records and is_data)):
            file.inclusion = InclusionLevel.EXCLUDED
    for path in attachments(docs):
        name = path.relative_to(docs).as_posix()
        if path.is_relative_to(docs / FOLDER) and name not in files.src_uris:
            files.append(File(name, str(docs), config.site_dir, True, inclusion=InclusionLevel.EXCLUDED))
