"""The words of the page, in the reader's language."""

from collections.abc import Mapping

from draftkit.messages import say
from draftkit.report.supplied import Role


def name_codes() -> Mapping[str, str]:
    """Return what each code of a finding is called on the page."""
    return {
        "missing": say("not stated"),
        "altered": say("not as supplied"),
        "swapped": say("on the wrong item"),
        "invented": say("not supplied"),
        "leaked": say("out of a sample report"),
        "blank": say("should be left blank"),
        "reversed": say("says otherwise than supplied"),
        "unknown_name": say("name not supplied"),
        "sum": say("does not add up"),
        "unread": say("not readable"),
        "unsure": say("not sure"),
    }


def name_verdicts() -> Mapping[str, str]:
    """Return what each verdict of a figure is called on the page."""
    return {
        "stated": say("as supplied"),
        "error": say("wrong"),
        "warning": say("look at it"),
        "blank": say("to be filled in"),
        "allowed": say("no fact of its own"),
        "missing": say("not stated"),
    }


def explain_verdicts() -> Mapping[str, str]:
    """Return what each mark in the text means, in the order of the legend."""
    return {
        "stated": say("as supplied, on its own item"),
        "error": say("wrong: must be put right"),
        "warning": say("may be wrong: look at it"),
        "blank": say("not known yet: to be filled in by hand"),
        "allowed": say("a date, number or count out of supplied words"),
    }


def name_roles() -> Mapping[Role, str]:
    """Return what each supplied text is called on the page."""
    return {
        "title": say("the title"),
        "date": say("the date of the report"),
        "as_of": say("an as-of date"),
        "addressee": say("the addressee"),
        "label": say("a label"),
        "value": say("a supplied value"),
        "source": say("a source"),
        "name": say("a name"),
        "text": say("a supplied text"),
    }


def page_words() -> Mapping[str, str]:
    """Return the fixed words of the page by the names that its template has for them."""
    return {
        "skip": say("To the text of the report"),
        "page": say("Review before signing"),
        "todo": say("To do before signing"),
        "nothing": say("Nothing: no blank, no finding."),
        "blanks": say("Blanks to fill in"),
        "errors": say("To put right"),
        "warnings": say("To look at"),
        "report": say("The report"),
        "facts": say("Facts"),
        "others": say("Figures that are no facts of their own"),
        "sections": say("How each section was written"),
        "legend": say("Marks in the text"),
        "filter": say("Show"),
        "changes": say("Changed since the last report"),
        "before": say("before: "),
        "section": say("Section"),
        "all_sections": say("all sections"),
        "places": say("in the text: "),
        "source": say("source: "),
        "as_of": say("as of: "),
        "belongs": say("section: "),
        "part_of": say("part of "),
        "its_fact": say("its fact"),
        "its_finding": say("finding"),
        "in": say("stands in "),
        "nowhere": say("in no supplied text: it counts what the text itself tells, or is a common phrase"),
        "told_fact": say("Fact: "),
        "told_place": say("In the text: "),
        "shown": say("paragraphs shown: "),
        "rounds": say("repairs asked for: "),
        "parts": say("drafted in parts: "),
        "tokens": say("tokens (sent / received / of it cached): "),
        "first_wrong": say("What was wrong with the first draft"),
        "mended": say("Mended without the model"),
        "gave_up": say("Why the model was given up"),
        "sent": say("Requests sent, with their SHA-256"),
        "difference": say("The model's first draft against the text as it stands"),
        "yesterday": say("The last report's text against the text as it stands"),
        "unchanged": say("The text stands as it stood in the last report."),
        "same": say("The text stands as the model first wrote it."),
        "no_draft": say("No model was asked, or none answered: there is no draft to compare with."),
        "total": say("all sections together"),
        "print": say("Print"),
        "moves": say("A click or Enter on a figure leads to its fact, on a place into the text; Escape leads back."),
    }
