"""The findings that say: this is not what was supplied, and how it differs; or that this is not sure."""

from draftkit.check.verdict import Finding, Span
from draftkit.ledger import Fact
from draftkit.messages import say


def altered_finding(text: str, place: Span, what: str, fact: Fact) -> Finding:
    """Return a finding on what stands at `place` for a fact; `what` differs is a name of `binding.difference`."""
    start, end = place
    told = {"text": text[start:end], "value": fact.value, "label": fact.label}
    match what:
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
    return Finding.at(place, "altered", message, text[start:end], fact)


def other_figure_finding(place: Span, told: str, fact: Fact, severity: str = "error") -> Finding:
    """Return a finding on words that make another figure of a fact's."""
    message = say(
        "{told} is another figure than supplied ({label}); write {value} alone.",
        told=told,
        label=fact.label,
        value=fact.value,
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
