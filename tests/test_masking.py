"""Masked drafting: nothing particular leaves the machine, and the report is as true as any other."""

import dataclasses
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit import OpenAIModel, Recorder, Report, draft_report, load_facts, parse_facts
from draftkit.batch import Options, draft_batch
from draftkit.cli import main
from draftkit.engine import export_requests
from draftkit.exemplars import load_exemplar
from draftkit.exemplars.particulars import BLANK, find_particulars
from draftkit.facts import Facts, ledger_of
from draftkit.kinds import load_kind
from draftkit.masking import Mark, fill_marks, mask_section
from draftkit.masking.likely import find_likely
from draftkit.plan import plan_report
from draftkit.prompt import build_prompt
from draftkit.resources import folder, read_data
from draftkit.testing import FaultServer, write_section
from draftkit.testing.writing import material_of
from tests.wiretap import Wiretap, find_leaks

FIXTURES = Path(str(folder("fixtures")))
CASES = [
    *sorted(FIXTURES.glob("*/facts.json")),
    *sorted((FIXTURES / "more").glob("*.json")),
    *sorted((FIXTURES / "binding" / "facts").glob("*.json")),
]
NAMES = [f"{path.parent.name}/{path.name}" for path in CASES]
MARK = re.compile(r"〔[^〔〕]+〕")
Spoiler = Callable[[str], str]


def shipped(kind: str) -> str:
    """What of the project stands in prompts of a kind, whatever the facts are: it tells nothing of them."""
    names = ["system.md", "masked.md", "section.md", "repair.md", "repair_sentences.md", "findings.toml", "layouts.toml"]
    told = load_kind(kind)
    texts = [told.register, *(f"{section.heading}\n{section.brief}" for section in told.sections), load_exemplar(kind)]
    return "\n".join([*(read_data(name) for name in names), *texts])


def protected(facts: Facts) -> list[str]:
    """All that must not be sent: values, names, and what is particular in any other string of the facts."""
    ledger = ledger_of(facts)
    words = {fact.value for fact in ledger.facts if fact.value}
    words |= {name.text for name in ledger.names} | {name.text.strip("《》") for name in ledger.names}
    texts = [facts.title, facts.as_of, facts.date, *(fact.label for fact in ledger.facts)]
    texts += [passage.text for passage in ledger.passages]
    for text in texts:
        told = [one for one in find_particulars(text) if one.kind != BLANK]
        words |= {one.text for one in (*told, *find_likely(text, told))}
        words |= set(re.findall(r"[0-9][0-9.,:：/-]*[一-龥%]", text))
    ours = shipped(facts.kind)
    return sorted(word for word in words if word not in ours)


def drop_a_mark(text: str) -> str:
    """Leave out every other figure."""
    return re.sub("(〔数[^〔〕]+〕)([^〔〕]*)〔数[^〔〕]+〕", r"\1\2", text.replace("〔日期", "〔"))


def swap_marks(text: str) -> str:
    marks = [mark for mark in dict.fromkeys(MARK.findall(text)) if mark.startswith("〔数")]
    if len(marks) < 2:
        return drop_a_mark(text)
    turned = {marks[0]: marks[-1], marks[-1]: marks[0]}
    return MARK.sub(lambda found: turned.get(found[0], found[0]), text)


def overstate(text: str) -> str:
    """Every value is said to be more than it is: findings speak of values and their neighbours."""
    return MARK.sub(lambda found: f"超过{found[0]}之多，共9{found[0]}", text)


def invent(text: str) -> str:
    return f"{text}新增物资486件，镇长王建国到场，共〔数癸癸：件〕。"


SPOILERS = [drop_a_mark, swap_marks, overstate, invent]


def spoil(spoiler: Spoiler) -> Callable[[Mapping[str, Any]], str]:
    """Answer wrongly at first, to a repair of sentences with no sentences, and rightly when all is asked again."""

    def answer(body: Mapping[str, Any]) -> str:
        right, rounds = write_section(body), len(body["messages"])
        if rounds == 2:
            return spoiler(right)
        asked = str(body["messages"][-1]["content"])
        whole = {key: value for key, value in body.items() if key != "messages"}
        if "【1】" in asked:
            return "各项工作正在有序推进。"
        return write_section({**whole, "messages": body["messages"][:2]})

    return answer


