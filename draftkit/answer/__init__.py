"""What of a model's answer is the text that was asked for, and whether it is one at all."""

from draftkit.answer.form import is_repetitive, is_source
from draftkit.answer.peeling import drop_markdown, is_chinese, peel_answer
from draftkit.answer.words import is_wordless

__all__ = ["drop_markdown", "is_chinese", "is_repetitive", "is_source", "is_wordless", "peel_answer"]
