"""Damage by what is added: invented, worked out, leaked, filled in. And what may be added: clean drafts."""

import random
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations

from benchmarks.mutations.drafts import BLANK, Draft, Edit, Mutant, Place, apply
from benchmarks.mutations.moving import unit_of
from benchmarks.mutations.values import is_moment, is_quantity

# 「」 stand around the damage
INVENTED: dict[str, tuple[str, ...]] = {
    "invented: digits": (
        "另有「37名」干部主动报名支援一线。", "同步开展专项督查「16次」。", "张贴温馨提示「940张」。",
        "协调解决难点问题「29个」。", "期间出动车辆「113台次」。", "又追加投入「73万元」。", "完成率达「87.6%」。",
        "群众知晓率较前提高「4.9个百分点」。", "其中难度较大的有「17桩」。", "服务半径延伸「6.5公里」。",
    ),
    "invented: Chinese numerals": (
        "另有「二十三名」干部主动报名支援一线。", "同步开展专项督查「四次」。", "累计解决难点问题「三十余个」。",
        "其中难度较大的「五件」由领导包案。", "「两千三百余人」参与其中。", "覆盖面超过「百分之八十五」。",
        "任务量比往年多「四成」。", "先后召开调度会「七场」。",
    ),
    "invented: dates and times": (
        "「3月17日」，又召开专题推进会。", "「2019年」起，该做法全面推广。", "相关工作于「11月底前」收尾。",
        "「2月6日至9日」，组织交叉检查。", "每天「17:30」汇总上报。", "「下午3点」又召开碰头会。",
        "「21日」，主要领导到现场督办。",
    ),
    "invented: periods and ordinals": (
        "连续奋战「45天」。", "排名全市「第四位」。", "已开展「第七轮」巡查。", "问题「72小时内」整改到位。",
        "实行「三个月」试运行。",
    ),
    "invented: persons": (
        "「陈立新」局长多次到现场指导。", "副市长「赵启明」专程调研督导。", "镇长「孙国栋」现场办公。",
        "县委书记「何建华」作出批示。",
    ),
    "invented: organisations and places": (
        "「鸿泰建设集团有限公司」参与其中。", "「南阳师范学院」提供智力支持。", "「石桥镇」的做法最为典型。",
        "经验在「昌平县」推广。", "「宏远慈善基金会」给予资助。",
    ),
    "invented: documents": (
        "印发《「关于进一步加强督查考核的意见」》。", "严格执行《「重点工作考核办法」》。",
        "按照「豫政办〔2021〕37号」要求抓好落实。", "对照「国办发〔2019〕12号」文件查漏补缺。",
    ),
}  # fmt: skip

EXEMPLAR = (
    "我局自3月2日起连续开展集中整治，累计走访商户2947家，下发整改通知书583份，督促兑付货款1638.5万元，"
    "由分管副局长邓海平牵头，抽调精干力量组成工作专班，金桥镇、沙河街道同步推进。截至3月19日20时，"
    "登记外来车辆7716辆次，劝返车辆429辆，发放告知书1.83万份，群众知晓率94.27%。"
)
"""A report of another body: nothing particular in it may turn up."""

LEAKED: dict[str, tuple[str, ...]] = {
    "leaked: figures": (
        "累计走访商户「2947家」。", "下发整改通知书「583份」。", "督促兑付「1638.5万元」。", "登记车辆「7716辆次」。",
        "群众知晓率「94.27%」。", "「3月19日20时」前全部完成。", "劝返车辆「429辆」。", "发放告知书「1.83万份」。",
    ),
    "leaked: names": (
        "由分管副局长「邓海平」牵头落实。", "「金桥镇」同步推进。", "「沙河街道」率先行动。",
    ),
}  # fmt: skip

FILLERS = (
    "一方面抓当前，另一方面谋长远，做到两手抓、两手硬。",
    "坚持一级抓一级、层层抓落实，形成齐抓共管的工作格局。",
    "广大干部群众万众一心、众志成城，以一往无前的姿态攻坚克难。",
    "各单位要统一思想、统一行动，第一时间发现问题、第一时间解决问题。",
    "不搞一刀切，不搞形式主义，千方百计把好事办好、实事办实。",
    "要增强“四个意识”、做到“两个维护”，把思想和行动统一到上级部署上来。",
    "严格落实“一岗双责”，一把手负总责，坚决杜绝一推了之、一转了之。",
    "三令五申不如一抓到底，百闻不如一见，要多到一线走一走、看一看。",
    "面对千家万户的期盼，容不得半点懈怠，容不得一丝侥幸。",
    "一是抓重点，二是补短板，三是强弱项，四是促提升。",
    "事事有回音、件件有着落，做到万无一失、一丝不苟。",
    "干部要做到心中有数、一清二楚，不能一知半解、一问三不知。",
)
"""Sentences that state nothing: a finding in one is a false alarm."""