def draft(facts: Facts, url: str, **options: Any) -> Report:
    return draft_report(facts, OpenAIModel("any", base_url=url, api_key="sk-canary-fedcbafedcba"), binding="masked", **options)


@pytest.mark.parametrize("spoiler", SPOILERS)
@pytest.mark.parametrize("path", CASES, ids=NAMES)
def test_no_protected_value_is_sent_nor_recorded(path: Path, spoiler: Spoiler, tmp_path: Path) -> None:
    facts = load_facts(path)
    words = protected(facts)
    assert len(words) > 10
    with FaultServer(answer=spoil(spoiler)) as server, Wiretap(server.url) as tap:
        model = OpenAIModel("any", base_url=tap.url, api_key="sk-canary-fedcbafedcba")
        report = draft_report(facts, Recorder(model, tmp_path / "kept"), binding="masked")
    calls, leaks = tap.sent.count(b"POST "), find_leaks(tap.sent, words)
    recorded = b"".join(file.name.encode() + file.read_bytes() for file in sorted((tmp_path / "kept").iterdir()))
    assert report.verified, [str(finding) for finding in report.findings]
    assert calls == server.bill.requests
    # a value that changed places with another is not always told by the check, with marks or without
    assert spoiler is swap_marks or calls > len(report.sections)
    assert leaks == []
    assert find_leaks(recorded, words) == []


def test_the_tap_hears_what_is_not_masked() -> None:
    facts = load_facts(CASES[0])
    with FaultServer() as server, Wiretap(server.url) as tap:
        draft_report(facts, OpenAIModel("any", base_url=tap.url, api_key="sk-canary-fedcbafedcba"))
    heard = find_leaks(tap.sent, protected(facts))
    assert {"40多家", "1月26日", "陈志远", "县康洁防护用品有限公司"} <= set(heard)


@pytest.mark.parametrize("path", CASES, ids=NAMES)
def test_a_right_answer_gives_a_verified_report_with_every_figure_bound(path: Path) -> None:
    with FaultServer() as server:
        report = draft(load_facts(path), server.url, repairs=0)
    assert report.verified, [str(finding) for finding in report.findings]
    assert {section.how for section in report.sections} <= {"model", "mended"}
    assert [found for found in MARK.findall(report.text) if not re.search("[0-9]", found)] == []
    assert all(fact.status in ("stated", "blank") for fact in report.check.all_facts())


@pytest.mark.parametrize("path", CASES, ids=NAMES)
def test_what_is_masked_and_put_back_is_what_an_unmasked_prompt_says(path: Path) -> None:
    plan = plan_report(load_facts(path))
    for section in plan.sections:
        shown_plan, shown, masks = mask_section(plan, section, "____")

        def back(text: str, masks: Any = masks) -> str:
            return fill_marks(text, masks.marks).text

        assert (back(shown_plan.title), back(shown_plan.as_of)) == (plan.title, plan.as_of)
        for entry, masked in zip(section.ledger.entries, shown.ledger.entries, strict=True):
            assert (back(masked.head), back(masked.text)) == (entry.head, entry.text)
            for fact, one in zip(entry.facts, masked.facts, strict=True):
                assert (back(one.label), back(one.value or "")) == (fact.label, fact.value or "____")
                assert re.search("[0-9０-９]", f"{one.label}{one.value}") is None
            for name, told in zip(entry.names, masked.names, strict=True):
                assert (back(told.text), back(told.title), back(told.note)) == (name.text, name.title, name.note)


FACTS = """{"kind": "township", "title": "关于清河镇防汛工作情况的汇报", "issuer": "清河镇人民政府", "self": "我镇",
 "as_of": "2026年7月3日", "sections": {"situation": [
   {"label": "转移群众", "value": "129人", "parts": [{"label": "东村", "value": "59人"}, {"label": "西村", "value": "70人"}]},
   {"label": "发放物资", "value": "约300箱"}, {"label": "修复时限", "value": "8月底前"}, {"label": "受灾面积", "value": null},
   {"text": "镇防办7月1日印发《清河镇防汛预案》，出动59人", "people": [{"name": "王小明", "title": "镇长"}]}]}}"""


