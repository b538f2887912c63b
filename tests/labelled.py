"""A text judged by facts that are told in a word each: 柳河镇新建水厂=2座."""

from draftkit.check import Check, check_text


def judge(text: str, rows: tuple[str, ...]) -> Check:
    """Return the verdict on a text; each row is a label and its value."""
    return check_text(text, [dict(zip(("label", "value"), row.split("="), strict=True)) for row in rows])
