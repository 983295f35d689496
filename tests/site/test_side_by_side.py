"""Languages rendered side by side: what is wrong in one of them is told, and nothing is published."""

import subprocess
from pathlib import Path

from tests.conftest import run_command


def build(project: Path) -> subprocess.CompletedProcess[str]:
    result = run_command("-m", "scripts", "build", cwd=project)
    assert result.returncode == 1
    assert not (project / "site").exists()
    return result


def test_a_warning_in_every_language_is_told_for_each(project: Path):
    for page in project.glob("docs/*/about/privacy.md"):
        page.write_text(page.read_text(encoding="utf-8") + "\n[→](contacts.md#gone)\n", encoding="utf-8")
    told = build(project).stderr
    for language in ("kk", "ru"):
        assert f"Doc file '{language}/about/privacy.md' contains a link 'contacts.md#gone'" in told


def test_a_template_that_fails_in_the_second_language_alone_stops_the_build(project: Path):
    template = project / "overrides" / "main.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("<body>", '<body>{{ 1 // (language == "kk") }}'), encoding="utf-8")
    assert "Error building page 'ru/index.md': integer division or modulo by zero" in build(project).stderr