def masks_of(facts: str = FACTS) -> Mapping[str, Mark]:
    plan = plan_report(parse_facts(facts))
    return mask_section(plan, plan.sections[0], "____")[2].marks


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("转移〔数甲：人〕。", "转移129人。"),
        ("转移[数甲:人]。", "转移129人。"),
        ("转移【数 甲】，（数甲：人）。", "转移129人，129人。"),
        ("转移〔 数甲 ： 人 〕。", "转移129人。"),
        ("转移〔数甲：名〕。", "转移129人。"),  # the letter tells it, not the unit
        ("转移〔数甲：人〕人。", "转移129人。"),
        ("转移〔数甲：人〕人次。", "转移129人人次。"),  # no unit written twice: left for the check
        ("发放〔数丁〕箱物资", "发放约300箱物资"),
        ("约〔数丁〕箱", "约300箱"),
        ("于〔日期甲〕前修复", "于8月底前修复"),
        ("转移数甲：人。", "转移129人。"),
        ("转移〔数甲：人，其中", "转移129人，其中"),
        ("发放约〔数丁：约…箱〕箱物资", "发放约300箱物资"),
        ("印发《〔文件甲：预案〕》。", "印发《清河镇防汛预案》。"),
        ("面积〔空缺甲〕亩", "面积____亩"),
        ("由镇长〔人员甲〕、〔人员甲〕负责", "由镇长王小明、王小明负责"),
    ],
)
def test_a_mark_is_put_right_where_it_can_mean_one_thing_only(answer: str, text: str) -> None:
    assert fill_marks(answer, masks_of()).text == text


def test_a_mark_that_stands_for_nothing_is_told_and_never_reaches_a_report() -> None:
    filled = fill_marks("转移〔数癸：人〕，〔人员丁〕到场", masks_of())
    assert filled.unknown == ("〔数癸：人〕", "〔人员丁〕")
    assert filled.text == "转移〔数癸：人〕，〔人员丁〕到场"


@pytest.mark.parametrize("left", ["〔数癸：人〕", "〔人员丁〕", "〔某某〕", "（数癸）", "数癸：人", "〔数甲"])
def test_what_is_left_of_a_mark_is_an_error(left: str) -> None:
    with FaultServer(answer=lambda body: f"{write_section(body)}另有{left}。") as server:
        report = draft(parse_facts(FACTS), server.url, repairs=0)
    [section] = report.sections
    assert section.how == "plain"
    assert report.verified
    assert "invented" in {finding.code for finding in section.findings if finding.severity == "error"}


def test_facts_that_hold_marks_themselves_are_put_back_as_they_were() -> None:
    facts = FACTS.replace("镇防办7月1日", "镇防办〔数甲：人〕、(数乙)和数丙：人，7月1日")
    plan = plan_report(parse_facts(facts))
    _, shown, masks = mask_section(plan, plan.sections[0], "____")
    assert "〔名称甲〕、〔名称乙〕和〔名称丙〕" in shown.ledger.entries[-1].text
    assert fill_marks(shown.ledger.entries[-1].text, masks.marks).text == plan.sections[0].ledger.entries[-1].text


def test_a_value_that_looks_like_a_mark_is_not_read_again() -> None:
    facts = FACTS.replace('"129人"', '"〔数乙：人〕"').replace(', "parts"', ', "total": false, "parts"')
    assert fill_marks("共〔情形甲〕。", masks_of(facts)).text == "共〔数乙：人〕。"


def test_the_prompt_keeps_what_may_be_read() -> None:
    plan = plan_report(parse_facts(FACTS))
    text = build_prompt(plan, plan.sections[0], "masked").request.messages[1].content
    for line in ("关于〔地点丙：镇〕防汛工作情况的汇报", "转移群众：〔数甲：人〕", "  其中，〔地点甲：村〕：〔数乙：人〕", "发放物资：〔数丁：约…箱〕",
                 "受灾面积：〔空缺甲〕", "镇防办〔日期乙：…月…日〕印发〔文件甲：预案〕，出动〔数戊：人〕", "人员：镇长〔人员甲〕"):  # fmt: skip
        assert line in text