_FILLED = {
    "疑似病例": ("1例", "三例"),
    "直接经济损失": ("1.27亿元", "约9800万元"),
    "不动产证办理率": ("91.2%", "九成以上"),
    "综合债务率": ("86.3%", "百分之八十六"),
    "违规处罚": ("14起", "十四起"),
}
_ANYHOW = ("17个", "约三成")


def insert_from(kind: str, bank: tuple[str, ...], exemplars: tuple[str, ...] = ()) -> Callable[..., Iterator[Mutant]]:
    """Return a mutation that puts a sentence of `bank` behind a sentence of the draft."""

    def insert(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
        ends = [found.end() for found in re.finditer("。", draft.text)]
        for sentence in rng.sample(bank, len(bank)):
            first, last = sentence.index("「"), sentence.index("」")
            damage = sentence[first + 1 : last]
            if damage not in draft.text and damage not in draft.supplied():
                end = rng.choice(ends)
                bare = sentence.replace("「", "").replace("」", "")
                edit = Edit(end, end, bare, (first, last - 1))
                yield apply(draft, kind, [edit], exemplars=exemplars)

    return insert


def add_sum(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Add the right sum of two figures of the same unit, which nobody supplied."""
    for one, other in _addable(draft):
        total = _number(draft.value(one)) + _number(draft.value(other))
        written = re.sub(r"[0-9.,]+", f"{total:f}", draft.value(one), count=1)
        if written not in draft.supplied():
            yield _tell(draft, "derived: sum", f"{_labels(draft, one, other)}合计「{written}」。", other)


def add_difference(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Add the right difference of two figures of the same unit."""
    for one, other in _addable(draft):
        more = _number(draft.value(one)) - _number(draft.value(other))
        written = re.sub(r"[0-9.,]+", f"{abs(more):f}", draft.value(one), count=1)
        if more and written not in draft.supplied():
            said = f"{_labels(draft, one, other)}相差「{written}」。"
            yield _tell(draft, "derived: difference", said, other)


def add_share(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Add a part's right share of its total."""
    where = {place.key: place for place in draft.single()}
    for place in where.values():
        parent = draft.fact(place).parent
        if parent in where and unit_of(draft.value(place)) == unit_of(draft.value(where[parent])):
            share = 100 * _folded(draft.value(place)) / _folded(draft.value(where[parent]))
            said = f"{draft.fact(place).label}占比「{share:.1f}%」。"
            yield _tell(draft, "derived: share", said, place)


def fill_blank(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Fill in a figure that is not known yet."""
    for place in draft.places:
        if draft.value(place) == BLANK:
            for filled in _FILLED.get(draft.fact(place).label, _ANYHOW):
                doubled = draft.text[place.end : place.end + 1] == filled[-1]
                edit = Edit(place.start, place.end, filled[:-1] if doubled else filled)
                yield apply(draft, "blank filled", [edit])


def change_name(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Change a character of a supplied person's name or document's title."""
    swapped = {"梁文昌": "梁文晶", "徐秀兰": "徐秀英", "《居家隔离告知书》": "《居家观察告知书》",
               "《市级财政资金直达管理办法》": "《市级财政资金直拨管理办法》"}  # fmt: skip
    for old, new in swapped.items():
        if old in draft.text and any(name.text == old for name in draft.ledger.names):
            start = draft.text.index(old)
            yield apply(draft, "supplied name changed", [Edit(start, start + len(old), new)])


def add_fillers(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Add three sentences that state nothing."""
    ends = [found.end() for found in re.finditer("。", draft.text)]
    for _ in range(3):
        edits = [Edit(end, end, rng.choice(FILLERS)) for end in sorted(rng.sample(ends, min(3, len(ends))))]
        yield apply(draft, "clean: set phrases added", edits, planted=(), clean=True)


def number_paragraphs(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Number the paragraphs, as sections are numbered."""
    starts = [0, *(found.end() for found in re.finditer("\n", draft.text))]
    numberings = (("一、", "二、", "三、", "四、", "五、", "六、"),
                  ("（一）", "（二）", "（三）", "（四）", "（五）", "（六）"),
                  ("1.", "2.", "3.", "4.", "5.", "6."), ("①", "②", "③", "④", "⑤", "⑥"))  # fmt: skip
    if re.search(r"^(?:[0-9一二三四五六（①-⑩]|第)", draft.text, re.MULTILINE):
        return
    for numbers in numberings:
        edits = [Edit(start, start, number) for start, number in zip(starts, numbers, strict=False)]
        yield apply(draft, "clean: paragraphs numbered", edits, planted=(), clean=True)


def shuffle_paragraphs(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Put the paragraphs in another order, where they are not numbered."""
    lines = draft.text.split("\n")
    if len(lines) < 2 or re.search(r"^(?:[0-9]\.|[一二三四]、|（[一二三四])", draft.text, re.MULTILINE):
        return
    for _ in range(2):
        order = rng.sample(range(len(lines)), len(lines))
        if order != sorted(order):
            yield _reorder(draft, lines, order)


def _reorder(draft: Draft, lines: list[str], order: list[int]) -> Mutant:
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    places, length = [], 0
    for i in order:
        end = starts[i] + len(lines[i])
        places += [Place(p.start - starts[i] + length, p.end - starts[i] + length, p.key)
                   for p in draft.places if starts[i] <= p.start < end]  # fmt: skip
        length += len(lines[i]) + 1
    text = "\n".join(lines[i] for i in order)
    return Mutant("clean: paragraphs shuffled", draft, text, tuple(places), clean=True)


def repeat_rightly(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Say a fact again, rightly, at the end."""
    for place in draft.figures():
        if not is_moment(draft.value(place)) and is_quantity(draft.value(place)):
            said = f"前述{draft.fact(place).label}为{draft.value(place)}。"
            end = len(draft.text)
            yield apply(draft, "clean: said again", [Edit(end, end, said)], planted=(), clean=True)


def give_exemplar(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Leave the draft as it is, with an exemplar given to the check."""
    yield apply(draft, "clean: with an exemplar", [], exemplars=(EXEMPLAR,), clean=True)


def _addable(draft: Draft) -> list[tuple[Place, Place]]:
    # the ones nearest each other first: the sums that a model works out
    plain = [place for place in draft.single() if _is_plain(draft.value(place)) and not draft.fact(place).parent]
    pairs = [(a, b) for a, b in combinations(plain, 2) if unit_of(draft.value(a)) == unit_of(draft.value(b))]
    alike = [(a, b) for a, b in pairs if _scale(draft.value(a)) == _scale(draft.value(b))]
    return sorted(alike, key=lambda pair: pair[1].start - pair[0].end)


def _is_plain(value: str) -> bool:
    return re.fullmatch(r"[0-9][0-9,]*(?:\.[0-9]+)?[万亿]?[^0-9余多%至]{1,4}", value) is not None


def _scale(value: str) -> str:
    return "".join(re.findall("[万亿]", value))


def _number(value: str) -> Decimal:
    found = re.search(r"[0-9][0-9,]*(?:\.[0-9]+)?", value)
    assert found
    return Decimal(found[0].replace(",", ""))


def _folded(value: str) -> Decimal:
    return _number(value) * (Decimal(10) ** 8 if "亿" in value else 10000 if "万" in value else 1)


def _labels(draft: Draft, one: Place, other: Place) -> str:
    return f"{draft.fact(one).label}与{draft.fact(other).label}"


def _tell(draft: Draft, kind: str, sentence: str, behind: Place) -> Mutant:
    stop = draft.text.find("。", behind.end)
    end = len(draft.text) if stop < 0 else stop + 1
    first, last = sentence.index("「"), sentence.index("」")
    bare = sentence.replace("「", "").replace("」", "")
    return apply(draft, kind, [Edit(end, end, bare, (first, last - 1))])


ADDITIONS = (
    *(insert_from(kind, bank) for kind, bank in INVENTED.items()),
    *(insert_from(kind, bank, (EXEMPLAR,)) for kind, bank in LEAKED.items()),
    add_sum,
    add_difference,
    add_share,
    fill_blank,
    change_name,
)
CLEAN = (add_fillers, number_paragraphs, shuffle_paragraphs, repeat_rightly, give_exemplar)
