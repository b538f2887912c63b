"""Damage that leaves a figure right and puts it on a thing nobody spoke of: in place of its own, or once more."""

import random
from collections.abc import Iterator

from benchmarks.mutations.drafts import Draft, Edit, Mutant, Place, apply
from benchmarks.mutations.moving import clause_of, equal_elsewhere, paragraph_end, unit_of
from benchmarks.mutations.values import is_moment, is_quantity

CARRIERS: dict[str, tuple[str, ...]] = {
    "人": ("招录辅警{}", "{}因醉驾被查", "洪水造成{}死亡", "本市球迷{}", "酒店厨师{}", "网络主播粉丝{}", "考取研究生{}",
          "钓鱼爱好者{}", "赴海外淘金的{}", "广告公司模特{}"),
    "人次": ("旅行团游客{}", "演唱会歌迷{}", "滑雪场迎客{}", "电影院观影{}"),
    "名": ("退休教师{}", "外籍专家{}", "相声演员{}", "出租车司机{}", "新任科级干部{}"),
    "户": ("宽带用户{}", "停电{}", "盆景经营户{}", "持股散户{}"),
    "个": ("加油站{}", "彩票站点{}", "高尔夫球场{}", "街头雕塑{}", "风筝协会{}"),
    "家": ("洗浴中心{}", "网吧{}", "超市{}", "古玩店{}", "婚庆公司{}"),
    "处": ("名人故居{}", "温泉浴场{}", "加油站{}", "涂鸦墙{}"),
    "件": ("发明专利{}", "缴获仿真枪{}", "拍卖字画{}", "捐赠棉衣{}"),
    "起": ("交通肇事{}", "电信诈骗{}", "离婚官司{}", "高空抛物{}"),
    "元": ("挪用公款{}", "罚没违法所得{}", "采购空调{}", "股票投资亏损{}", "拍卖字画所得{}", "彩票销售{}"),
    "辆": ("报废拖拉机{}", "民航摆渡车{}", "展出老爷车{}"),
    "台": ("采购打印机{}", "报废收割机{}", "游戏机{}"),
    "亩": ("高尔夫球场占地{}", "商品房用地{}", "影视基地占地{}"),
    "公里": ("新修高铁{}", "马拉松赛道{}", "滑雪道{}"),
    "吨": ("偷排废水{}", "进口钢材{}", "走私香烟{}"),
    "%": ("小学生近视率{}", "房价涨幅{}", "股票跌幅{}", "咖啡消费增速{}"),
    "套": ("采购空调{}", "出售商品房{}", "戏服{}"),
    "份": ("签订购房合同{}", "开具罚单{}", "外卖订单{}"),
    "场": ("足球联赛{}", "相声专场{}", "演唱会{}"),
    "次": ("醉驾查处{}", "航班起降{}", "音乐喷泉表演{}"),
}  # fmt: skip
"""Things a figure of a unit may be said of; one is used in a draft only where no word of it was supplied."""


def carry_off(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Put a figure on another thing, in place of the clause that says its own."""
    for place in draft.single():
        start, end = clause_of(draft.text, place)
        inside = [other for other in draft.places if other.start < end and other.end > start]
        if inside == [place] and not equal_elsewhere(draft, place):
            for said, (first, last) in _carried(draft, place, rng):
                stop = draft.text[end - 1 : end]
                tail = said[last:] + (stop if stop in "，、；" else "")
                # the figure keeps its mark, if it has one
                edits = [Edit(start, place.start, said[:first]), Edit(place.end, end, tail)]
                planted = ((start + first, start + last),)
                kind = _kind("right figure on a new thing", draft)
                yield apply(draft, kind, edits, lost=(place.key,), planted=planted)


def carry_again(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Say a right figure once more, of another thing, at the end of its paragraph."""
    for place in draft.single():
        for said, (first, last) in _carried(draft, place, rng):
            end = paragraph_end(draft.text, place.end)
            edit = Edit(end, end, f"另有{said}。", (first + 2, last + 2))
            yield apply(draft, _kind("right figure again, of a new thing", draft), [edit])


def _carried(draft: Draft, place: Place, rng: random.Random) -> Iterator[tuple[str, tuple[int, int]]]:
    value = draft.value(place)
    if is_moment(value) or not is_quantity(value):
        return
    known = draft.text + draft.supplied()
    fit = [
        carrier
        for carrier in CARRIERS.get(unit_of(value), ())
        if not any(carrier[i : i + 2] in known for i in range(len(carrier) - 1) if carrier[i : i + 2].isalpha())
    ]
    if fit:
        carrier = rng.choice(fit)
        start = carrier.index("{")
        yield carrier.format(value), (start, start + len(value))


def _kind(name: str, draft: Draft) -> str:
    return f"{name}, {'cited' if draft.marks else 'plain text'}"


CARRYINGS = (carry_off, carry_again)