def test_an_answer_that_is_cut_off_is_asked_for_in_masked_parts() -> None:
    facts = load_facts(FIXTURES / "more" / "flood-county.json")


    def script(call: Any) -> str | None:
        return "cut_at_length" if material_of(call.body).count("\n") > 12 else None

    with FaultServer(script=script) as server, Wiretap(server.url) as tap:
        report = draft(facts, tap.url)
        leaks = find_leaks(tap.sent, protected(facts))
    assert report.verified
    assert max(section.parts for section in report.sections) > 1
    assert leaks == []


values = st.sampled_from(["1191条", "40多家", "约3.5万元", "1月26日", "两家", "3268户9741人", "63.5%", "第3批", "未发生", "晚上7点半", "〔数甲〕"])
words = st.text(st.sampled_from("转移群众发放物资完成率年月日在镇县局王小明，。；：（）〔〕【】数人甲乙条0123456789一二三%《》"), min_size=1, max_size=30)


@given(st.lists(st.tuples(words, values), min_size=1, max_size=5), words, words)
def test_masking_any_text_and_putting_it_back_is_the_text(figures: list[tuple[str, str]], text: str, title: str) -> None:
    items: list[dict[str, Any]] = [{"label": label, "value": value} for label, value in figures]
    raw = {"kind": "township", "title": title, "sections": {"situation": [*items, {"text": text}]}}
    plan = plan_report(parse_facts(json.dumps(raw)))
    section = plan.sections[0]
    shown_plan, shown, masks = mask_section(plan, section, "____")
    for before, after in zip(section.ledger.entries, shown.ledger.entries, strict=True):
        told = [after.text, *(part for fact in after.facts for part in (fact.label, fact.value or ""))]
        was = [before.text, *(part for fact in before.facts for part in (fact.label, fact.value or ""))]
        assert [fill_marks(one, masks.marks).text for one in told] == was
        assert re.search("[0-9]", "".join(told)) is None
    assert fill_marks(shown_plan.title, masks.marks).text == title


def test_a_batch_and_files_for_an_engine_are_masked_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTKIT_API_KEY", "sk-canary-fedcbafedcba")
    words = sorted({word for path in CASES[:3] for word in protected(load_facts(path))})
    with FaultServer(answer=spoil(drop_a_mark)) as server, Wiretap(server.url) as tap:
        options = Options(binding="masked")
        done = draft_batch(CASES[:3], tmp_path / "run", "m", base_url=tap.url, options=options)
        heard = find_leaks(tap.sent, words)
    assert (done.verified, heard) == (3, [])
    export = export_requests(tmp_path / "engine", CASES[:3], "m", options=options)
    written = b"".join((tmp_path / "engine" / name).read_bytes() for name in export.files)
    assert len(written) > 10_000
    assert find_leaks(written, words) == []


def test_names_that_a_sample_of_ones_own_or_a_brief_shares_with_the_facts_are_struck() -> None:
    plan = plan_report(parse_facts(FACTS))
    first, *rest = plan.kind.sections
    first = first.model_copy(update={"brief": "写清河镇的129人。"})
    plan = dataclasses.replace(plan, kind=plan.kind.model_copy(update={"sections": (first, *rest)}))
    request = build_prompt(plan, plan.sections[0], "masked", exemplar="王小明在清河带队转移129人。").request
    assert "××在××带队转移××。" in request.messages[0].content
    assert "写××的××。" in request.messages[0].content


def test_what_all_reports_of_a_kind_have_before_their_facts_is_the_same() -> None:
    begun = set()
    for path in CASES:
        facts = load_facts(path)
        plan = plan_report(facts)
        begun |= {(facts.kind, build_prompt(plan, part, "masked").request.messages[0].content) for part in plan.sections}
    assert len(begun) == len({kind for kind, _ in begun})


