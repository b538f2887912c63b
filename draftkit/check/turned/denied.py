"""Whether words say that there is nothing of a thing, or that there is: 没有孩子失学, 其间有人员受伤."""

from draftkit.check.clauses import clause_at
from draftkit.check.lexicon import word_pattern
from draftkit.check.subjects import content_of
from draftkit.check.supply import Claim
from draftkit.check.turned.reworded import STILL_THERE, letters_of, thing_of
from draftkit.patterns import HAN, lazy_pattern

_HEAD = 2
_NEAR = 8
_THERE_IS = lazy_pattern(
    "(?:(?<![没未所具稍略富设配备建拥装持])有(?![限关机色害效序力毒志偿])|引发|发生|出现|造成|导致)(?P<of>[^，。；未没无不]{1,12})"
)
_HAPPENS = lazy_pattern(
    "(?:[时屡仍还偶多又]有|频频|屡屡|接连|多次|依然|仍然)(?:零星|个别|少量|零散|部分|小规模)?(?:发生|出现|存在|冒头|抬头)|屡禁不[止绝]|禁而不[止绝]"
)
_WHETHER = lazy_pattern("(.)不\\1")  # 好不好
_PROVERBS = lazy_pattern("(?:没有|永无|没)(?:终点|止境|完成时|休止符|局外人|旁观者|退路|捷径|句号)|无小事|无止境")
"""What is denied in sayings: 安全没有终点."""
_DENYING = lazy_pattern("[不未无没零](?=(?P<of>[^，。；]*))|(?:杜绝|避免|守住|守牢)了(?P<kept>[^，。；]*)|(?:为|归)0")
_CASE = lazy_pattern("(?<=[一-鿿]{3})案[件例]$")
_SAME = lazy_pattern("[这该此]类?种?|上述")  # 公家的车办私事，这种情况没有出现
_DURING = lazy_pattern("[一-鿿]{2}期间|以来|全程|全年|至今|始终|年内|^[一-鿿]{1,3}[内中里]$")  # 事故，整治期间|未曾发生


def special_of(label: str) -> frozenset[str]:
    """Return the characters of a label that tell what there is none of: 受伤 of 受伤人员."""
    return letters_of(word_pattern("absent_light").sub("", content_of(label))) or letters_of(label)


def is_there(sentence: str, claim: Claim) -> bool:
    """Whether a sentence says that there is what a label names: 其间有人员受伤."""
    special = special_of(claim.fact.label)
    if happens := _HAPPENS.search(sentence):  # 电梯致人死亡的事故|时有发生
        thing = sentence[clause_at(sentence, happens.start())[0] : happens.start()]
        if 2 * len(special.intersection(thing)) >= len(special):
            return True
    least = len(special) if len(special) <= _HEAD else len(special) / 2  # 扑火队 is no 火情
    return any(
        len(special & set(found["of"])) >= least
        and _DENYING.search(sentence, max(0, found.start() - _NEAR), found.start()) is None
        for found in _THERE_IS.finditer(sentence)
    )


def is_denied(clause: str, claim: Claim) -> bool:
    """Whether a clause denies a thing of the kind that a label names (not 受伤 for 人员死亡), or just says 没有."""
    label, special = claim.fact.label, special_of(claim.fact.label)
    head = set(_CASE.sub("", thing_of(label))[-_HEAD:])
    clause = _PROVERBS.sub("", _WHETHER.sub("", clause))
    for found in _DENYING.finditer(clause):
        if clause[found.start() : found.start() + _HEAD] in label:
            continue
        if found["of"] and STILL_THERE.match(found["of"]):
            continue
        of = _SAME.sub("", found["of"] or found["kept"] or "")
        rest = word_pattern("absent_light").sub("", of.lstrip("曾能"))
        thing = _DURING.sub("", _SAME.sub("", clause[: found.start()]))
        before = HAN.findall(word_pattern("absent_light").sub("", thing))
        if not special.isdisjoint(clause) or (not rest and (head & set(before) or len(before) < _HEAD)):
            return True
    return False
