"""The writer without a model: what it says of facts, word for word, and what always holds."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from draftkit import FactsError, check_text, draft_report, load_facts, parse_facts
from draftkit.draft import Draft
from draftkit.facts import ledger_of
from draftkit.figures import find_figures
from draftkit.kinds import SectionKind
from draftkit.plain import write_plainly
from draftkit.plan import Section, plan_report
from draftkit.prompt import BLANK
from tests.reports import FIXTURES

Item = Mapping[str, Any]


def section(*items: Item, style: str = "figures", numbered: str = "", lead: str = "") -> Section:
    kind = SectionKind.model_validate(
        {"id": "part", "groups": ("part",), "style": style, "items": numbered, "brief": "写。"}
    )
    return Section("part", "", kind, lead, ledger_of(list(items)))


def write(*items: Item, style: str = "figures", numbered: str = "", lead: str = "") -> str:
    return write_plainly(section(*items, style=style, numbered=numbered, lead=lead)).text


def figure(label: str, value: str | None, *parts: Item, total: bool = True) -> dict[str, Any]:
    return {"label": label, "value": value, "parts": list(parts), "total": total}


@pytest.mark.parametrize(
    ("label", "value", "text"),
    [
        # counts stand right behind what they count
        ("累计摸排返镇人员", "86人", "累计摸排返镇人员86人。"),
        ("印制发放宣传彩页", "5000份", "印制发放宣传彩页5000份。"),
        ("县财政先期拿出资金", "1000万元", "县财政先期拿出资金1000万元。"),
        ("签订防控责任书的企业", "40多家", "签订防控责任书的企业有40多家。"),
        ("投入抢险力量", "近1500人", "投入抢险力量近1500人。"),
        ("宣传车流动广播每天", "5次", "宣传车流动广播每天5次。"),
        # an attribute is equated with its value
        ("口罩可用天数", "两天", "口罩可用天数为两天。"),
        ("该企业口罩日产量", "4-5万个", "该企业口罩日产量为4-5万个。"),
        ("完成率", "98.6%", "完成率为98.6%。"),
        ("每天监控时长", "24小时", "每天监控时长为24小时。"),
        ("社区干部上门频次", "每小时上门一次", "社区干部上门频次为每小时上门一次。"),
        ("放学拥堵时长", "约半小时", "放学拥堵时长约半小时。"),
        # dates, times, ordinals, codes
        ("截止时间", "1月28日18:00", "截止时间为1月28日18:00。"),
        ("每日报送统计的时限", "17:00前", "每日报送统计的时限为17:00前。"),
        ("企业恢复生产", "1月26日", "企业恢复生产为1月26日。"),
        ("当前批次", "第18批", "当前批次为第18批。"),
        ("咨询热线", "12366", "咨询热线为12366。"),
        # shares
        ("收入同比增长", "4.6%", "收入同比增长4.6%。"),
        ("收入完成年初预算", "51.3%", "收入完成年初预算51.3%。"),
        ("有专业背景的", "不足三分之一", "有专业背景的不足三分之一。"),
        # the value brings the noun of its label
        ("划出片区", "3个片区", "划出3个片区。"),
        ("片区", "3个片区", "共有3个片区。"),
        ("对企业提出要求", "五点要求", "对企业提出五点要求。"),
        ("方案下设工作小组", "四个小组", "方案下设工作小组共四个小组。"),
        ("落实集中观察场所床位", "47张床位", "落实集中观察场所47张床位。"),
        # states
        ("疑似病例", "没有出现", "没有出现疑似病例。"),
        ("辖区疫情", "没有发生", "辖区没有发生疫情。"),
        ("整体情况", "平稳可控", "整体情况平稳可控。"),
        ("风险等级", "低风险", "风险等级为低风险。"),
        ("死亡人数同比", "持平", "死亡人数同比持平。"),
        # what the grammar of figures would read as one with its label is kept apart
        ("每组牵头的县领导至少", "一名", "每组牵头的县领导至少为一名。"),
        ("使用面积约", "200平方米", "使用面积约为200平方米。"),
        ("感染H7N9", "3例", "感染H7N9为3例。"),
        # blanks
        ("疑似病例", None, "疑似病例____。"),
        ("群众满意率", None, "群众满意率为____。"),
        # loose ends of a label and full stops of a value
        ("确诊病例：", "3例", "确诊病例3例。"),
        ("全市形势", "总体平稳。", "全市形势总体平稳。"),
    ],
)
def test_label_and_value_join_as_an_official_would_say_it(label: str, value: str | None, text: str) -> None:
    assert write(figure(label, value)) == text


def test_a_total_is_followed_by_its_parts() -> None:
    assert (
        write(
            figure("累计摸排", "86人", figure("教育局反馈", "31人"), figure("村级摸排", "55人")),
            figure("疑似病例", None),
        )
        == "累计摸排86人，其中：教育局反馈31人，村级摸排55人。疑似病例____。"
    )


def test_a_single_part_needs_no_colon() -> None:
    facts = figure("新发现外来人员", None, figure("武汉籍人员", None), total=False)
    assert write(facts) == "新发现外来人员____，其中武汉籍人员____。"


def test_parts_of_parts_stand_in_brackets_behind_their_part() -> None:
    sent = figure("转发国家信息", "129条", figure("28日", "59条"), figure("29日", "70条"))
    text = write(figure("共发布信息", "345条", sent, figure("新媒体发布", "216条")), lead="截至29日，")
    assert (
        text == "截至29日，共发布信息345条，其中：转发国家信息129条（28日59条，29日70条）；新媒体发布216条。"
    )


def test_figures_that_share_an_opening_say_it_once() -> None:
    assert (
        write(
            figure("已订购口罩", "1万余件"), figure("已订购测温仪", "300余个"), figure("每天监控", "24小时")
        )
        == "已订购口罩1万余件、测温仪300余个，每天监控24小时。"
    )
    assert (
        write(figure("“三包一”中的医护人员", "1名"), figure("“三包一”中的村干部", "1名"))
        == "“三包一”中的医护人员有1名、村干部1名。"
    )
    assert (
        write(figure("落实观察场所房间", "31个房间"), figure("落实观察场所床位", "47张床位"))
        == "落实观察场所31个房间、47张床位。"
    )


def test_a_long_row_of_figures_breaks_into_sentences() -> None:
    items = [
        figure(label, f"{number}份")
        for number, label in enumerate(["甲项", "乙类", "丙种", "丁组", "戊批", "己例"], start=3)
    ]
    assert write(*items) == "甲项3份，乙类4份，丙种5份。丁组6份，戊批7份，己例8份。"


@pytest.mark.parametrize(
    ("event", "text"),
    [
        ({"date": "1月24日", "time": "晚上7点"}, "1月24日晚上7点，召开全镇工作部署会。"),
        ({"date": "1月24日", "place": "镇政府"}, "1月24日，在镇政府召开全镇工作部署会。"),
        ({"time": "晚上7点", "text": "全体干部参加。"}, "晚上7点，召开全镇工作部署会，全体干部参加。"),
        ({}, "召开全镇工作部署会。"),
    ],
)
def test_an_event_says_when_where_and_what(event: Item, text: str) -> None:
    assert write({"event": "召开全镇工作部署会", **event}) == text


def test_a_place_follows_an_event_that_has_its_own_subject() -> None:
    event = {"event": "省、市召开防控工作会", "date": "1月21日", "place": "市会议中心"}
    assert write(event) == "1月21日，省、市召开防控工作会，地点在市会议中心。"


def test_the_lead_opens_the_figures_and_not_an_event_of_the_past() -> None:
    event = {"event": "召开部署会", "date": "1月21日"}
    assert write(event, figure("累计排查", "86人"), lead="截至1月28日，") == (
        "1月21日，召开部署会。截至1月28日，累计排查86人。"
    )
    assert write(event, lead="目前，") == "1月21日，召开部署会。"
    assert write({"text": "做好值班"}, lead="下一步，") == "下一步，做好值班。"


MEASURES: tuple[Item, ...] = (
    {"topic": "强化宣传", "text": "张贴公告、发放彩页", "figures": [figure("印制发放宣传彩页", "5000份")]},
    {"topic": "群防群治。", "text": "村级网格全覆盖；干部包片。"},
)


@pytest.mark.parametrize(
    ("numbered", "text"),
    [
        ("（一）", "（一）强化宣传。{}\n（二）群防群治。{}"),
        ("一、", "一、强化宣传。{}\n二、群防群治。{}"),
        ("一是", "一是强化宣传。{}\n二是群防群治。{}"),
        ("1.", "1.强化宣传。{}\n2.群防群治。{}"),
        ("", "强化宣传。{}\n群防群治。{}"),
    ],
)
def test_measures_get_a_paragraph_each_with_a_run_in_heading(numbered: str, text: str) -> None:
    first, second = "张贴公告、发放彩页，印制发放宣传彩页5000份。", "村级网格全覆盖；干部包片。"
    assert write(*MEASURES, style="measures", numbered=numbered) == text.format(first, second)


def test_figures_between_measures_stand_together_in_a_paragraph_without_a_number() -> None:
    facts = (figure("投入资金", "30万元"), figure("出动车辆", "5台"))
    assert write(MEASURES[0], *facts, MEASURES[1], style="measures", numbered="（一）").splitlines()[1:] == [
        "投入资金30万元，出动车辆5台。",
        "（二）群防群治。村级网格全覆盖；干部包片。",
    ]


def test_a_topic_that_starts_with_a_digit_is_kept_apart_from_its_number() -> None:
    topics = ({"topic": topic, "text": "见效"} for topic in ("5G网络建设", "强化宣传"))
    assert write(*topics, style="measures", numbered="1.") == "1. 5G网络建设。见效。\n2.强化宣传。见效。"


def test_more_items_than_can_be_numbered_go_without_numbers() -> None:
    texts = [{"text": "做好值班"} for _ in range(120)]
    assert write(*texts, style="listed") == "做好值班。" * 120
    assert len(write(*texts, style="measures", numbered="（一）").splitlines()) == 120


def test_an_item_that_is_a_list_of_its_own_is_not_put_into_another() -> None:
    items = ({"text": "一是口罩紧缺；二是经费不足。"}, {"text": "人手少"})
    assert write(*items, style="listed", lead="存在以下问题：") == (
        "存在以下问题：\n（一）一是口罩紧缺；二是经费不足。\n（二）人手少。"
    )


def test_half_width_punctuation_and_line_breaks_of_a_text_become_running_text() -> None:
    assert write({"text": "干部包片,逐户登记;\n 每 户 一档"}) == "干部包片，逐户登记；每户一档。"


def test_a_single_measure_has_no_number() -> None:
    assert write(MEASURES[1], style="measures", numbered="（一）") == "群防群治。村级网格全覆盖；干部包片。"


@pytest.mark.parametrize(
    ("texts", "listed"),
    [
        (["口罩紧缺"], "存在以下问题：口罩紧缺。"),
        (["口罩紧缺。", "经费不足；"], "存在以下问题：一是口罩紧缺；二是经费不足。"),
        (["口罩紧缺；村里没有", "经费不足"], "存在以下问题：一是口罩紧缺；村里没有。二是经费不足。"),
        (["口罩紧缺。买不到。", "经费不足！"], "存在以下问题：一是口罩紧缺。买不到。二是经费不足！"),
        (["一是口罩紧缺", "二是经费不足"], "存在以下问题：一是口罩紧缺；二是经费不足。"),
        (["群众说“很好。”", "经费不足"], "存在以下问题：一是群众说“很好。”二是经费不足。"),
    ],
)
def test_statements_are_listed_with_right_stops(texts: list[str], listed: str) -> None:
    assert write(*({"text": text} for text in texts), style="listed", lead="存在以下问题：") == listed


def test_a_figure_belongs_to_its_item_of_a_list() -> None:
    first = {"text": "口罩紧缺", "figures": [figure("口罩可用天数", "两天")]}
    assert (
        write(first, {"text": "经费不足"}, style="listed")
        == "一是口罩紧缺，口罩可用天数为两天；二是经费不足。"
    )


def test_a_figure_that_its_text_states_is_bound_there_and_not_said_twice() -> None:
    item = {"text": "印制发放彩页5000份，村村广播", "figures": [figure("印制发放宣传彩页", "5000份")]}
    draft = write_plainly(section(item))
    assert draft.text == "印制发放彩页5000份，村村广播。"
    assert [draft.text[start:end] for start, end in draft.bound] == ["5000份"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("召开会议3次", "3次"), ("发放彩页15000份", "5000份"), ("发放彩页5000份、发放彩页5000份", "5000份")],
)
def test_a_figure_of_another_thing_in_the_text_does_not_stand_for_the_fact(text: str, value: str) -> None:
    assert write({"text": text, "figures": [figure("悬挂发放彩页", value)]}).endswith(
        f"悬挂发放彩页{value}。"
    )


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (
            {
                "text": "成立领导小组，班子成员任副组长",
                "people": [{"name": "李明", "title": "局长", "note": "任组长"}],
            },
            "成立领导小组，由局长李明任组长，班子成员任副组长。",
        ),
        (
            {"text": "成立专班", "people": [{"name": "李明", "title": "局长", "note": "组长"}]},
            "成立专班。由局长李明任组长。",
        ),
        (
            {"text": "制定工作方案，细化分工", "documents": ["《青河镇防汛工作方案》"]},
            "制定《青河镇防汛工作方案》，细化分工。",
        ),
        (
            {"text": "起草告知书，报批后印发", "documents": ["《居家隔离告知书》"]},
            "起草告知书，报批后印发。相关文件为《居家隔离告知书》。",
        ),
        (
            {
                "text": "响应快",
                "organisations": ["东湖区", "市卫健委"],
                "figures": [figure("表现突出的单位", "2家")],
            },
            "表现突出的单位有2家，分别为东湖区、市卫健委，响应快。",
        ),
        ({"text": "县医院定为定点医院", "organisations": ["县医院"]}, "县医院定为定点医院。"),
        ({"text": "征用口罩", "organisations": ["康洁公司"]}, "征用口罩。涉及单位为康洁公司。"),
        (
            {"text": "加强管理", "documents": ["《告知书》", "《防汛方案》"]},
            "加强管理。相关文件为《告知书》《防汛方案》。",
        ),
        ({"name": "王芳", "title": "书记"}, "相关人员为书记王芳。"),
        ({"name": "王芳", "title": "书记", "note": "负责统筹协调"}, "由书记王芳负责统筹协调。"),
        ({"organisation": "县应急局", "note": "牵头单位"}, "涉及单位为县应急局（牵头单位）。"),
        (
            {"document": "《防汛工作方案》", "number": "青政发〔2020〕3号", "note": "已印发各村"},
            "《防汛工作方案》（青政发〔2020〕3号）已印发各村。",
        ),
    ],
)
def test_names_stand_where_their_text_speaks_of_them_or_behind_it(item: Item, text: str) -> None:
    assert write(item) == text


def test_a_group_of_its_own_gets_a_paragraph_of_its_own() -> None:
    facts = load_facts(FIXTURES / "disclosure" / "facts.json")
    text = write_plainly(plan_report(facts).sections[0]).text
    assert [line[:4] for line in text.splitlines()] == ["截至20", "表现突出", "疫情信息"]


CASES = sorted(
    [f"{kind}/facts.json" for kind in ("bureau", "community", "county", "disclosure", "township")]
    + [f"more/{file.name}" for file in (FIXTURES / "more").iterdir() if file.name.endswith(".json")]
)


@pytest.mark.parametrize("case", CASES)
def test_every_section_of_the_fixtures_passes_the_check(case: str) -> None:
    for part in plan_report(load_facts(FIXTURES.joinpath(*case.split("/")))).sections:
        stands(part, write_plainly(part))


def stands(part: Section, draft: Draft) -> None:
    """Every value stands in its place, blanks are blank, no stop is doubled, and the check has no error."""
    ledger = part.ledger
    assert set(draft.bound.values()) == {fact.key for fact in ledger.facts}
    for (start, end), key in draft.bound.items():
        assert draft.text[start:end] == (ledger[key].value or "____")
    assert not re.search(
        r"[，、；：。！？][，、；：。]|^[，、；：。]|[，、；：]$|[（“][，。；、]", draft.text, re.M
    )
    check = check_text(draft.text, ledger, bound=draft.bound)
    assert not check.errors, (draft.text, [str(finding.message) for finding in check.errors])


# labels as clerks write them: what is done, to whom or what
DONE = [
    "累计摸排",
    "排查",
    "发放",
    "悬挂",
    "安装",
    "已订购",
    "完成",
    "新增",
    "培训",
    "检查",
    "转移",
    "投入",
    "",
    "",
    "近",
    "至少",
]
WHAT = [
    "返镇人员",
    "宣传彩页",
    "横幅",
    "测温仪",
    "隐患",
    "企业",
    "群众",
    "危房",
    "资金",
    "水库",
    "网格",
    "帮扶对象",
    "党员干部",
    "学校",
    "道路",
    "农户",
    "监测点",
    "车辆",
    "床位",
    "宣传栏",
]
TAILS = [
    "",
    "",
    "",
    "（含临时）",
    "的单位",
    "总数",
    "每天",
    "覆盖率",
    "完成时间",
    "同比增长",
    "28日",
    "第2批",
]
UNITS = [
    "人",
    "份",
    "条",
    "个",
    "户",
    "家",
    "万元",
    "余人",
    "多家",
    "%",
    "个百分点",
    "次",
    "亩",
    "公里",
    "场",
]

labels = st.builds("{}{}{}".format, st.sampled_from(DONE), st.sampled_from(WHAT), st.sampled_from(TAILS))
counts = st.builds(
    lambda before, number, unit: f"{before}{number}{unit}",
    st.sampled_from(["", "", "", "", "约", "近"]),
    st.one_of(st.integers(10, 99999).map(str), st.decimals("0.1", "99", places=1).map(str)),
    st.sampled_from(UNITS),
)
others = st.sampled_from(
    [
        "1月26日",
        "2020年1月28日18:00",
        "晚上7点",
        "两天",
        "24小时",
        "一个月",
        "第18批",
        "12366",
        "4-5万个",
        "没有发生",
        "平稳可控",
        "正在进行",
        "每小时上门一次",
        "3个片区",
        "五点要求",
        "早晚两次",
        "17:00前",
        "不足三分之一",
        "低风险",
        "全部办结。",
        "-5℃",
        "五十余人",
    ]
)
values = st.one_of(st.none(), counts, others)
figures = st.builds(
    lambda label, value, parts: figure(label, value, *parts, total=False),
    labels,
    values,
    st.lists(st.builds(figure, labels, st.one_of(st.none(), counts)), max_size=3),
)
texts = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "", "  ", "，", "一是"]),
        st.sampled_from(
            [
                "张贴公告、发放彩页",
                "口罩紧缺；村里没有",
                "群众说“很好。”",
                "干部包片。逐户登记",
                "按3个片区分工,逐户上门",
            ]
        ),
        st.sampled_from(["", "。", "；", "！", "\n", "，", "。\n再排查一遍", "."]),
    ),
)
rows = st.lists(figures, max_size=4)
named = {
    "people": st.lists(
        st.fixed_dictionaries(
            {
                "name": st.sampled_from(["李明", "王芳"]),
                "title": st.sampled_from(["", "局长"]),
                "note": st.sampled_from(["", "任组长", "负责协调", "组长", "县里派来"]),
            }
        ),
        max_size=2,
    ),
    "organisations": st.lists(st.sampled_from(["县医院", "东湖区"]), max_size=2, unique=True),
    "documents": st.lists(
        st.sampled_from(["《告知书》", "《防汛工作方案（2020年）》"]), max_size=2, unique=True
    ),
}
statements = st.fixed_dictionaries({"text": texts, "figures": rows, **named})
measures = st.fixed_dictionaries(
    {
        "topic": st.sampled_from(["强化宣传", "群防群治。", "5G网络建设", "三级联动"]),
        "text": texts,
        "figures": rows,
        **named,
    }
)
events = st.fixed_dictionaries(
    {
        "event": st.sampled_from(["召开部署会", "省、市召开防控工作会", "县气象台发布预警"]),
        "date": st.sampled_from([None, "1月24日", "2020年1月24日", "近日"]),
        "time": st.sampled_from([None, "晚上7点", "18:00", "22时15分"]),
        "place": st.sampled_from(["", "镇政府", "在县城"]),
        "text": st.one_of(st.just(""), texts),
        "figures": rows,
    }
)
loose = st.sampled_from(
    [
        {"name": "王芳", "title": "书记"},
        {"organisation": "县应急局"},
        {"document": "《防汛工作方案》", "number": "青政发〔2020〕3号"},
    ]
)
items = st.lists(st.one_of(figures, statements, measures, events, loose), min_size=1, max_size=5)
layouts = st.sampled_from(
    [
        ("figures", "", "截至1月29日21:00，"),
        ("figures", "", "下一步，"),
        ("figures", "", "目前，"),
        ("listed", "", "存在以下问题："),
        ("listed", "", ""),
        ("measures", "（一）", ""),
        ("measures", "一是", ""),
        ("measures", "1.", ""),
        ("measures", "", ""),
    ]
)


def on_a_day_of_its_own(item: dict[str, Any], day: int) -> dict[str, Any]:
    return {**item, "date": item["date"].replace("24日", f"{day}日")} if item.get("date") else item


@settings(max_examples=150, deadline=None)
@example(
    [figure("累计摸排返镇人员", None), figure("累计摸排返镇人员", "两天")], ("listed", "", "存在以下问题：")
)
@example([figure("返镇人员", None), figure("累计摸排返镇人员", "5人")], ("listed", "", "存在以下问题："))
@example([figure("完成横幅的单位", "正在进行")], ("figures", "", "目前，"))
@example(
    [figure("累计摸排返镇人员", None), figure("累计摸排返镇人员（含临时）", "没有发生")], ("figures", "", "目前，")
)
@given(items, layouts)
def test_whatever_the_facts_every_value_stands_and_the_check_passes(
    items: list[dict[str, Any]], layout: tuple[str, str, str]
) -> None:
    style, numbered, lead = layout
    items = [on_a_day_of_its_own(item, day) for day, item in enumerate(items, start=20)]
    context = {"text": f"{lead}。"}
    part = section(*items, style=style, numbered=numbered, lead=lead)
    passages = ledger_of([context]).passages
    part = Section(
        part.id,
        "",
        part.kind,
        lead,
        type(part.ledger)(
            part.ledger.facts, part.ledger.names, part.ledger.passages + passages, part.ledger.entries
        ),
    )
    stands(part, write_plainly(part))


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_any_value_stands_verbatim_behind_any_label(label: str, value: str) -> None:
    try:
        part = section(json.loads(json.dumps(figure(label, value))))
    except FactsError:
        return
    draft = write_plainly(part)
    supplied = part.ledger.facts[0].value
    assert [draft.text[start:end] for start, end in draft.bound] == [BLANK if supplied is None else supplied]
    assert (supplied is None) == (not value.strip("_＿ "))


def test_a_figure_reads_in_the_text_as_it_reads_alone() -> None:
    text = write(figure("每组县领导至少", "一名"), figure("水温低于", "5℃"), figure("累计超过", "86人"))
    assert {"一名", "5℃", "86人"} <= {figure.text for figure in find_figures(text)}


def test_what_a_table_calls_其中_is_said_once() -> None:
    facts = [{"label": "报名", "value": "50人", "parts": [
        {"label": "其中：大学生", "value": "20人"}, {"label": "其中，高中生", "value": "30人"}]}]  # fmt: skip
    text = draft_report(
        parse_facts(json.dumps({"kind": "general", "title": "关于征兵工作情况的汇报", "sections": {"情况": facts}})), "plain"
    ).text
    assert "报名50人，其中：大学生20人，高中生30人。" in text


@pytest.mark.parametrize("unknown", [{"value": None, "unit": "例"}, {"value": "____例"}])
def test_a_blank_has_the_unit_that_was_given(unknown: dict[str, object]) -> None:
    facts = {"kind": "township", "title": "关于防控工作情况的汇报", "sections": {"situation": [{"label": "疑似病例", **unknown}]}}
    report = draft_report(parse_facts(json.dumps(facts)), "plain")
    assert "疑似病例____例。" in report.text
    assert report.verified
    assert [fact.status for fact in report.check.facts] == ["blank"]


@pytest.mark.parametrize(
    ("text", "label", "value", "said"),
    [
        ("部分秸秆在路边堆放", "路边堆放", "约800吨", "部分秸秆在路边堆放约800吨。"),
        ("计划新建收储点", "计划新建收储点", "2处", "计划新建收储点2处。"),
        ("排查隐患，计划新建收储点", "计划新建收储点", "2处", "排查隐患，计划新建收储点2处。"),
        ("尚未建成收储点", "建成收储点", "2处", "尚未建成收储点，建成收储点2处。"),
        ("计划新建收储点", "收储点面积", "300平方米", "计划新建收储点，收储点面积为300平方米。"),
    ],
)
def test_a_label_that_ends_the_text_is_not_said_twice(text: str, label: str, value: str, said: str) -> None:
    item = {"text": text, "figures": [figure(label, value)]}
    assert write(item) == said
    assert check_text(said, [item]).verified


@pytest.mark.parametrize(
    ("label", "value", "said"),
    [
        ("发现并扑灭火点", "无", "发现并扑灭火点：无。"),
        ("发现火点", "没有", "没有发现火点。"),
        ("新增确诊病例", "无", "无新增确诊病例。"),
        ("安全事故", "无", "无安全事故。"),
    ],
)
def test_nothing_stands_before_things_and_behind_deeds(label: str, value: str, said: str) -> None:
    assert write(figure(label, value)) == said


def test_a_plan_is_as_of_no_day() -> None:
    lead = "截至2024年9月30日，"
    plan, done = figure("计划新建停车场", "4个"), figure("建成停车场", "2个")
    assert write(plan, lead=lead) == "计划新建停车场4个。"
    assert write(plan, {"text": "加快征地"}, done, lead=lead).endswith(f"{lead}建成停车场2个。")
    assert write(done, plan, lead=lead).startswith(lead)