def test_headings_that_the_facts_name_are_masked() -> None:
    items = [{"label": "完成投资", "value": "3.5亿元"}]
    sections = {"临溪县城东重点工程进展": items, "沈国梁包联企业": [{"name": "沈国梁", "title": "县长"}]}
    facts = {"kind": "general", "title": "关于临溪县重点工程的汇报", "sections": sections}
    with FaultServer() as server, Wiretap(server.url) as tap:
        report = draft(parse_facts(json.dumps(facts)), tap.url)
        leaks = find_leaks(tap.sent, ["临溪", "沈国梁", "3.5亿", "亿元"])
    assert report.verified
    assert [section.heading for section in report.sections] == ["一、临溪县城东重点工程进展", "二、沈国梁包联企业"]
    assert leaks == []


@pytest.mark.parametrize("arguments", [["--masked"], ["--binding", "masked"], ["--masked", "--binding", "masked"]])
def test_the_command_masks(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prompt", str(FIXTURES / "bureau" / "facts.json"), *arguments]) == 0
    shown = capsys.readouterr().out
    assert "〔人员甲〕" in shown
    assert find_leaks(shown.encode(), protected(load_facts(FIXTURES / "bureau" / "facts.json"))) == []


def test_the_command_refuses_to_send_unmasked_what_was_to_be_masked(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--masked", "--binding", "plain"], ["--binding", "cited", "--masked"]):
        assert main(["prompt", str(FIXTURES / "bureau" / "facts.json"), *arguments]) == 2
        shown = capsys.readouterr()
        assert (shown.out, "exclude each other" in shown.err) == ("", True)


def test_what_facts_call_by_half_of_its_name_is_masked_where_that_can_be_told() -> None:
    text = "临溪商会牵头，恒通复工最快；北环路、河滨路和青河大桥设点，沈县长到场，国梁同志讲话，国道正常"
    items = [{"organisation": "临溪恒通化工有限公司"}, {"name": "沈国梁", "title": "县长"}, {"text": text}]
    facts = {"kind": "township", "title": "关于临溪县复工的汇报", "sections": {"situation": items}}
    plan = plan_report(parse_facts(json.dumps(facts)))
    _, shown, _ = mask_section(plan, plan.sections[0], "____")
    masked = shown.ledger.entries[-1].text
    assert find_leaks(masked.encode(), ["临溪", "恒通", "北环", "河滨", "青河", "沈", "国梁"]) == []
    assert "复工最快" in masked
    assert masked.endswith("讲话，国道正常")


def masked_texts(*texts: str) -> list[str]:
    facts = {"kind": "township", "title": "关于工作情况的汇报", "sections": {"situation": [{"text": text} for text in texts]}}
    plan = plan_report(parse_facts(json.dumps(facts)))
    _, shown, _ = mask_section(plan, plan.sections[0], "____")
    return [entry.text for entry in shown.ledger.entries]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("副馆长李建国与王局长带队", ["李建国", "王局"]),
        ("书记李建国、馆长王小明及陈晓明到场", ["李建国", "王小明", "陈晓明"]),
        ("档案局王处长到场", ["王处"]),
        ("移民户张翠花领取补助", ["张翠花"]),
        ("困难户刘桂香、户主：李大山和脱贫群众吴有才", ["刘桂香", "李大山", "吴有才"]),
        ("修缮烈士赵永年墓1座", ["赵永年", "永年"]),
        ("王建国工作室挂牌，赵工讲解，李奶奶和老周带头", ["王建国", "赵工", "李奶奶", "老周"]),
        ("陈晓明到场，组织徐晓琳宣讲", ["陈晓明", "徐晓琳"]),
        ("张家村、李家村和王家大院改造", ["张家", "李家", "王家"]),
        ("陈家圩、七里铺两个村和东关大队建烘干点", ["陈家圩", "七里铺", "东关"]),
        ("王家湾村村民参加，云水里小区改造", ["王家湾", "云水里"]),
        ("华润燃气、恒通物流停工", ["华润", "恒通"]),
        ("检查鑫源超市、老百姓大药房和大兴砖厂", ["鑫源", "老百姓", "大兴"]),
        ("临溪一中、云水二小和澄江附小开学", ["临溪", "云水", "澄江"]),
        ("石门坎、落水洞、九斗冲三处隐患点", ["石门", "落水", "九斗"]),
        ("安置户阿依古丽·买买提、藏族干部扎西顿珠", ["阿依古丽", "买买提", "扎西"]),
        ("临溪供电公司、临溪日报和澄江客运站", ["临溪", "澄江"]),
        ("返乡人员陈静，网友“临溪老张”，法官小葛", ["陈静", "临溪", "老张", "小葛"]),
        ("走访临溪县水利局", ["临溪", "水利"]),
        ("网址www.linxi.gov.cn，另见linxi.gov.cn/news、https://linxi.cn/a。", ["linxi", "www", "news"]),
        ("邮箱linxi_da@163.com，投稿至 linxida@mail.linxi.cn", ["linxi", "163", "mail"]),
        ("微信号linxi_da，抖音号：linxida，QQ群123456789", ["linxi", "12345"]),
        ("关注微信公众号“临溪档案”和“澄江发布”视频号", ["临溪", "澄江"]),
    ],
)
def test_what_stands_like_a_name_is_masked_though_nobody_supplied_it(text: str, hidden: list[str]) -> None:
    [masked] = masked_texts(text)
    assert find_leaks(masked.encode(), hidden) == []


