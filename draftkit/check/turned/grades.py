"""Values that are one of a scale (风险等级: 低风险): a grade is told in no other words."""

from draftkit.check.lexicon import read_words
from draftkit.check.supply import Claim
from draftkit.check.turned.stances import read_marks
from draftkit.patterns import lazy_pattern

_LONGEST = 6
_OVER_TIME = lazy_pattern("持续|一直|长期|总体|逐")
"""What tells how something stands over a time, rather than a grade: 火险等级持续偏高."""


def is_grade(claim: Claim) -> bool:
    """Whether a value is one of a scale, as its label asks for one."""
    if len(claim.form) > _LONGEST or not claim.fact.label.endswith(tuple(read_words("grades_asked"))):
        return False
    return not (_OVER_TIME.search(claim.form) or read_marks(claim.form))
