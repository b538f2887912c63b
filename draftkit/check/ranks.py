"""Facts that are a place in a ranking, and those that are how far one moved: what of each may be told otherwise."""

from collections.abc import Sequence
from itertools import product

from draftkit.check.clauses import SENTENCE_END
from draftkit.check.scopes import SCOPE
from draftkit.check.supply import FIGURE, Claim, Supply
from draftkit.check.ways import read_way
from draftkit.figures import Figure
from draftkit.patterns import lazy_pattern

RANKING = "排名|位次|名次|排位"
RANK = lazy_pattern(RANKING)
_MOVE = lazy_pattern(
    rf"(?:{RANKING})[一-鿿]*(?:[升降进退移]|提高|变[化动]|[较比])"
    "|(?:[上提]升|下降|[前后][移进退]|进步|退步|提高)的?(?:位次|名次)"
)
_PLACE = lazy_pattern(
    rf"(?P<within>(?:{SCOPE}(?=第))?)(?P<sign>第?)(?P<number>[0-9]+|[一二三四五六七八九十]+)(?P<unit>[位名]?)"
)
_STEPS = lazy_pattern("(?P<number>[0-9]+|[一二三四五六七八九十两]+)(?:个|位|名)")
_UNITS, _STEP_UNITS = ("位", "名", ""), ("位", "名", "个")
_COUNTED_STEPS = ("位次", "名次")
_TOLD = lazy_pattern(f"{RANKING}|[位名]列|居|排|{SCOPE}|(?:增[速幅]|满意[度率]|得分|总[量额])$")
_GOES_ON = lazy_pattern("(?![的和与及])[一-鿿]")
_FIRSTS = frozenset("1一")
_REACH, _MOST, _WORD = 40, 40, 2


def is_rank(claim: Claim) -> bool:
    """Whether a fact is a place in a ranking: 全市排名 第3位, 综合考核 全市第3."""
    place, label = _PLACE.fullmatch(claim.form), claim.fact.label
    if place is None or place["within"]:
        return place is not None
    return claim.kind == FIGURE and RANK.search(label) is not None and _MOVE.search(label) is None


def is_move(claim: Claim) -> bool:
    """Whether a fact is by how many places one moved: 排名提升 3位."""
    label = claim.fact.label
    moved = RANK.search(label) is not None and _MOVE.search(label) is not None
    return moved and _STEPS.match(claim.form) is not None


def is_first(claim: Claim) -> bool:
    """Whether a fact is the first place in a ranking."""
    place = _PLACE.fullmatch(claim.form)
    return is_rank(claim) and place is not None and place["number"] in _FIRSTS


def is_only_move_told(text: str, figure: Figure, claim: Claim, supply: Supply) -> bool:
    """Whether words tell how far something moved in a ranking, where only one such move was supplied: 上升|3个|位次."""
    if not is_move(claim) or sum(map(is_move, supply.claims)) > 1:
        return False
    led = SENTENCE_END.split(text[max(0, figure.start - _REACH) : figure.start])[-1]
    around = f"{led}{text[figure.end : figure.end + _WORD]}"
    return RANK.search(around) is not None and read_way(led, figure.kind) is not None


def rank_form(text: str, figure: Figure, written: str, supply: Supply) -> str:
    """Return a place in a ranking, or a move, as it was supplied, where only the empty word behind its number differs:
    第3位 of 第3, 3位 of 3个|位次.
    """
    if written in supply.owners:
        return written
    led = SENTENCE_END.split(text[max(0, figure.start - _REACH) : figure.start])[-1]
    place, steps = _PLACE.fullmatch(written), _STEPS.fullmatch(written)
    if figure.kind == "ordinal" and place and _TOLD.search(led) and not _GOES_ON.match(text, figure.end):
        forms = [f"{sign}{place['number']}{unit}" for sign, unit in product(("第", ""), _UNITS) if sign or unit]
        return _supplied(forms, supply, rank=True) or written
    counted = not written.endswith("个") or text.startswith(_COUNTED_STEPS, figure.end)
    if steps and counted and read_way(led, figure.kind):
        return _supplied([f"{steps['number']}{unit}" for unit in _STEP_UNITS], supply, rank=False) or written
    return written


def _supplied(forms: Sequence[str], supply: Supply, *, rank: bool) -> str:
    """Return the first of some forms that a fact of a place, or of a move, has; nothing where none does."""
    is_of = is_rank if rank else is_move
    owned = (form for form in forms if any(is_of(supply.claims[at]) for at in supply.owners.get(form, ())[:_MOST]))
    return next(owned, "")