def test_a_name_that_one_text_tells_is_masked_in_the_others() -> None:
    assert masked_texts("关于张家湾的通报") == ["关于〔地点甲〕的通报"]
    masked = masked_texts("档案局王处长到场", "请示王处长后办理", "由馆长李建明答复", "材料交李建明存", "在张家湾村修路", "凡张家湾村的")
    assert find_leaks("".join(masked).encode(), ["王处", "李建明", "张家湾"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "群众高度评价，村民安全转移，农户毛收入提高", "群众严格遵守规定，居民金融知识增长", "全县物流畅通，智慧物流和农村电商加快发展",
        "管道燃气入户，瓶装燃气配送规范", "设置公益岗位，解放军官兵参加", "老旧小区、安置小区和农村社区改造", "绿水青山就是金山银山",
        "集中清扫，实现家喻户晓", "使用WiFi和APP办理，公众号推送及时", "各村建房，全镇平安建设", "语文老师和客房经理参加，办公室主任、民兵连长到岗", "查处酒后驾车，严查严处",
    ],
)  # fmt: skip
def test_what_reports_say_every_day_is_left_to_read(text: str) -> None:
    assert masked_texts(text) == [text]


def test_a_blank_that_was_filled_in_is_asked_for_by_its_mark() -> None:
    asked: list[str] = []

    def answer(body: Mapping[str, Any]) -> str:
        asked.append(str(body["messages"][-1]["content"]))
        right = write_section({**body, "messages": body["messages"][:2]})
        return right.replace("〔空缺甲〕", "300亩") if len(asked) == 1 else right

    with FaultServer(answer=answer) as server:
        assert draft(parse_facts(FACTS), server.url).verified
    assert "“受灾面积”尚未掌握，应写“〔空缺甲〕”，文中写成了“300亩”" in asked[1]


def test_what_a_mark_shows_is_never_a_part_of_a_name() -> None:
    items = [
        {"label": "覆盖范围", "value": "云岭乡3个村和沈国梁家"},
        {"label": "牵头", "value": "沈国梁"},
        {"organisation": "指挥部"},
        {"document": "《方案》", "number": "临政发〔2020〕5号"},
        {"text": "云岭乡3个村和沈国梁家先行，欧阳县长到场，电话0571-87654321"},
    ]
    facts = {"kind": "township", "title": "关于工作情况的汇报", "sections": {"situation": items}}
    marks = masks_of(json.dumps(facts)).values()
    shown = "".join(mark.hint for mark in marks)
    assert find_leaks(shown.encode(), ["云岭", "岭乡", "沈", "国梁", "指挥部", "方案", "临政", "欧", "阳"]) == []
    assert not re.search(r"[0-9〔〕A-Za-z]", shown)
    assert all(mark.value not in mark.written for mark in marks)


