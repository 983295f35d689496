"""The only file that MkDocs calls (see `hooks` in mkdocs.yml); it hands each event on to the build that it holds."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.site_build import SiteBuild

#: MkDocs loads this file once and calls its functions with nothing of ours, so the build that they belong to is held here;
#: build.py finds it as the module of this hook in the configuration. It is the one thing of the project that outlives a call.
BUILD = SiteBuild()

on_startup = BUILD.on_startup
on_shutdown = BUILD.on_shutdown
on_config = BUILD.on_config
on_pre_build = BUILD.on_pre_build
on_files = BUILD.on_files
on_page_read_source = BUILD.on_page_read_source
on_page_markdown = BUILD.on_page_markdown
on_page_context = BUILD.on_page_context
on_post_page = BUILD.on_post_page
on_post_build = BUILD.on_post_build
