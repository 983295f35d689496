"""The ready files for GitHub and GitLab: their steps are run as they stand, on a tree with a mistake and into a store."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT, copy_project
from tests.publish.stores import CREDENTIALS, Store, client, moto_server

#: What the settings of a repository say, by the names that the files document.
SETTINGS = {**CREDENTIALS, "SITE_URL": "https://example.org/"}


@dataclass
class Job:
    """The shell commands of a job, each with the variables that only it gets."""

    steps: list[tuple[str, dict[str, str]]]
    settings: dict[str, str] = field(default_factory=dict)


def github(name: str, settings: dict[str, str]) -> Job:
    said = yaml.safe_load((ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8"))

    def filled(value: str) -> str:
        choices = re.fullmatch(r"\$\{\{ (.*) \}\}", value)[1].split(" || ")
        named = [settings.get(choice.partition(".")[2], "") for choice in choices]
        return next(filter(None, named), choices[-1].strip("'") if choices[-1].startswith("'") else "")

    steps = [step for step in said["jobs"][name]["steps"] if "run" in step]
    return Job([(step["run"], {key: filled(value) for key, value in step.get("env", {}).items()}) for step in steps])


def gitlab(name: str, settings: dict[str, str]) -> Job:
    said = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    return Job([(line, {}) for line in said[name]["script"]], settings)  # every step gets all of them


SERVICES = {"github": github, "gitlab": gitlab}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A clone with the region's pages, an environment that is made already, and a system whose packages are only noted."""
    project = copy_project(tmp_path / "project", "Makefile", "requirements.lock", "requirements-storage.lock")
    environment, system = project / ".venv", tmp_path / "system"
    environment.mkdir()
    for part in ("bin", "lib", "pyvenv.cfg"):
        (environment / part).symlink_to(Path(sys.prefix, part))
    for done in ("site.done", "storage.done"):
        (environment / done).touch()
    system.mkdir()
    for program, does in {"apt-get": f'echo "$@" >> "{tmp_path}/packages"', "sudo": 'exec "$@"'}.items():
        (system / program).write_text(f"#!/bin/sh\n{does}\n")
        (system / program).chmod(0o755)
    return project


def run(job: Job, project: Path) -> tuple[int, str]:
    """Run the steps of a job until one fails, as both services do; return the exit code and what was printed."""
    printed = ""
    own = {"PATH": f"{project.parent}/system:{os.environ['PATH']}", "HOME": str(project.parent)}
    own |= {"GITHUB_STEP_SUMMARY": str(project.parent / "summary.md"), "SOURCE_DATE_EPOCH": "1790000000"}
    for command, variables in job.steps:
        ran = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", command],
            cwd=project,
            env={**own, **job.settings, **variables},
            capture_output=True,
            text=True,
            timeout=300,
        )
        printed += ran.stdout + ran.stderr
        if ran.returncode:
            return ran.returncode, printed
    return 0, printed


@pytest.mark.parametrize("service", SERVICES)
def test_the_check_fails_with_its_finding_at_the_line(service, project):
    page = next(project.glob("docs/ru/**/*.md"))
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\nЗдесь 777 окон.\n", encoding="utf-8")
    place, line = page.relative_to(project).as_posix(), text.count("\n") + 2
    code, printed = run(SERVICES[service]("check", {}), project)
    assert code == 1, printed
    packages = re.findall(r"hunspell\S*", (project.parent / "packages").read_text())
    assert {*packages} <= {*(ROOT / "tests" / "system-packages.txt").read_text().split()}
    if service == "github":
        assert f"::error file={place},line={line}," in printed
        assert "errors: " in (project.parent / "summary.md").read_text(encoding="utf-8")
    else:
        report = json.loads((project / "gl-code-quality-report.json").read_text(encoding="utf-8"))
        assert (place, line) in {(one["location"]["path"], one["location"]["lines"]["begin"]) for one in report}


@pytest.mark.parametrize("service", ["github", pytest.param("gitlab", marks=pytest.mark.exhaustive)])
def test_the_site_is_built_and_published_from_main(service, project):
    with moto_server() as endpoint:
        store = Store(endpoint, "site", client("s3", endpoint))
        store.client.create_bucket(Bucket="the-site")
        settings = {**SETTINGS, "PUBLISH_TO": "s3://the-site", "STORE_ENDPOINT": endpoint}
        code, printed = run(SERVICES[service]("publish", settings), project)
        assert code == 0, printed
        assert "s3://the-site holds the release" in printed
        page = store.client.get_object(Bucket="the-site", Key="index.html")["Body"].read()
        assert page == (project / "site" / "index.html").read_bytes()
    assert (project / "docs" / "check" / "published.json").is_file()
    assert CREDENTIALS["AWS_SECRET_ACCESS_KEY"] not in printed


def test_only_main_is_published():
    workflow = (ROOT / ".github" / "workflows" / "site.yml").read_text(encoding="utf-8")
    assert "if: github.event_name == 'push' && github.ref == 'refs/heads/main'" in workflow
    assert '$CI_COMMIT_BRANCH == "main"' in (ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8")