ENDS = "，,。.、：:；;/-—－．！）)"


@pytest.mark.parametrize("figure", ["13800001234", "98.5", "2026", "1203", "浙A12345", "１２０３", "0571-87654321", "12:30", "a@b1.cn"])
@pytest.mark.parametrize("behind", [*ENDS, "，，", "。（"])
def test_what_parts_sentences_is_no_part_of_a_mark(figure: str, behind: str) -> None:
    text = f"公布{figure}{behind}网址开通"
    facts = {"kind": "township", "title": "关于工作情况的汇报", "sections": {"situation": [{"text": text}]}}
    assert [mark.value for mark in masks_of(json.dumps(facts)).values()] == [figure]


@pytest.mark.parametrize("comma", ["，", ",", "、", "；", "：", ":"])
def test_two_figures_beside_each_other_have_marks_of_their_own(comma: str) -> None:
    facts = FACTS.replace("出动59人", f"编号2026{comma}12人参加")
    values = [mark.value for mark in masks_of(facts).values()]
    assert {"2026", "12人"} <= set(values)


@pytest.mark.parametrize("behind", [",", ".", "，", "。", ";", ":", ")", "）", "!"])
def test_an_address_ends_where_it_ends(behind: str) -> None:
    for address in ("https://b.cn/1", "https://b.cn/a/", "http://b.cn", "a@b.cn"):
        facts = FACTS.replace("出动59人", f"公布{address}{behind}网址开通")
        assert address in [mark.value for mark in masks_of(facts).values()]


@given(st.text("公布电话编号3浙A19.5，,。.、：:/-—@ ；", max_size=20))
def test_no_mark_ends_with_what_parts_sentences(text: str) -> None:
    facts = {"kind": "township", "title": "汇报", "sections": {"situation": [{"text": f"一{text}"}]}}
    assert [mark.value for mark in masks_of(json.dumps(facts)).values() if mark.value[-1] in ENDS] == []


def test_places_that_parts_are_called_by_are_masked_and_sorts_of_them_are_not() -> None:
    towns = [{"label": label, "value": "3户"} for label in ("前进乡", "团结镇", "其他乡镇")]
    sorts = [{"label": label, "value": "3个"} for label in ("示范村", "重点村", "农村")]
    items = [{"label": "改造", "value": "9户", "parts": towns}, {"label": "村", "value": "9个", "parts": sorts}]
    facts = {"kind": "township", "title": "关于工作情况的汇报", "sections": {"situation": items}}
    plan = plan_report(parse_facts(json.dumps(facts)))
    _, shown, _ = mask_section(plan, plan.sections[0], "____")
    labels = [fact.label for fact in shown.ledger.facts]
    assert labels == ["改造", "〔地点甲：乡〕", "〔地点乙：镇〕", "其他乡镇", "村", "示范村", "重点村", "农村"]


@pytest.mark.parametrize("folder", sorted((FIXTURES / "binding" / "masked").glob("*")), ids=lambda path: path.name)
def test_recorded_prompts_and_answers_of_a_real_model_hold_no_protected_value(folder: Path) -> None:
    places = [FIXTURES / folder.name / "facts.json", FIXTURES / "binding" / "facts" / f"{folder.name}.json"]
    words = protected(load_facts(next(place for place in places if place.is_file())))
    files = sorted(folder.glob("*.json"))
    assert files
    assert [file.name for file in files if find_leaks(file.read_bytes(), words)] == []


def test_a_value_that_is_a_name_has_a_mark_of_its_sort() -> None:
    items = [{"label": "组长", "value": "沈国梁"}, {"label": "牵头单位", "value": "临溪县应急管理局"}, {"name": "沈国梁", "title": "县长"}]
    facts = {"kind": "township", "title": "关于工作情况的汇报", "sections": {"situation": items}}
    marks = masks_of(json.dumps(facts))
    assert {name: mark.value for name, mark in marks.items()} == {
        "人员甲": "沈国梁", "单位甲": "临溪县应急管理局", "人员乙": "沈国梁",
    }  # fmt: skip
