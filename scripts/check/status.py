"""What the rules found and what was read together, page by page; called by prepare.py and the commands."""

from collections.abc import Iterable

from scripts.check.acceptance import Acceptance, acceptance_comments
from scripts.check.agreement import Agreement, Subject, subjects
from scripts.check.rules import RULES
from scripts.check.runner import Checked
from scripts.languages import LANGUAGES
from scripts.messages.say import MessageLanguage, say, told
from scripts.pages.status import AgreementStatus, KindStatus, PageStatus
from scripts.records.kinds import KINDS
from scripts.records.problems import InputError


def site_status(checked: Checked) -> AgreementStatus:
    """Return the status of every page and every kind of record; a broken lock file counts as none."""
    try:
        agreement = Agreement(checked.site.docs)
    except InputError:
        agreement = Agreement(checked.site.docs / "no such folder")
    found = _open_rules(checked)
    pages, kinds = [], []
    by_folder: dict[str, list[Subject]] = {}
    for subject in subjects(checked.site):
        if subject.name in checked.site.pages:
            pages.append(_page_status(subject, agreement, checked, found))
        else:
            by_folder.setdefault(subject.name.partition("/")[0], []).append(subject)
    for kind, model in KINDS.items():
        if model.folder in by_folder:
            kinds.append(_kind_status(kind, by_folder[model.folder], agreement, found))
    # The comments and not what they cover now: some rules depend on the day, and a page of the site does not.
    comments = acceptance_comments(checked.site.texts, [name for name, rule in RULES.items() if rule.acceptable])
    accepted = ((item.file, item.rule) for item in comments if isinstance(item, Acceptance))
    return AgreementStatus(tuple(pages), tuple(kinds), tuple(dict.fromkeys(accepted)))


def _open_rules(checked: Checked) -> dict[str, list[str]]:
    """Return the rules that found something, by file, in the order of the rules."""
    found: dict[str, list[str]] = {}
    for finding in checked.findings:
        for file in {finding.file, finding.counterpart_file} - {None}:
            rules = found.setdefault(str(file), [])
            if finding.rule not in rules:
                rules.append(finding.rule)
    return found


def _open(subject: Subject, found: dict[str, list[str]]) -> list[str]:
    return sorted({rule for file in subject.files.values() for rule in found.get(file, ())})


def _page_status(subject: Subject, agreement: Agreement, checked: Checked, found: dict[str, list[str]]) -> PageStatus:
    agreed, unchanged = agreement.status_of(subject)
    rules = _open(subject, found)
    sides = checked.site.pages[subject.name]
    titles = {language: str(sides[language].page.meta.get("title", subject.name)) for language in LANGUAGES}
    ran = len(checked.ran)
    return PageStatus(subject.name, titles, agreed, unchanged, ran - len(rules), ran, tuple(rules))


def _kind_status(kind: str, members: list[Subject], agreement: Agreement, found: dict[str, list[str]]) -> KindStatus:
    states = [agreement.status_of(subject) for subject in members]
    rules = sorted({rule for subject in members for rule in _open(subject, found)})
    last = max((agreed for agreed, _ in states if agreed), default=None)
    return KindStatus(kind, len(members), sum(unchanged for _, unchanged in states), last, tuple(rules))


def summary(status: AgreementStatus, counts: str, language: MessageLanguage = "en") -> str:
    """Return the status as Markdown for the summary of a CI run; `counts` is the last line of the check."""
    line = "| --- | --- | --- | --- |"
    lines = [say("status.heading"), "", counts, "", say("status.pages"), line]
    for page in status.pages:
        state = "never" if not page.agreed else "agreed" if page.unchanged else "changed"
        agreed = say(f"status.{state}", day=page.agreed)
        passed = say("status.passed", passed=page.passed, ran=page.ran)
        lines.append(say("status.row", page=page.page, agreed=agreed, passed=passed, open=_listed(page.open)))
    lines += ["", say("status.records"), line]
    lines += [f"| {kind.kind} | {kind.total} | {kind.agreed} | {_listed(kind.open)} |" for kind in status.kinds]
    lines += ["", *(say("status.accepted", rule=rule, file=file) for file, rule in status.accepted)]
    return "\n".join(told(line, language) for line in lines).rstrip() + "\n"


def _listed(rules: Iterable[str]) -> str:
    return ", ".join(rules) or "—"
