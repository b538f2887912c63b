"""The findings that say: this is not what was supplied, and how it differs; or that this is not sure."""

from draftkit.check.verdict import Finding, Span
from draftkit.figures import find_figures
from draftkit.ledger import Fact
from draftkit.messages import say


def altered_finding(text: str, place: Span, what: str, fact: Fact) -> Finding:
    """Return a finding on what stands at `place` for a fact; `what` differs is a name of `binding.difference`."""
    start, end = place
    told = {"text": text[start:end], "value": fact.value, "label": fact.label, "right": _fit(text, place, fact.value)}
    match what:
        case "form":
            message = say("{text} is written otherwise than supplied ({label}); write {right}.", **told)
        case "qualifier":
            message = say(
                "{text} has another qualifier (约, 近, 余, 以上 …) than supplied ({label}); write {right}.",
                **told,
            )
        case "unit":
            message = say("{text} has another unit than supplied ({label}); write {right}.", **told)
        case "rounded":
            message = say("{text} is rounded; {label} was supplied as {value}. Write {right}.", **told)
        case "moment":
            message = say("{text} is another date or time than supplied ({label}); write {right}.", **told)
        case _:
            message = say("{text} is not what was supplied for {label}; write {right}.", **told)
    return Finding.at(place, "altered", message, text[start:end], fact)


def _fit(text: str, place: Span, value: str | None) -> str:
    """Return what of a value is to be written in a place: not what stands right before or behind it already.

    不足3人 for the 3人 of 每县|3人, where 每县不足3人 was supplied. A value is cut only where a figure of it begins or
    ends: the 人 of 10人|30元 is none of 人均30元.
    """
    if not value:
        return ""
    figures = find_figures(value)
    starts = [figure.start for figure in figures if text.endswith(value[: figure.start], 0, place[0])]
    start = max(starts, default=0)
    ends = [figure.end for figure in figures if figure.end > start and text.startswith(value[figure.end :], place[1])]
    return value[start : min(ends, default=len(value))]


def other_figure_finding(text: str, place: Span, fact: Fact, severity: str = "error") -> Finding:
    """Return a finding on words that make another figure of a fact's."""
    told = text[slice(*place)]
    message = say(
        "{told} is another figure than supplied ({label}); write {right} alone.",
        told=told,
        label=fact.label,
        right=_fit(text, place, fact.value),
    )
    return Finding.at(place, "altered", message, told, fact, severity=severity, expected=fact.value)


def other_name_message(told: str, meant: str) -> str:
    """Return what to say of a name that stands for another, supplied one."""
    return say(
        "{text} was not supplied, but {meant} was. Write that, or add {text} to the facts.", text=told, meant=meant
    )


def doubted_finding(text: str, place: Span, fact: Fact) -> Finding:
    """Return a warning on a figure as supplied of which the words around it don't show that it is the fact's."""
    told = text[slice(*place)]
    message = say(
        "{text} was supplied for {label}, and the words around it don't show that it stands for that here. Look: if it "
        "does, name the item; if not, delete the figure.",
        text=told,
        label=fact.label,
    )
    return Finding.at(place, "unsure", message, told, fact, severity="warning")


def told_otherwise_finding(fact: Fact) -> Finding:
    """Return a warning on a fact that a text speaks of in other words than supplied."""
    message = say(
        "{label}: {value} was supplied, and the text speaks of it in other words. Look: if it does not say the "
        "same, put in what was supplied.",
        label=fact.label,
        value=fact.value,
    )
    return Finding.at(None, "missing", message, fact=fact, severity="warning")
