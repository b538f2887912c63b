"""The check, through its public door: what each finding fires on, and what it must leave alone."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from draftkit.check import Check, check_text
from draftkit.errors import DraftkitError, FactsError
from draftkit.ledger import Fact, Ledger

FACTS = [
    {"id": "total", "label": "发布信息", "value": "1191条"},
    {
        "id": "up",
        "label": "转发国家及省级信息",
        "value": "129条",
        "parts": [{"label": "28日", "value": "59条"}, {"label": "29日", "value": "70条"}],
    },
    {
        "id": "city",
        "label": "转发市本级信息",
        "value": "114条",
        "parts": [{"label": "28日", "value": "58条"}, {"label": "29日", "value": "56条"}],
    },
    {"id": "rate", "label": "按时转发率同比下降", "value": "3.5%"},
    {"id": "late", "label": "未完成转发的单位", "value": "7家"},
    {"id": "firms", "label": "签订责任书的企业", "value": "40多家"},
    {"id": "mask", "label": "拟采购口罩", "value": "2000只"},
    {"id": "meet", "event": "召开部署会", "date": "2020年1月26日", "time": "晚上7点"},
    {"id": "point", "label": "设立检查点", "value": "3个高速口"},
    {"id": "harm", "label": "人员伤亡", "value": "没有发生"},
    {"id": "sick", "label": "疑似病例", "value": None},
    {"name": "王建国", "title": "镇长"},
    {"document": "《居家隔离告知书》", "number": "青政发〔2020〕3号"},
]
GOOD = (
    "2020年1月26日晚上7点召开部署会，镇长王建国主持。全市共发布信息1191条，其中转发国家及省级信息129条"
    "（28日59条，29日70条），转发市本级信息114条（28日58条，29日56条）。按时转发率同比下降3.5%。"
    "未完成转发的单位7家。与40多家企业签订责任书，拟采购口罩2000只，在3个高速口设立检查点。"
    "没有发生人员伤亡，疑似病例____例。"
)
SAMPLE = "2019年，我县投入资金8437万元，由李保田局长任组长，湖东街道检查商户6914家，印发《护林防火方案》。"


def check(before: str = "", after: str = "", *, exemplars: tuple[str, ...] = ()) -> Check:
    assert before in GOOD
    return check_text(GOOD.replace(before, after, 1), FACTS, exemplars)


def told(verdict: Check) -> list[tuple[str, str | None, str | None]]:
    return [(finding.code, finding.text, finding.fact) for finding in verdict.errors]


def test_a_right_text_is_verified_and_every_fact_is_found_in_it() -> None:
    verdict = check()
    assert verdict.findings == ()
    assert verdict.verified
    assert {fact.status for fact in verdict.all_facts()} == {"stated", "blank"}


@pytest.mark.parametrize(
    ("before", "after", "code", "text", "fact"),
    [
        ("1191条", "1197条", "altered", "1197条", "total"),
        ("1191条", "191条", "altered", "191条", "total"),
        ("1191条", "1,191条", "altered", "1,191条", "total"),
        ("1191条", "１１９１条", "altered", "１１９１条", "total"),
        ("1191条", "一千一百九十一条", "altered", "一千一百九十一条", "total"),
        ("1191条", "1191份", "altered", "1191份", "total"),
        ("1191条", "1200条", "altered", "1200条", "total"),
        ("1191条", "近1191条", "altered", "近1191条", "total"),
        ("1191条", "1191余条", "altered", "1191余条", "total"),
        ("40多家", "40家", "altered", "40家", "firms"),
        ("40多家", "40余家", "altered", "40余家", "firms"),
        ("3.5%", "3.5个百分点", "altered", "3.5个百分点", "rate"),
        ("3.5%", "3.6%", "altered", "3.6%", "rate"),
        ("2000只", "0.2万只", "altered", "0.2万只", "mask"),
        ("2000只", "两千只", "altered", "两千只", "mask"),
        ("2020年1月26日", "2020年1月27日", "altered", "2020年1月27日晚上7点", "meet"),
        ("2020年1月26日", "1月26日", "altered", "1月26日晚上7点", "meet"),
        ("3个高速口", "三个高速口", "altered", "三个", "point"),
        ("3个高速口", "3个路口", "altered", "3个", "point"),
        ("59条", "58条", "swapped", "58条", "up"),
    ],
)
def test_a_changed_figure_is_found_where_it_stands(before: str, after: str, code: str, text: str, fact: str) -> None:
    verdict = check(before, after)
    assert (code, text, fact) in told(verdict)
    assert not verdict.verified


def test_an_altered_figure_is_one_finding_that_says_what_to_write() -> None:
    [finding] = check("1191条", "1197条").findings
    assert finding.expected == "1191条"
    assert "1191条" in finding.message
    assert GOOD.replace("1191条", "1197条")[finding.start : finding.end] == "1197条"


@pytest.mark.parametrize("left_out", ["未完成转发的单位7家。", "与40多家企业签订责任书，", "（28日58条，29日56条）"])
def test_a_fact_left_out_is_missing(left_out: str) -> None:
    verdict = check(left_out)
    assert {finding.code for finding in verdict.errors} == {"missing"}
    assert all(finding.start is None for finding in verdict.errors)


def test_a_part_without_an_id_answers_by_its_total() -> None:
    [finding] = check("（28日59条，29日70条）", "（28日59条）").errors
    assert (finding.fact, finding.part, finding.expected) == ("up", "29日", "70条")


def test_the_same_figure_supplied_twice_must_stand_twice() -> None:
    facts = [{"label": "门诊医护", "value": "12人"}, {"label": "隔离点医护", "value": "12人"}]
    assert check_text("门诊医护12人，隔离点医护12人。", facts).verified
    assert check_text("门诊、隔离点医护各12人。", facts).verified
    [finding] = check_text("门诊医护12人，隔离点医护已到位。", facts).errors
    assert finding.code == "missing"


SAME = [{"label": "拟选派辅导员", "value": "26名"}, {"label": "到岗辅导员", "value": "26名"}]


@pytest.mark.parametrize("told", ["拟选派的26名辅导员全部到岗。", "拟选派辅导员26名，均已到岗。", "拟选派辅导员26名，已如期到岗。"])
def test_the_same_figure_of_which_all_is_said_to_be_the_other_is_pointed_out(told: str) -> None:
    [finding] = check_text(told, SAME).findings
    assert (finding.code, finding.severity, finding.key) == ("missing", "warning", "f2")


@pytest.mark.parametrize("told", ["拟选派辅导员26名。", "拟选派辅导员26名，尚未到岗。", "拟选派辅导员26名，正在培训。"])
def test_the_same_figure_of_which_the_other_is_not_said_is_missing(told: str) -> None:
    assert [(f.code, f.key) for f in check_text(told, SAME).errors if f.code == "missing"] == [("missing", "f2")]


@pytest.mark.parametrize(
    "sentence",
    [
        "另有37人参加服务。",
        "另有三百二十人参加服务。",
        "动员党员两千余名。",
        "占到总数的三成。",
        "满意度超过百分之九十。",
        "3月17日进行了检查。",
        "2018年以来持续推进。",
        "上午10:30开会。",
        "热线电话是0538-6212345。",
        "成立了十七个小组。",
    ],
)
def test_a_figure_nobody_supplied_is_invented(sentence: str) -> None:
    verdict = check_text(GOOD + sentence, FACTS)
    assert [finding.code for finding in verdict.errors] == ["invented"]
    assert verdict.errors[0].start >= len(GOOD)  # type: ignore[operator]


def test_a_right_sum_is_named_as_worked_out_and_may_be_allowed() -> None:
    text = f"{GOOD}两类转发合计243条，占20.4%。"
    derived = [finding for finding in check_text(text, FACTS).errors if "243" in (finding.text or "")]
    assert [finding.code for finding in derived] == ["invented"]
    assert "129条+114条" in derived[0].message
    allowed = check_text(text, FACTS, allow_derived=True)
    assert "243条" not in [finding.text for finding in allowed.errors]
    assert check_text(f"{GOOD}合计244条。", FACTS, allow_derived=True).errors


@pytest.mark.parametrize(
    "sentence",
    [
        "一是思想要到位。二是责任要到位。",
        "第一时间响应，万众一心、一抓到底。",
        "\n（一）强化领导。\n1.压实责任。\n①抓落实。",
        "落实“五个到位”和“四个意识”。",
        "实行一人一档、一村一策，做到24小时值守。",
        "不漏一户、不落一人，五级书记一起抓。",
        "百姓点赞，千家万户安宁。",
        "在1191条信息中，群众点赞不断。",
        "1月26日当天即落实到位。",
        "县委书记、县长任双组长，各村、相关街道和派出所、卫生院联动。",
        "认真落实市委、市政府部署，形成强大合力。",
    ],
)
def test_idioms_section_numbers_and_repeated_mentions_raise_nothing(sentence: str) -> None:
    assert check_text(GOOD + sentence, FACTS).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "全市发布各类信息共1191条。市本级要求转发的114条中，28日58条、29日56条；国家及省级要求转发的129条，28日、29日分别为59条、70条。",
        "转发市本级信息114条（28日58条，29日56条），转发国家及省级信息129条（28日59条，29日70条），合计发布1191条。",
    ],
)
def test_paraphrase_and_order_are_free(text: str) -> None:
    assert check_text(text, FACTS[:3]).findings == ()


def test_totals_exchanged_are_swapped() -> None:
    text = GOOD.replace("129条", "X").replace("114条", "129条").replace("X", "114条")
    assert told(check_text(text, FACTS)) == [("swapped", "114条", "up"), ("swapped", "129条", "city")]


def test_parts_moved_to_another_total_are_swapped() -> None:
    text = GOOD.replace("70条", "X").replace("56条", "70条").replace("X", "56条")
    assert told(check_text(text, FACTS)) == [("swapped", "56条", "up"), ("swapped", "70条", "city")]


def test_a_list_told_by_respectively_is_read_in_order() -> None:
    facts = [{"label": f"{town}排查", "value": value} for town, value in (("甲镇", "12人"), ("乙镇", "15人"))]
    assert check_text("甲镇、乙镇分别排查12人、15人。", facts).verified
    assert [f.code for f in check_text("甲镇、乙镇分别排查15人、12人。", facts).errors] == ["swapped", "swapped"]


def test_marks_decide_where_the_words_say_nothing() -> None:
    facts = [{"id": "a", "label": "甲镇排查", "value": "12人"}, {"id": "b", "label": "乙镇排查", "value": "15人"}]
    text = "排查情况：15人，12人。"
    assert check_text(text, facts).verified
    verdict = check_text(text, facts, bound={(5, 8): "a", (9, 12): "b"})
    assert told(verdict) == [("swapped", "15人", "a"), ("swapped", "12人", "b")]


def test_what_comes_from_a_sample_report_is_leaked() -> None:
    text = f"{GOOD}共检查商户6914家，由李保田局长负责，湖东街道参加。"
    leaked = [finding.text for finding in check_text(text, FACTS, [SAMPLE]).errors if finding.code == "leaked"]
    assert leaked == ["6914家", "李保田", "湖东街道"]


def test_a_blank_may_not_be_filled_in() -> None:
    assert told(check("____例", "2例")) == [("blank", "2例", "sick")]
    assert check("，疑似病例____例", "").verified


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("同比下降", "同比上升", "上升"),
        ("未完成转发", "已完成转发", "已完成转发"),
        ("拟采购", "已采购", "已采购"),
        ("没有发生人员伤亡", "发生了人员伤亡", "发生了人员伤亡"),
    ],
)
def test_a_statement_turned_round_is_reversed(before: str, after: str, text: str) -> None:
    assert [(f.code, f.text) for f in check(before, after).errors] == [("reversed", text)]


def test_another_word_for_the_same_direction_is_not_reversed() -> None:
    assert check("同比下降", "比上年减少").verified
    assert check("未完成转发", "尚未完成转发").verified
    assert check("拟采购", "计划采购").verified


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("副县长赵立群到现场指导。", "赵立群"),
        ("李保田局长任组长。", "李保田"),
        ("前往槐树村走访。", "槐树村"),
        ("会同平阳县人民医院开展会诊。", "平阳县人民医院"),
        ("印发《专项整治方案》。", "《专项整治方案》"),
        ("根据国办发〔2021〕7号抓落实。", "国办发〔2021〕7号"),
        ("由某某同志负责。", "某某"),
        ("征用金宇防护用品有限公司物资。", "金宇防护用品有限公司"),
    ],
)
def test_a_name_nobody_supplied_is_unknown(sentence: str, name: str) -> None:
    assert [(f.code, f.text) for f in check_text(GOOD + sentence, FACTS).errors] == [("unknown_name", name)]


def test_supplied_names_may_be_used() -> None:
    text = f"{GOOD}王建国镇长签发《居家隔离告知书》（青政发〔2020〕3号）。"
    assert check_text(text, FACTS).findings == ()


def test_a_breakdown_that_makes_another_sum_is_pointed_out() -> None:
    facts = [{"label": label, "value": value} for label, value in (("信息", "129条"), ("一", "59条"), ("二", "71条"))]
    [finding] = check_text(
        "信息129条（28日59条，29日71条）。", [*facts, {"label": "28日和29日", "value": "两天"}]
    ).errors[:1]
    assert (finding.code, finding.text) == ("sum", "129条")


def test_the_json_has_the_fields_of_the_contract() -> None:
    data = json.loads(json.dumps(check("70条", "71条").to_json(), ensure_ascii=False))
    assert list(data) == ["version", "verified", "text", "findings", "figures", "facts"]
    assert (data["version"], data["verified"]) == (1, False)
    finding = data["findings"][0]
    assert finding | {"message": ""} == {
        "code": "altered", "severity": "error", "section": "", "start": 67, "end": 70, "text": "71条",
        "fact": "up", "part": "29日", "expected": "70条", "message": "",
    }  # fmt: skip
    figure = next(entry for entry in data["figures"] if entry["text"] == "1191条")
    assert figure | {"start": 0, "end": 5} == {
        "start": 0, "end": 5, "text": "1191条", "value": "1191", "unit": "条", "approx": None, "kind": "count",
        "fact": "total",
    }  # fmt: skip
    up = next(entry for entry in data["facts"] if entry["id"] == "up")
    assert [(part["label"], part["status"]) for part in up["parts"]] == [("28日", "stated"), ("29日", "missing")]
    assert up["status"] == "stated"
    assert all(data["text"][start:end] == "129条" for start, end in up["spans"])


def test_a_ledger_is_judged_as_it_is() -> None:
    ledger = Ledger((Fact("k", "k", "排查", "12人", section="situation"),))
    [finding] = check_text("排查13人。", ledger).findings
    assert (finding.section, finding.key) == ("situation", "k")


def test_a_list_of_no_facts_is_refused() -> None:
    with pytest.raises(FactsError):
        check_text("", [{"nonsense": 1}])


def test_the_check_needs_neither_pydantic_nor_openai() -> None:
    code = (
        "import sys; from draftkit.check import check_text; from draftkit.ledger import Fact, Ledger; "
        "check_text('排查12人', Ledger((Fact('a', 'a', '排查', '12人'),))); "
        "sys.exit(bool({'pydantic', 'openai'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_short_state_stands_in_a_sentence_that_speaks_of_its_label() -> None:
    facts = [{"label": "粮食价格", "value": "稳定"}]
    assert check_text("粮食价格稳定。", facts).verified
    [finding] = check_text("社会大局稳定。粮食价格见下。", facts).errors
    assert finding.code == "missing"


def test_what_is_missing_is_named_with_its_value() -> None:
    [finding] = check("未完成转发的单位7家。").errors
    assert "未完成转发的单位" in finding.message
    assert "7家" in finding.message


@pytest.mark.parametrize(("tally", "severity"), [("三家", "warning"), ("四家", "error")])
def test_a_numeral_that_counts_the_items_before_it_is_only_pointed_out(tally: str, severity: str) -> None:
    [finding] = check_text(f"整改率97.5%。公安、城管、环保{tally}联合检查。", [{"label": "整改率", "value": "97.5%"}]).findings
    assert (finding.code, finding.text, finding.severity) == ("invented", tally, severity)


@pytest.mark.parametrize("words", ["造成死亡一人", "溺水遇难一人", "发生一起事故", "成本下降一成", "合格率下降一个百分点"])
def test_one_of_what_happened_is_invented_like_any_other_number(words: str) -> None:
    (finding,) = check_text(f"改造管网12公里，{words}。", [{"label": "改造管网", "value": "12公里"}]).findings
    assert (finding.code, finding.severity) == ("invented", "error")


def test_the_dead_and_hurt_are_counted() -> None:
    found = check_text("改造管网12公里，事故造成一死一伤。", [{"label": "改造管网", "value": "12公里"}]).errors
    assert [(finding.code, finding.text) for finding in found] == [("invented", "一死"), ("invented", "一伤")]


@pytest.mark.parametrize("words", ["未发生一起事故", "是一项系统工程", "做到一户不漏", "每发生一起就查处一起"])
def test_one_in_passing_is_no_error(words: str) -> None:
    assert check_text(f"改造管网12公里，{words}。", [{"label": "改造管网", "value": "12公里"}]).errors == ()


def test_a_figure_with_all_the_parts_of_another_fact_of_its_value_may_tell_that_too() -> None:
    facts = [
        {"label": "新设外企", "value": "37家"},
        {"label": "外资来源", "value": "37家", "parts": [{"label": "甲国", "value": "19家"}, {"label": "乙国", "value": "18家"}]},
    ]
    [finding] = check_text("今年有37家新外企落户，来自甲国的19家，来自乙国的18家。", facts).findings
    assert (finding.code, finding.severity) == ("missing", "warning")
    assert check_text("今年有37家新外企落户。来自甲国的19家，来自乙国的18家。", facts).errors


def test_a_figure_left_out_where_another_fact_has_the_same_is_missing() -> None:
    facts = [{"label": "收到申请", "value": "38件"}, {"label": "按期答复", "value": "38件"}]
    assert check_text("收到申请38件，按期答复38件。", facts).findings == ()
    assert [finding.code for finding in check_text("收到申请38件，按期答复若干。", facts).errors] == ["missing"]


@pytest.mark.parametrize(
    ("value", "told", "write"),
    [
        ("每县不足3人", "每县3人", "不足3人"),
        ("每吨1980元", "每吨1890元", "1980元"),
        ("每日17:00前", "每日18:00前", "17:00前"),
        ("1980元（含税）", "1890元（含税）", "1980元"),
        ("每吨1980元", "1890元", "每吨1980元"),
        ("12.5万亩", "12.5亩", "12.5万亩"),
    ],
)
def test_what_is_to_be_written_fits_what_is_marked(value: str, told: str, write: str) -> None:
    text = f"补助标准为{told}。"
    (finding,) = check_text(text, [{"label": "补助标准", "value": value}]).findings
    assert finding.message.endswith(f"write {write}.")
    assert value in text[: finding.start] + write + text[finding.end :]
    assert finding.expected == ("1980元" if value == "1980元（含税）" else value)  # its note stands: the figure is meant


@pytest.mark.parametrize("facts", [{"kind": "general", "sections": {}}, "facts.json", Path("facts.json"), b"{}", None])
def test_what_is_no_facts_is_told_once_and_how_they_are_read(facts: Any) -> None:
    with pytest.raises(FactsError) as caught:
        check_text("共3户。", facts)
    assert f"are no facts but {type(facts).__name__}; read them with load_facts or parse_facts" in str(caught.value)
    assert len(caught.value.problems) == 1


def test_what_is_no_text_is_told() -> None:
    with pytest.raises(DraftkitError, match="the text to check is no text but NoneType"):
        check_text(None, [{"label": "农户", "value": "3户"}])  # type: ignore[arg-type]
