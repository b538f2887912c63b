"""Values that are lists, told in another order, with other joints, or with what their items share told once."""

import pytest

from draftkit.check import check_text


def _errors(text: str, *facts: tuple[str, str]) -> list[str]:
    supplied = [{"label": label, "value": value} for label, value in facts]
    return [finding.message for finding in check_text(text, supplied).errors]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("县财政局、县审计局联合核查。", ("核查部门", "县审计局、县财政局")),
        ("教体局会同市场监管局检查食堂。", ("检查单位", "县教育体育局、县市场监督管理局")),
        ("县法院与县检察院会签文件。", ("会签单位", "县人民检察院、县人民法院")),
        ("先后有101、103、105路公交恢复运营。", ("恢复运营公交线路", "105路、103路、101路")),
        ("1号、2号、5号楼已封顶。", ("已封顶楼栋", "5号楼、2号楼、1号楼")),
        ("清政发〔2025〕6号、7号文件已经印发。", ("印发文件", "清政发〔2025〕6号、清政发〔2025〕7号")),
        ("清政发〔2025〕6号、清政发〔2025〕7号文件已经印发。", ("印发文件", "清政发〔2025〕6号、7号")),
        ("按县政府令第6号和第9号规定处罚。", ("处罚依据", "县政府令第6号、县政府令第9号")),
        ("县政府出台第8号令。", ("出台文件", "县政府令第8号")),
        ("以县政府令第6号公布《清水县养犬管理办法》。", ("公布文件", "《清水县养犬管理办法》（县政府第6号令）")),
        ("养护国道G312、省道S206。", ("养护道路", "省道S206、国道G312")),
        ("居全市之首的有营商环境和财政收入。", ("居全市首位指标", "财政收入、营商环境")),
        ("李大山、张小河被评为先进个人。", ("荣誉", "先进个人")),
    ],
)
def test_a_list_stands_in_any_order_and_with_what_its_items_share_told_once(text: str, fact: tuple[str, str]) -> None:
    people = [{"name": name} for name in ("李大山", "张小河")]
    assert check_text(text, [{"label": fact[0], "value": fact[1]}, *people]).errors == ()


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("县财政局、县公安局联合核查。", ("核查部门", "县审计局、县财政局")),
        ("县财政局、县审计局和县公安局联合核查。", ("核查部门", "县审计局、县财政局")),
        ("101、103、107路公交恢复运营。", ("恢复运营公交线路", "105路、103路、101路")),
        ("101、103路公交恢复运营。", ("恢复运营公交线路", "105路、103路、101路")),
        ("101、103、105、107路公交恢复运营。", ("恢复运营公交线路", "105路、103路、101路")),
        ("11号、2号、5号楼已封顶。", ("已封顶楼栋", "5号楼、2号楼、1号楼")),
        ("清政发〔2025〕6号、8号文件已经印发。", ("印发文件", "清政发〔2025〕6号、清政发〔2025〕7号")),
        ("清政办发〔2025〕6号、7号文件已经印发。", ("印发文件", "清政发〔2025〕6号、清政发〔2025〕7号")),
        ("市政府出台第8号令。", ("出台文件", "县政府令第8号")),
        ("养护省道G312、国道S206。", ("养护道路", "省道S206、国道G312")),
        ("产值依次为茶叶、油茶、中药材。", ("产业产值排序", "油茶、中药材、茶叶")),
        ("李大山、张小河被评为优秀个人。", ("荣誉", "先进个人")),
        ("李大山、张小河未被评为先进个人。", ("荣誉", "先进个人")),
    ],
)
def test_a_list_with_another_item_or_order_is_an_error(text: str, fact: tuple[str, str]) -> None:
    assert _errors(text, fact)


@pytest.mark.parametrize("text", ["县财政局联合核查。", "县财政局、县审计局未参与联合核查。"])
def test_a_list_that_is_not_whole_or_denied_is_told_of(text: str) -> None:
    facts = [{"label": "核查部门", "value": "县审计局、县财政局"}]

    assert [finding.code for finding in check_text(text, facts).findings] == ["missing"]


def test_lists_of_two_facts_keep_to_their_own_clauses() -> None:
    facts = ("已封顶楼栋", "5号楼、2号楼、1号楼"), ("正在砌筑楼栋", "4号楼、3号楼")

    assert _errors("1号、2号、5号楼已封顶，3号、4号楼正在砌筑。", *facts) == []
    assert _errors("1号、2号、5号楼正在砌筑，3号、4号楼已封顶。", *facts)


def test_a_document_number_that_leaves_its_mark_to_one_behind_other_words_is_read() -> None:
    facts = (("印发文件", "清政发〔2025〕6号、清政发〔2025〕7号"),)

    assert _errors("县政府办清政发〔2025〕6号、7号、9号文件已经印发。", *facts)


_QUARTERS = tuple((f"{name}季度检查企业", "20家") for name in "一二三")


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("一、二、三季度各检查企业20家。", _QUARTERS),
        ("早、中、晚稻各推广良种2万亩。", tuple((f"{name}稻推广良种", "2万亩") for name in "早中晚")),
        ("6至8月每月各开展检查4次。", tuple((f"{month}月开展检查", "4次") for month in (6, 7, 8))),
    ],
)
def test_one_figure_behind_a_row_states_each_of_its_facts(text: str, facts: tuple[tuple[str, str], ...]) -> None:
    assert _errors(text, *facts) == []


@pytest.mark.parametrize(
    "text", ["一、二季度各检查企业20家。", "一、二、三季度各检查企业21家。", "一、二、三季度各培训企业20家。"]
)
def test_one_figure_states_no_fact_that_its_row_leaves_out(text: str) -> None:
    assert _errors(text, *_QUARTERS)


