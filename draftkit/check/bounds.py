"""Labels that tell a bound (时限, 奖励上限, 最低工资), and words beside a figure that say no more: 不超过, 至少."""

from draftkit.check.lexicon import read_set
from draftkit.patterns import lazy_pattern

_UPPER = lazy_pattern(
    "(?<!有)限|最[高多长大]|不超过|封顶|许可|控制(?:总?量|在)|总量控制|配额|定额|压[缩减][至到]$"
    "|(?:响应|回应|到场|回复|办复)时间|免费[^，]{0,4}时[长间]"
)
_LOWER = lazy_pattern("下限|最[低少短小]|保底|兜底|底线|起[付步征]|门槛")


def is_upper(label: str) -> bool:
    """Whether a label tells what nothing goes beyond."""
    return _UPPER.search(label) is not None


def is_bound_of(word: str, label: str) -> bool:
    """Whether a word beside a figure says of a bound no more than its label does: 不低于1850元, of 最低工资."""
    if word in read_set("at_most"):
        return is_upper(label)
    return word in read_set("at_least") and _LOWER.search(label) is not None
