"""The next baseline: written freely when it is better, with a reason when it is worse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gapcheck.gate.noticing import checklists_left_out
from gapcheck.gate.words import address
from gapcheck.model import Baseline, BaselineEntry, BaselineUnread, GateCountry, GateFinding, Standing


@dataclass(frozen=True, slots=True)
class Update:
    """The new baseline. `worse` says in sentences what needs a reason, `forbidden` what no reason can allow."""

    baseline: Baseline
    worse: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()


def updated(countries: Sequence[GateCountry], baseline: Baseline | None, reason: str = "") -> Update:
    """The lines of these countries as they are now; those of other countries and the user's comments as they were.

    A line that stays as bad as it was keeps its reason; a worse one gets `reason`; a better one loses it.
    """
    old = baseline or Baseline()
    given = {country.key for country in countries}
    checklists = [line for line in old.checklists if line.country not in given]
    entries = [line for line in old.entries if line.country not in given]
    unread = [line for line in old.unread if line.country not in given]
    worse: list[str] = []
    forbidden: list[str] = []
    for country in countries:
        checklists += country.now.checklists
        for finding in country.findings:
            entries.append(_entry(finding, reason))
            worse += _says_worse(country.key, finding)
        for line in country.now.unread:
            kept, complaint = _unread(line, old, country.is_unrecorded or baseline is None, reason)
            unread.append(kept)
            worse += complaint
        forbidden += [
            f"{country.key}: the checklist {name} is in the baseline and was not assessed now. Assess it too (-c {name}), "
            f"or delete its line `{country.key} @checklist {name} …` to let go of it."
            for name in checklists_left_out(country, old)
        ]
    new = Baseline(tuple(checklists), tuple(entries), tuple(unread), old.comments, old.file)
    return Update(new, tuple(worse), tuple(forbidden))


def _rests_on_moved_ground(finding: GateFinding) -> bool:
    """A stale answer whose cited text is not the one of the line: it must not be written down as if it stood firm."""
    before = finding.before
    return bool(finding.stale_coding) and before is not None and before.cited != finding.after.cited


def _entry(finding: GateFinding, reason: str) -> BaselineEntry:
    if finding.standing is Standing.WORSE or _rests_on_moved_ground(finding):
        return replace(finding.after, reason=reason)
    if finding.before is not None and finding.standing is Standing.EQUAL:
        return replace(finding.after, reason=finding.before.reason)
    return finding.after


def _says_worse(key: str, finding: GateFinding) -> list[str]:
    before = finding.before
    name = f"{key} {address(finding.criterion, finding.element)}"
    if finding.standing is Standing.WORSE and before is not None:
        return [f"{name}: {before.status} → {finding.after.status}. {' '.join(finding.causes)}".rstrip()]
    return [f"{name}: {finding.stale_coding}"] if _rests_on_moved_ground(finding) else []


def _unread(line: BaselineUnread, old: Baseline, is_first: bool, reason: str) -> tuple[BaselineUnread, tuple[str, ...]]:
    before = next((one for one in old.unread if one.country == line.country), None)
    if before is not None and line.provisions <= before.provisions:
        return replace(line, reason=before.reason), ()
    if is_first:
        return line, ()
    known = before.provisions if before else 0
    complaint = f"{line.country}: {line.provisions} provisions were not searched, the baseline knows of {known}."
    return replace(line, reason=reason), (complaint,)