def test_a_fact_of_another_value_is_not_told_by_a_row() -> None:
    facts = _QUARTERS[0], ("二季度检查企业", "22家"), _QUARTERS[2]

    assert _errors("一、二、三季度各检查企业20家。", *facts)


_BUREAUX = ("督导单位", "县教育局、县卫健局、县公安局")
_VILLAGES = ("示范村", "石桥村、柳湾村、青坝村")
_ESTATES = ("改造小区", "东苑小区、西苑小区")


def _found(text: str, fact: tuple[str, str]) -> set[str]:
    return {finding.severity for finding in check_text(text, [{"label": fact[0], "value": fact[1]}]).findings}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("县公安局、卫健局、教育局联合督导。", _BUREAUX),
        ("石桥、青坝、柳湾村创成示范村。", _VILLAGES),
        ("创成示范村的有石桥、柳湾、青坝三村。", _VILLAGES),
        ("西苑、东苑小区完成改造。", _ESTATES),
        ("东苑、西苑两个小区完成改造。", _ESTATES),
        ("1、3、5号窗口已开放。", ("开放窗口", "1号、3号、5号窗口")),
        ("最吃紧的是清明、春节、元宵前后。", ("重点时段", "春节、元宵、清明前后")),
        ("春节前后、清明前后、元宵前后最吃紧。", ("重点时段", "春节、元宵、清明前后")),
        ("前三名依次为甲、乙、丙镇。", ("前三名", "甲镇、乙镇、丙镇")),
        ("倒数三名从低到高为丙镇、乙镇、甲镇，前三名依次为甲镇、乙镇、丙镇。", ("前三名", "甲镇、乙镇、丙镇")),
    ],
)
def test_what_all_words_of_a_list_share_may_be_told_once(text: str, fact: tuple[str, str]) -> None:
    assert _found(text, fact) == set()


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("石桥、柳湾村创成示范村。", _VILLAGES),
        ("石桥、柳湾、青山村创成示范村。", _VILLAGES),
        ("石桥、柳湾、青坝、长岭村创成示范村。", _VILLAGES),
        ("石桥、柳湾、青坝镇创成示范村。", _VILLAGES),
        ("山东、西苑小区完成改造。", ("改造小区", "东小区、西小区")),
        ("教育、卫健、住建三部门联合督导。", _BUREAUX),
        ("前三名依次为乙镇、甲镇、丙镇。", ("前三名", "甲镇、乙镇、丙镇")),
        ("冠军、亚军、季军分别为乙镇、甲镇、丙镇。", ("冠军、亚军、季军", "甲镇、乙镇、丙镇")),
        ("乙镇、甲镇、丙镇分获冠军、亚军、季军。", ("冠军、亚军、季军", "甲镇、乙镇、丙镇")),
    ],
)
def test_another_item_one_less_or_more_and_another_order_of_a_ranking_are_errors(
    text: str, fact: tuple[str, str]
) -> None:
    assert "error" in _found(text, fact)


@pytest.mark.parametrize(
    "text", ["教育、卫健、公安三部门联合督导。", "由县公安局牵头，会同县教育局、县卫健局督导。"]
)
def test_a_list_whose_items_are_told_shorter_or_apart_is_to_be_looked_at(text: str) -> None:
    assert _found(text, _BUREAUX) == {"warning"}


_GROUPS = ("甲组巡查", "8次"), ("乙组巡查", "8次"), ("甲组宣传", "5场"), ("乙组宣传", "5场")


def test_each_may_do_several_things() -> None:
    assert _errors("甲、乙两组各巡查8次、宣传5场。", *_GROUPS) == []
    assert _errors("甲、乙两组各巡查8次、宣传5场。", *_GROUPS[:3], ("乙组宣传", "6场"))
    assert _errors("甲、乙两组各巡查8次，宣传5场。", *_GROUPS[:2], ("丙组宣传", "5场"), ("丁组宣传", "5场"))


@pytest.mark.parametrize("text", ["前三季度均检查企业20家。", "前3季度每季度检查企业20家。"])
def test_the_first_of_a_row_may_be_told_by_their_number(text: str) -> None:
    assert _errors(text, *_QUARTERS) == []
    assert _errors(text, *_QUARTERS[:2], ("三季度检查企业", "22家"))
    assert _errors(text.replace("三", "二").replace("3", "2"), *_QUARTERS)


_BINS = tuple((f"{name}区投放垃圾桶", "60个") for name in "东西")


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("两区各投放垃圾桶60个。", _BINS),
        ("东、西两区各投放垃圾桶60个。", _BINS),
        ("男女生各45人。", (("男生", "45人"), ("女生", "45人"))),
        ("城乡居民各增收60元。", (("城镇居民增收", "60元"), ("农村居民增收", "60元"))),
    ],
)
def test_a_row_may_be_told_by_its_number_or_in_one_word(text: str, facts: tuple[tuple[str, str], ...]) -> None:
    assert _errors(text, *facts) == []
    assert _errors(text.replace("60", "40").replace("45", "42"), *facts)
    assert _errors(text, *facts[:1], (facts[1][0], "7个"))


def test_a_row_that_names_another_is_not_told_by_its_number() -> None:
    assert _errors("东、南两区各投放垃圾桶60个，西区40个。", *_BINS, ("南区投放垃圾桶", "40个"))


def test_items_that_are_no_names_may_be_told_in_other_words() -> None:
    assert _found("安全知识培训已开展。", ("培训内容", "安全知识、急救知识")) == {"warning"}
    assert _found("石桥村已创成示范村。", ("示范村", "石桥村、柳湾村")) == {"error"}
