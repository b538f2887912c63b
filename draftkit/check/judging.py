"""From bindings to findings: what is said to the clerk, and what to do."""

from collections.abc import Container, Iterable, Iterator

from draftkit.check.bound import ALTERED, FILLED, FOREIGN, SWAPPED, Binding
from draftkit.check.derived import Derivation
from draftkit.check.difference import FORM, MOMENT, QUALIFIER, ROUNDED, UNIT, Difference
from draftkit.check.page import Page
from draftkit.check.supply import Claim, Supply
from draftkit.check.verdict import Finding
from draftkit.figures import Figure
from draftkit.messages import say

ERROR, WARNING = "error", "warning"


def finding_on(code: str, message: str, figure: Figure, claim: Claim | None, severity: str = ERROR) -> Finding:
    """Return a finding on a figure of the text."""
    fact = claim.fact if claim else None
    return Finding(
        code=code,
        severity=severity,
        section=fact.section if fact else "",
        start=figure.start,
        end=figure.end,
        text=figure.text,
        fact=fact.id if fact else None,
        part=fact.part if fact else None,
        expected=fact.value if fact else None,
        message=message,
        key=fact.key if fact else None,
    )


def judge_missing(claims: Iterable[Claim]) -> Iterator[Finding]:
    """Yield a finding for each fact that the text doesn't state."""
    for claim in claims:
        fact = claim.fact
        message = say(
            "{label}: {value} was supplied and does not stand in the text. Add it exactly as written.",
            label=fact.label,
            value=fact.value,
        )
        yield Finding(
            "missing",
            ERROR,
            fact.section,
            None,
            None,
            None,
            fact.id,
            fact.part,
            fact.value,
            message,
            fact.key,
        )


def judge_figures(
    page: Page, supply: Supply, binding: Binding, derivation: Derivation, besides: Container[int] = ()
) -> Iterator[Finding]:
    """Yield a finding for each figure that is not as supplied; `besides` are told of elsewhere."""
    for index, verdict in enumerate(binding.verdicts):
        if index in besides:
            continue
        if verdict in (ALTERED, SWAPPED, FILLED):
            claim = supply.claims[binding.claims[index]]
            figure = page.figures[index]
            if verdict == ALTERED:
                yield _altered(figure, claim, binding.differences[index])
            elif verdict == SWAPPED:
                yield _swapped(figure, claim)
            else:
                yield _filled(figure, claim)
        elif verdict == FOREIGN:
            finding = derivation.judge_stranger(page, index, binding)
            if finding:
                yield finding


def _altered(figure: Figure, claim: Claim, difference: Difference) -> Finding:
    told = {"text": figure.text, "value": claim.fact.value, "label": claim.fact.label}
    match difference.what:
        case "form":
            message = say("{text} is written otherwise than supplied ({label}); write {value}.", **told)
        case "qualifier":
            message = say(
                "{text} has another qualifier (约, 近, 余, 以上 …) than supplied ({label}); write {value}.",
                **told,
            )
        case "unit":
            message = say("{text} has another unit than supplied ({label}); write {value}.", **told)
        case "rounded":
            message = say("{text} is rounded; {label} was supplied as {value}. Write {value}.", **told)
        case "moment":
            message = say("{text} is another date or time than supplied ({label}); write {value}.", **told)
        case _:
            message = say("{text} is not what was supplied for {label}; write {value}.", **told)
    return finding_on("altered", message, figure, claim)


def _swapped(figure: Figure, claim: Claim) -> Finding:
    message = say(
        "{text} stands where {label} is spoken of, which is {value}; {text} belongs to another item. "
        "Put each figure back to its item.",
        text=figure.text,
        label=claim.fact.label,
        value=claim.fact.value,
    )
    return finding_on("swapped", message, figure, claim)


def _filled(figure: Figure, claim: Claim) -> Finding:
    message = say(
        "{label} is not known yet, but {text} stands there. Put ____ and fill it in when it is known.",
        text=figure.text,
        label=claim.fact.label,
    )
    return finding_on("blank", message, figure, claim)


__all__ = ["FORM", "MOMENT", "QUALIFIER", "ROUNDED", "UNIT", "finding_on", "judge_figures", "judge_missing"]
