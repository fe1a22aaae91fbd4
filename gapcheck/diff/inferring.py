"""Why findings moved, when only the two assessments are known: the law itself is not there to be tried."""

from __future__ import annotations

from gapcheck.diff.moves import Explain, Question
from gapcheck.model import Assessment, Cause, Finding, Moved, Proof, Why


def inferred(before: Assessment, after: Assessment) -> Explain:
    """Names the likeliest cause from what the assessments say of themselves: answers, digests, files, days."""
    old = {checklist.id: checklist.digest for checklist in before.checklists}
    redrawn = {checklist.id for checklist in after.checklists if old.get(checklist.id) != checklist.digest}
    checklist_of = {
        finding.criterion.id: checklist.id for checklist in after.checklists for finding in checklist.findings
    }

    def explain(question: Question) -> Why:
        if question.moved is Moved.OBLIGATION:
            return obligation_moved(question)
        if _answers(question.before, question) != _answers(question.after, question):
            return Why(Cause.CODING, Proof.INFERRED, (), "a person's answer is another one")
        provisions = _cited(question)
        is_same_law = before.sha256 == after.sha256 and before.with_bills == after.with_bills
        if checklist_of[question.after.criterion.id] in redrawn:
            also = "" if is_same_law and before.as_of == after.as_of else "; the law or the day may differ as well"
            return Why(Cause.CHECKLIST, Proof.INFERRED, provisions, f"the checklist asks something else now{also}")
        if not is_same_law:
            return Why(Cause.LAW, Proof.INFERRED, provisions, "the workbooks differ")
        if before.as_of != after.as_of:
            return Why(Cause.DATE, Proof.INFERRED, provisions, "one workbook on two days")
        return Why(
            Cause.CHECKLIST,
            Proof.INFERRED,
            provisions,
            "the same workbook, day and checklist: another version of gapcheck judged it",
        )

    return explain


def obligation_moved(question: Question) -> Why:
    """Why a criterion binds otherwise than before: another instrument or kind, a reservation, a date."""
    old, new = question.before.binding, question.after.binding
    if old.kind is None and new.kind is not None:
        says = f"{new.title or new.instrument} binds the State now"
    elif new.kind is None:
        says = f"{old.title or old.instrument} does not bind the State any more"
    elif (old.kind, old.instrument) != (new.kind, new.instrument):
        says = f"the strongest obligation is {new.title or new.instrument} now, and was {old.title or old.instrument}"
    elif old.reservation and not new.reservation:
        says = f"the reservation to {new.title or new.instrument} is withdrawn"
    elif old.reservation != new.reservation:
        says = f"the reservation to {new.title or new.instrument} reads otherwise"
    else:
        says = f"{new.title or new.instrument} binds the State since another day"
    return Why(Cause.TREATY, Proof.ALONE, (), says)


def _answers(finding: Finding, question: Question) -> tuple[object, ...]:
    """The answers on the criterion and on the element that moved."""
    wanted = question.new.id if question.new else ""
    coded = [element.coding for element in finding.elements if element.id == wanted] if wanted else [finding.coding]
    return tuple((coding.answer, coding.coder, coding.rationale) if coding else None for coding in coded)


def _cited(question: Question) -> tuple[str, ...]:
    """Ids of the provisions whose words stand on one side only, later ones first."""
    if question.old is None or question.new is None:
        codings = (question.after.coding, question.before.coding)
        return tuple(dict.fromkeys(name for coding in codings if coding for name in coding.provisions))
    old = {(one.provision, " ".join(one.quote.split())) for one in question.old.evidence}
    new = {(one.provision, " ".join(one.quote.split())) for one in question.new.evidence}
    cited = [one.provision for one in question.new.evidence if (one.provision, " ".join(one.quote.split())) not in old]
    cited += [one.provision for one in question.old.evidence if (one.provision, " ".join(one.quote.split())) not in new]
    return tuple(dict.fromkeys(cited))
