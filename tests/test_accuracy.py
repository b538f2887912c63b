"""The published score does not fall: floors a little below what `python -m benchmarks.accuracy` prints."""

import json
from pathlib import Path

import pytest

from benchmarks.accuracy import Checking, Reading, run_ours
from benchmarks.handmade import check_own
from benchmarks.mutations import load_drafts
from draftkit.check import check_text

CERTAIN = (
    "digit changed", "digit added", "digit dropped", "rounded", "unit changed", "% to 个百分点", "个百分点 to %",
    "thousands separator", "万 form", "full-width digits", "qualifier added", "qualifier changed", "qualifier dropped",
    "date shifted", "blank filled", "left out: clause", "invented: digits", "invented: Chinese numerals",
    "invented: dates and times", "leaked: figures", "second mention added, wrong", "derived: sum",
)  # fmt: skip

UNSEEN = sorted(folder.parent for folder in (Path(__file__).parents[1] / "fixtures" / "unseen").glob("*/checks"))


@pytest.fixture(scope="module")
def score() -> tuple[Reading, Checking]:
    return run_ours(quick=True)


def test_figures_are_found_and_read(score: tuple[Reading, Checking]) -> None:
    reading, _ = score
    assert reading.score(reading.spans)[2] >= 0.98
    assert reading.score(reading.values)[2] >= 0.98
    assert reading.touched <= 0.01 * reading.phrases


@pytest.mark.parametrize("kind", CERTAIN)
def test_damage_that_the_text_decides_is_found_in_its_place(kind: str, score: tuple[Reading, Checking]) -> None:
    n, detected, placed = score[1].counts(kind)
    assert detected >= 0.995 * n, f"{detected} of {n}"
    assert placed >= 0.97 * n


@pytest.mark.parametrize(
    ("kind", "floor"),
    [
        ("swapped values, cited", 0.95),
        ("swapped values, plain text", 0.9),
        ("subtotals misplaced, plain text", 0.9),
        ("right figure again, of a new thing, plain text", 0.75),
    ],
)
def test_swaps_are_found(kind: str, floor: float, score: tuple[Reading, Checking]) -> None:
    n, detected, _ = score[1].counts(kind)
    assert detected >= floor * n, f"{detected} of {n}"


def test_correct_drafts_raise_no_alarm(score: tuple[Reading, Checking]) -> None:
    drafts, flagged = score[1].flagged()
    assert drafts > 300
    assert flagged <= 0.005 * drafts


@pytest.mark.parametrize(("name", "errors", "told"), [("first", 42, 51), ("second", 34, 45), ("third", 30, 39)])
def test_a_word_that_puts_a_figure_on_another_thing_is_mostly_told(name: str, errors: int, told: int) -> None:
    file = Path(__file__).parents[1] / "fixtures" / "unseen" / "words" / f"{name}.jsonl"
    pairs = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    checks = [(pair, check_text(pair["text"], pair["facts"])) for pair in pairs]
    assert [pair["text"] for pair, check in checks if pair["right"] and check.errors] == []
    wrong = [check for pair, check in checks if not pair["right"]]
    assert sum(bool(check.errors) for check in wrong) >= errors
    assert sum(bool(check.findings) for check in wrong) >= told


# said so freely that nobody can tell: 过亿元 for 亿元以上, a figure again with nothing of its own thing, 控规已形成初步成果
# for 已完成, an aim that gives a figure another qualifier, 土地方面过去留下的老问题 for
# 用地历史遗留问题, 岗位手续还在走流程 for 岗位落实：正在办理, 没见谁在卖电鱼的家什 for 销售电捕工具：未发现 and further states told
# like it, 二期 of what only the whole text names, 通过医共体下|沉坐诊 of 医共体下|派专家, and 两处待办 of a state and a blank
FREE = {
    "hundredandfirst liaohuangdi paraphrased",
    "hundredandfirst wenwuxiushan paraphrased",
    "hundredandfourteenth baozhangfangwuye paraphrased",
    "hundredandninth shili paraphrased",
    "hundredandninth weifang paraphrased",
    "hundredandseventh quanminyuedu paraphrased",
    "hundredandsixteenth laojiudiantigengxin paraphrased",
    "hundredandsixteenth nongcungaice paraphrased",
    "hundredandsixteenth youcaijishou paraphrased",
    "hundredandthird chunjizaolin paraphrased",
    "hundredandthirtyfirst shuitubaochi paraphrased",
    "hundredandthirtyfirst xiandanganguan paraphrased",
    "hundredandthirtysixth shichang reordered",
    "hundredandthirtythird caisha paraphrased",
    "hundredandtwentieth dangan paraphrased",
    "hundredandtwentieth qiuliang paraphrased",
    "hundredandtwentyfirst liangku paraphrased",
    "hundredandtwentyfirst senlinxiaofang paraphrased",
    "hundredandtwentyninth dangan paraphrased",
    "hundredandtwentyninth xuefang paraphrased",
    "ninetythird xinfang paraphrased",
    "seventh jiceng paraphrased",
    "seventyeighth gaokao paraphrased",
    "seventyninth jiu_xiaoqu_gaizao paraphrased",
    "seventyninth liangshi_shougou paraphrased",
    "seventyninth shequ_jiaozheng paraphrased",
    "sixtyseventh jinbu paraphrased",
    "sixtyseventh liangshi_zhongzhi paraphrased",
    "sixtythird cunweishengshi paraphrased",
    "twentieth yiqing_fangkong reordered",
    "twentieth zhaoshang_yinzi paraphrased",
    "twentysecond xuexichong reordered",
}  # fmt: skip

# what people could tell, and the check cannot yet: values as clerks write them, freely paraphrased (5名 of 5人（在编3人、聘用2人）,
# a road from K3+200到K11+600 of K3+200—K11+600)
CLERKS = {
    "hundredandthirtyfifth gongjiao paraphrased",
    "hundredandthirtyfifth shuiwenzhan paraphrased",
    "hundredandthirtieth gaoling paraphrased",
    "hundredandthirtieth rexian paraphrased",
    "hundredandthirtysecond zhucan reordered",
    "hundredandtwentyeighth gongxiaoshe paraphrased",
    "hundredandtwentyeighth tushuguan paraphrased",
    "hundredandtwentyfifth huanjiexuanju paraphrased",
    "hundredandtwentyfourth gonglu paraphrased",
    "hundredandtwentyseventh jinglaoyuan paraphrased",
    "hundredandtwentyseventh rongmeiti paraphrased",
    "hundredandtwentysixth kaoshi paraphrased",
    "hundredandtwentysixth wenhua paraphrased",
}


@pytest.mark.parametrize("folder", UNSEEN, ids=lambda folder: folder.name)
def test_no_correct_draft_of_any_set_raises_an_error(folder: Path) -> None:
    drafts = load_drafts(folder / "checks")
    found = {f"{folder.name} {draft.case} {draft.style}": check_own(draft).errors for draft in drafts}
    assert {name: [(e.code, e.text) for e in errors] for name, errors in found.items() if errors and name not in FREE | CLERKS} == {}
