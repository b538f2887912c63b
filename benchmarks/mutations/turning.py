"""Damage to the direction of a statement: rise for fall, is for is not, done for planned."""

import random
from collections.abc import Iterator

from benchmarks.mutations.drafts import Draft, Edit, Mutant, Place, apply

_OPPOSITES = {
    "下降": "上升", "上升": "下降", "增长": "下降", "增幅": "降幅", "减少": "增加", "提高": "降低", "缩短": "延长",
    "新增": "减少", "压缩": "延长", "增产": "减产", "高于": "低于", "降低": "提高",
}  # fmt: skip
_STATES = {
    "没有发生": ("发生", "有", "已经发生"),
    "没有发现": ("发现", "发现有", "已发现"),
    "没有出现": ("出现", "多次出现"),
}
_PLANS = {
    "拟近期启动": ("已全面启动", "已经启动"),
    "正在编制": ("已编制完成", "已经编制"),
    "尚未出台": ("已经出台", "已出台"),
    "正在征求意见": ("已征求意见",),
    "尚未进场施工": ("已进场施工",),
    "已完成招标": ("未完成招标", "正在招标"),
    "正在推进": ("已经完成",),
    "尚未成立": ("已经成立", "已成立"),
}


def turn_direction(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """同比下降12.4% -> 同比上升12.4%, where the fact's own label says which."""
    for place in draft.figures():
        before = draft.text[max(0, place.start - 6) : place.start]
        for word, opposite in _OPPOSITES.items():
            if word in before and word in draft.fact(place).label:
                start = max(0, place.start - 6) + before.index(word)
                yield _turn(draft, "direction turned round", Edit(start, start + len(word), opposite), place)


def turn_state(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """没有发生 -> 发生."""
    for place in draft.places:
        for wrong in _STATES.get(draft.fact(place).value or "", ()):
            yield apply(draft, "state turned round", [Edit(place.start, place.end, wrong)],
                        lost=(place.key,))  # fmt: skip


def turn_plan(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """尚未成立 -> 已成立, where the supplied text has the words."""
    supplied = "\n".join(passage.text for passage in draft.ledger.passages)
    for words, wrongs in _PLANS.items():
        if words in draft.text and words in supplied:
            start = draft.text.index(words)
            for wrong in wrongs:
                yield apply(draft, "plan told as done", [Edit(start, start + len(words), wrong)])


def _turn(draft: Draft, kind: str, edit: Edit, place: Place) -> Mutant:
    mutant = apply(draft, kind, [edit])
    shift = len(edit.new) - (edit.end - edit.start)
    planted = ((edit.start, place.end + shift),)
    return Mutant(kind, draft, mutant.text, mutant.places, planted, keys=(place.key,))


TURNS = (turn_direction, turn_state, turn_plan)
