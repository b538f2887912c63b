"""Reports to look at on the review page: right, with every kind of finding, and hostile."""

from collections.abc import Callable
from dataclasses import replace

from draftkit import (
    ModelUnreachable,
    Report,
    Request,
    check_text,
    draft_report,
    parse_facts,
)
from tests.reports import Scripted

FACTS = """{"kind": "township", "title": "关于防汛工作情况的汇报", "issuer": "青河镇人民政府", "self": "我镇",
 "addressee": "区防汛抗旱指挥部", "as_of": "2020年7月3日", "date": "2020年7月4日", "sections": {"situation": [
   {"id": "moved", "label": "转移群众", "value": "129人", "source": "镇应急办台账", "as_of": "7月3日18时", "parts": [
     {"label": "东村", "value": "59人"}, {"label": "西村", "value": "70人"}]},
   {"label": "受灾面积", "value": null},
   {"label": "紧急避险点", "value": "4个"}, {"label": "抢险队伍", "value": "6支"}],
  "measures": [{"topic": "强化巡查", "text": "党员干部分段包保河堤", "figures": [
     {"label": "巡查河堤", "value": "86公里"}, {"label": "每日巡查", "value": "每天3次"}]}]}}"""
SITUATION = (
    "截至2020年7月3日，我镇共转移群众129人[f1]，其中东村59人[f2]、西村70人[f3]，受灾面积____[f4]；"
    "设紧急避险点4个[f5]，组建抢险队伍6支[f6]。"
)
MEASURES = "（一）强化巡查。党员干部分段包保河堤，巡查河堤86公里[f1]，每日巡查每天3次[f2]，确保汛情早发现。"

HOSTILE = "</script><img src=x onerror=alert(1)><b>&amp;{{7*7}}"
HOSTILE_FACTS = f"""{{"kind": "general", "title": "关于{HOSTILE}工作情况的汇报", "issuer": "青河镇{HOSTILE}",
 "as_of": "\\"><svg onload=alert(2)>", "sections": {{"</title><script>alert(3)</script>": [
   {{"id": "\\"onclick=alert(4)", "label": "转移{HOSTILE}群众", "value": "129人", "source": "{HOSTILE}",
    "as_of": "javascript:alert(5)"}},
   {{"label": "' onfocus=alert(6) autofocus '", "value": null}}]}}}}"""


def flood(situation: Callable[[Request], str] = lambda _: SITUATION) -> Report:
    def answer(request: Request) -> str:
        return situation(request) if request.name.startswith("situation") else MEASURES

    return draft_report(parse_facts(FACTS), Scripted(answer))


def repaired() -> Report:
    """A report whose first draft had a figure wrong, and a blank filled in."""
    bad = SITUATION.replace("70人", "71人").replace("____", "300亩")
    return flood(lambda request: SITUATION if "repair" in request.name else bad)


def failed() -> Report:
    """A report whose first section the model did not answer for."""

    def fail(_: Request) -> str:
        raise ModelUnreachable("no route <b>to</b> the model")

    return flood(fail)


def changed(report: Report, *changes: tuple[str, str]) -> Report:
    """The report with words changed behind the library's back, and checked again."""

    def change(text: str) -> str:
        for before, after in changes:
            text = text.replace(before, after)
        return text

    paragraphs = tuple(replace(paragraph, text=change(paragraph.text)) for paragraph in report.paragraphs)
    sections = tuple(
        replace(section, heading=change(section.heading), draft=replace(section.draft, text=change(section.text), bound={}))
        for section in report.sections
    )
    check = check_text("\n".join(paragraph.text for paragraph in paragraphs), report.facts)
    return replace(report, paragraphs=paragraphs, sections=sections, check=check)


def faulty() -> Report:
    """A report with something wrong in many ways."""
    return changed(
        flood(),
        ("129人", "128人"),
        ("受灾面积____", "受灾面积300亩"),
        ("紧急避险点4个", "紧急避险点6个"),
        ("，确保汛情早发现", "，出动干部57人，受到县委书记王建国表扬"),
        ("抢险队伍6支", "抢险队伍"),
    )


def hostile() -> Report:
    """A report whose every text is an attack on the page."""
    report = draft_report(parse_facts(HOSTILE_FACTS), "plain")
    return changed(report, ("129人", f"130人{HOSTILE}\u202e88户"))
