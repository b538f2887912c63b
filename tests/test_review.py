"""The review page as HTML: what stands on it, that all of it is text, and that it needs nothing but itself."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit import Finding, OutputError, Report, audit_text, find_figures, parse_facts, render_review, write_review
from draftkit.cli import main
from draftkit.facts import ledger_of
from draftkit.messages import set_language
from draftkit.report.supplied import list_supplied, origin_of
from draftkit.report.tracing import trace_figures
from draftkit.review.comparing import compare_texts
from draftkit.review.page import lay_out
from draftkit.review.pieces import Extent, cut_pieces
from draftkit.review.renewing import find_renewals
from draftkit.update import FigureChange
from tests.reports import FIXTURES, KINDS, shipped
from tests.reviewed import (
    FACTS,
    HOSTILE,
    changed,
    failed,
    faulty,
    flood,
    hostile,
    repaired,
)

VOID = {"meta", "input", "br", "wbr"}


class Node:
    def __init__(self, tag: str, attributes: dict[str, str], above: "Node | None") -> None:
        self.tag, self.attributes, self.above = tag, attributes, above
        self.children: list[Node | str] = []

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self, wanted: Callable[["Node"], bool] = lambda _: True) -> list["Node"]:
        below = [node for child in self.children if isinstance(child, Node) for node in child.all(wanted)]
        return [self, *below] if wanted(self) else below

    def tagged(self, tag: str) -> list["Node"]:
        return self.all(lambda node: node.tag == tag)

    def classed(self, *names: str) -> list["Node"]:
        return self.all(lambda node: set(names) <= set(node.attributes.get("class", "").split()))

    def named(self, name: str) -> "Node":
        (found,) = self.all(lambda node: node.attributes.get("id") == name)
        return found


class Tree(HTMLParser):
    """Reads a page, and holds it to closing what it opens."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = self.at = Node("", {}, None)
        self.feed(html)
        self.close()
        assert self.at is self.root

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attributes}, self.at)
        assert len(node.attributes) == len(attributes), (tag, attributes)
        self.at.children.append(node)
        if tag not in VOID:
            self.at = node

    def handle_endtag(self, tag: str) -> None:
        assert self.at.tag == tag, (self.at.tag, tag)
        assert self.at.above
        self.at = self.at.above

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def page(report: Report, **options: object) -> Node:
    return Tree(render_review(report, **options)).root  # type: ignore[arg-type]


def marks(tree: Node) -> dict[str, str]:
    """The marked stretches of the report's text with their verdicts."""
    return {node.text: node.attributes["class"].split()[1] for node in tree.classed("paper")[0].classed("m")}


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_on_the_page_is_the_text_of_the_report(kind: str) -> None:
    report = shipped(kind)
    paper = page(report).classed("paper")[0]
    assert [node.text for node in paper.children if isinstance(node, Node)] == [p.text for p in report.paragraphs]


@pytest.mark.parametrize("kind", KINDS)
def test_every_figure_is_marked_and_every_stated_fact_leads_to_its_places(kind: str) -> None:
    report, tree = shipped(kind), page(shipped(kind))
    marked = "\n".join(node.text for node in tree.classed("paper")[0].classed("m"))
    assert all(figure.text in marked for figure in find_figures(report.text) if figure.kind != "slogan")
    for card in tree.named("facts").classed("card", "stated"):
        value = card.classed("value")[0].text
        places = [tree.named(link.attributes["href"][1:]) for link in card.classed("at")[0].tagged("a")]
        assert places
        assert all(place.text == value for place in places)
        assert all(place.attributes["href"] == "#" + card.attributes["id"] for place in places)


@pytest.mark.parametrize("kind", KINDS)
def test_every_link_leads_somewhere_and_no_name_is_given_twice(kind: str) -> None:
    tree = page(shipped(kind))
    names = [node.attributes["id"] for node in tree.all(lambda node: "id" in node.attributes)]
    assert len(names) == len(set(names))
    links = [link.attributes["href"] for link in tree.tagged("a")]
    assert {link[0] for link in links} == {"#"}
    assert {link[1:] for link in links} <= set(names)


def test_each_figure_has_its_verdict_in_the_text() -> None:
    told = marks(page(faulty()))
    assert told["128人"] == told["300亩"] == told["6个"] == told["57人"] == told["王建国"] == "error"
    assert told["59人"] == told["70人"] == told["86公里"] == told["每天3次"] == "stated"
    assert told["2020年7月3日"] == "allowed"
    right = page(flood())
    assert marks(right)["____"] == "blank"
    assert right.tagged("header")[0].classed("good")


def test_a_verdict_is_told_in_words_too() -> None:
    tree = page(faulty())
    labels = {node.text: node.attributes.get("aria-label", "") for node in tree.classed("m")}
    assert labels["128人"] == "128人, not as supplied"
    assert labels["59人"] == "59人, as supplied: 东村"
    assert "do not sign" in tree.classed("status")[0].text


def test_findings_tell_what_to_do_and_lead_to_their_place_and_fact() -> None:
    report, tree = faulty(), page(faulty())
    todo = tree.named("todo")
    for number, finding in enumerate(report.findings):
        card = todo.named(f"n{number}")
        assert finding.message in card.text
        if finding.start is not None:
            (place,) = card.classed("at")[0].tagged("a")
            assert tree.named(place.attributes["href"][1:]).text == finding.text
        if finding.key:
            fact = next(link for link in card.tagged("a") if link.attributes["href"].startswith("#f"))
            assert tree.named(fact.attributes["href"][1:]).text.count(finding.expected or "____")


def test_blanks_come_first_and_lead_to_their_line() -> None:
    report, tree = shipped("township"), page(shipped("township"))
    todo = tree.named("todo")
    blanks = [fact.label for fact in report.check.all_facts() if fact.status == "blank"]
    items = todo.classed("blanks")[0].tagged("li")
    assert len(blanks) == len(items) == 16
    for label, item in zip(blanks, items, strict=True):
        place = tree.named(item.tagged("a")[0].attributes["href"][1:])
        assert (item.tagged("a")[0].text, place.text) == (label, "____")
        assert label in place.attributes["aria-label"]


@pytest.mark.parametrize("kind", ["community", "township", "marked otherwise"])
def test_the_page_and_the_table_of_the_word_file_name_the_same_blanks(kind: str) -> None:
    told = shipped(kind) if kind in KINDS else changed(flood(), ("受灾面积____", "灾情在核实，为【待补】"))
    page = lay_out(told)
    pieces = [piece for line in page.lines for piece in line.pieces if piece.verdict == "blank"]
    named = [(piece.text, [page.cards[number].fact.key for number in piece.facts]) for piece in pieces]
    standing = [blank for blank in trace_figures(told).blanks if blank.start is not None]
    assert named == [
        (told.text[blank.start : blank.end], [blank.origin.fact.key] if blank.origin else []) for blank in standing
    ]
    assert named
    assert all(text.startswith("__") or text == "【待补】" for text, _ in named)
    assert kind in KINDS or named == [("【待补】", ["f4"])]


def test_blanks_of_one_label_are_told_apart_by_their_order() -> None:
    tree = page(shipped("community"))
    items = [item for item in tree.classed("blanks")[0].tagged("li") if "武汉籍人员" in item.text]
    assert len({item.tagged("a")[0].attributes["href"] for item in items}) == len(items) == 2
    assert [item.tagged("small")[0].text for item in items] == ["part of 累计走访外来人员", "part of 累计新发现湖北籍外来人员"]


def test_a_fact_that_is_not_stated_is_a_finding_and_says_so_on_its_card() -> None:
    tree = page(faulty())
    (card,) = tree.named("facts").classed("card", "missing")
    assert "抢险队伍" in card.text
    assert "not stated" in card.text
    assert not card.classed("at")


def test_sources_dates_and_sections_of_facts_are_shown() -> None:
    card = next(card for card in page(flood()).named("facts").classed("card") if "转移群众" in card.text)
    assert "source: 镇应急办台账" in card.text
    assert "as of: 7月3日18时" in card.text
    assert "section: 一、基本情况" in card.text
    part = next(card for card in page(flood()).named("facts").classed("card") if "东村" in card.text)
    assert "part of 转移群众" in part.text


def test_figures_that_are_no_facts_tell_where_they_come_from() -> None:
    told = {card.classed("value")[0].text: card.text for card in page(flood()).classed("card", "allowed")}
    assert "stands in the date of the report 2020年7月4日" in told["2020年7月4日"]
    assert set(told) == {"2020年7月3日", "2020年7月4日"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_and_the_table_tell_the_same_of_where_a_figure_comes_from(kind: str) -> None:
    report = shipped(kind)
    supplied = {traced.figure.text: traced.supplied for traced in trace_figures(report).figures if not traced.origins}
    told = {origin.text: origin.supplied for origin in lay_out(report).origins}
    assert told
    assert told == {text: supplied[text] for text in told}


def test_a_day_is_not_taken_out_of_a_longer_date_where_it_was_supplied_itself() -> None:
    origins = {origin.text: origin.supplied for origin in lay_out(shipped("disclosure")).origins}
    assert {text: one.role for text, one in origins.items() if one} == {
        "2020年1月29日21:00": "as_of",
        "28日": "label",
        "29日": "label",
        "2020年1月30日": "date",
    }
    facts = parse_facts(FACTS.replace("防汛工作", "13日防汛工作"))
    supplied = list_supplied(facts, ledger_of(facts))
    part, other = origin_of("7月3日", supplied), origin_of("23日", supplied)
    assert (part and part.text, other) == ("2020年7月3日", None)


def test_how_a_section_was_written_is_told_with_the_difference_to_the_first_draft() -> None:
    tree = page(repaired())
    section = tree.named("sections").classed("section")[0]
    assert "written by the model, repaired" in section.text
    assert [(node.tag, node.text) for node in section.classed("difference")[0].all() if node.tag in ("del", "ins")] == [
        ("del", "71人"),
        ("ins", "70人"),
        ("del", "300亩"),
        ("ins", "____"),
    ]
    assert "71人 is not what was supplied" in section.text
    assert "stands as the model first wrote it" in tree.named("sections").classed("section")[1].text
    assert "no route <b>to</b> the model" in page(failed()).named("sections").text


def test_hostile_text_is_text() -> None:
    html = render_review(hostile())
    tree = Tree(html).root
    assert not [node for node in tree.all() if node.tag in ("img", "svg", "iframe", "object", "link", "base")]
    assert len(tree.tagged("script")) == len(tree.tagged("style")) == 1
    assert not [name for node in tree.all() for name in node.attributes if name.startswith("on") or name == "style"]
    assert HOSTILE in tree.tagged("title")[0].text
    assert HOSTILE in tree.classed("paper")[0].text
    assert tree.named("facts").text.count(HOSTILE) >= 2
    assert "{{7*7}}" in tree.text
    assert "\u202e" not in html
    assert "U+202E" in tree.classed("paper")[0].text


TEXTS = st.text(st.sampled_from("<>&\"'/ab{}%#0\u0000\ud800\u202e；。人"), min_size=1, max_size=30)


@given(TEXTS)
def test_whatever_stands_in_a_text_the_page_stays_whole(text: str) -> None:
    report = changed(flood(), ("组建抢险队伍6支", f"组建抢险队伍{text}6支"))
    tree = page(report)
    assert len(tree.tagged("script")) == 1
    assert len(tree.classed("paper")[0].tagged("p")) == len(report.paragraphs) - 3


def test_nothing_is_asked_of_a_network_and_only_the_pages_own_script_and_style_run(tmp_path: Path) -> None:
    html = render_review(shipped("bureau"))
    tree = Tree(html).root
    policy = tree.tagged("meta")[1].attributes["content"]
    for name in ("style", "script"):
        from base64 import b64encode
        from hashlib import sha256

        own = b64encode(sha256(tree.tagged(name)[0].text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{own}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"(?:https?:|//[a-z]|url\(|@import|src=)", html.replace(tree.tagged("script")[0].text, ""))
    assert "http" not in tree.tagged("script")[0].text


def test_equal_reports_give_equal_pages_also_after_they_were_stored(tmp_path: Path) -> None:
    report = repaired()
    report.save(tmp_path / "report.json")
    assert render_review(report) == render_review(repaired()) == render_review(Report.load(tmp_path / "report.json"))


def test_the_page_speaks_the_readers_language() -> None:
    english, chinese = Tree(render_review(faulty())).root, ""
    set_language("zh")
    chinese = Tree(render_review(faulty())).root
    assert english.tagged("html")[0].attributes["lang"] == "en"
    assert chinese.tagged("html")[0].attributes["lang"] == "zh-CN"
    assert "请勿签发" in chinese.classed("status")[0].text
    frame = [node.text for tag in ("h2", "h4", "legend", "button") for node in chinese.tagged(tag)]
    assert not [text for text in frame if re.search("[A-Za-z]{4}", text)]


def test_figures_changed_since_the_last_report_are_listed_and_marked() -> None:
    sentence = "截至2020年7月3日，我镇共转移群众129人，其中东村59人、西村70人，受灾面积____；"
    tree = page(flood(), changes=[FigureChange("situation", "西村", "66人", "70人", sentence)])
    (card,) = tree.classed("change")
    assert card.text.startswith("西村: 66人 → 70人")
    place = tree.named(card.classed("at")[0].tagged("a")[0].attributes["href"][1:])
    assert place.text == "70人"
    assert place.attributes["aria-label"].endswith("before: 66人")
    assert not page(flood()).classed("renewed")


def test_a_changed_figure_that_ends_a_longer_one_is_marked_and_not_that(tmp_path: Path) -> None:
    text = "贷款到位资金8600万元，支付售粮款600万元。"
    extents = [Extent(start, start + len(value), "fact", number, "stated")
               for number, value in enumerate(["8600万元", "600万元"]) for start in [text.rindex(value)]]  # fmt: skip
    pieces = cut_pieces(text, extents, [0, len(text)])
    change = FigureChange("situation", "支付售粮款", "500万元", "600万元", text)
    (renewal,) = find_renewals(text, pieces, [change])
    assert [piece.text for piece in pieces if piece.number == renewal.piece] == ["600万元"]


def test_the_command_writes_the_page_and_tells_whether_the_report_is_verified(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right, wrong = tmp_path / "right.json", tmp_path / "wrong.json"
    flood().save(right)
    faulty().save(wrong)
    assert main(["review", str(right), "-o", str(tmp_path / "page.html")]) == 0
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == render_review(flood())
    assert main(["review", str(wrong), "-o", str(tmp_path / "wrong.html")]) == 1
    assert "NOT verified: errors: 6" in capsys.readouterr().err
    assert main(["review", str(right), "-o", str(tmp_path / "page.docx")]) == 2
    assert main(["review", str(tmp_path / "page.html")]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_the_verdict_in_a_file_is_not_believed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = faulty()
    replace(wrong, check=replace(wrong.check, findings=())).save(tmp_path / "report.json")
    assert Report.load(tmp_path / "report.json").verified
    assert main(["review", str(tmp_path / "report.json"), "-o", str(tmp_path / "page.html")]) == 1
    assert "the verdict in the file is not" in capsys.readouterr().err
    assert "do not sign" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_errors_deleted_from_a_file_are_found_again_by_every_door(tmp_path: Path) -> None:
    wrong = faulty()
    errors = len(wrong.check.errors)
    assert errors == 6
    for kept in (wrong.findings[:1], ()):
        replace(wrong, check=replace(wrong.check, findings=kept)).save(tmp_path / "report.json")
        stored = Report.load(tmp_path / "report.json")
        write_review(stored, tmp_path / "page.html")
        html = (tmp_path / "page.html").read_text(encoding="utf-8")
        assert html == render_review(wrong)
        assert "do not sign: 6 to put right" in html
        assert [finding.section for finding in stored.judged_again().findings] == [
            finding.section for finding in stored.judged_again().judged_again().findings
        ]
        assert len(audit_text(stored).check.errors) == errors
        assert len(stored.judged_again().check.errors) == errors
        assert main(["review", str(tmp_path / "report.json"), "-o", str(tmp_path / "page.html")]) == 1
        assert (tmp_path / "page.html").read_text(encoding="utf-8") == html


def test_what_was_copied_from_samples_that_are_not_in_the_file_is_not_forgotten(tmp_path: Path) -> None:
    report = flood()
    words = "党员干部分段包保河堤"
    start = report.text.index(words)
    leak = Finding.at((start, start + len(words)), "leaked", "copied from a sample", words)
    replace(report, check=replace(report.check, findings=(leak,))).save(tmp_path / "report.json")
    stored = Report.load(tmp_path / "report.json")
    assert [(finding.code, finding.text) for finding in stored.judged_again().findings] == [("leaked", words)]
    assert not audit_text(stored).verified
    assert "do not sign: 1 to put right" in render_review(stored)


def test_draft_writes_the_page_of_what_it_drafted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, out = FIXTURES / "disclosure", tmp_path / "report"
    arguments = ["draft", str(case / "facts.json"), "--replay", str(case / "recordings")]
    files = ["-o", f"{out}.docx", "--json", f"{out}.json", "--review", f"{out}.html"]
    assert main([*arguments, *files]) == 0
    assert Path(f"{out}.html").read_text(encoding="utf-8") == render_review(Report.load(f"{out}.json"))
    refused = tmp_path / "other.docx"
    assert main([*arguments, "-o", str(refused), "--review", str(tmp_path / "page.exe")]) == 2
    assert not refused.exists()


def test_update_writes_the_page_with_what_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flood().save(tmp_path / "monday.json")
    (tmp_path / "tuesday.json").write_text(FACTS.replace('"6支"', '"8支"'), encoding="utf-8")
    files = ["-o", str(tmp_path / "tuesday.docx"), "--review", str(tmp_path / "tuesday.html")]
    assert main(["update", str(tmp_path / "monday.json"), str(tmp_path / "tuesday.json"), *files]) == 0
    tree = Tree((tmp_path / "tuesday.html").read_text(encoding="utf-8")).root
    assert [card.text.splitlines()[0].strip() for card in tree.classed("card", "change")] == ["抢险队伍: 6支 → 8支 in the text: 7"]
    assert [node.text for node in tree.classed("renewed")] == ["8支"]
    assert "kept word for word" in tree.named("sections").text
    (difference,) = tree.classed("difference")
    assert [node.text for node in difference.all() if node.tag in ("del", "ins")] == ["6支", "8支"]


def test_a_page_that_cant_be_written_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        write_review(flood(), tmp_path / "nowhere" / "page.html")


WORDS = st.text(st.sampled_from("共转移群众129人。；59%、\nab"), max_size=60)


@given(WORDS, WORDS)
def test_what_was_kept_and_went_is_the_draft_what_was_kept_and_came_the_text(before: str, after: str) -> None:
    passages = compare_texts(before, after)
    assert "".join(p.text for p in passages if p.fate != "new") == before
    assert "".join(p.text for p in passages if p.fate != "gone") == after
    assert [p.fate for p in compare_texts(before, before)] == ["kept"] * bool(before)


SPANS = st.tuples(st.integers(0, 20), st.integers(0, 20), st.sampled_from(["figure", "fact", "blank", "finding"]))


@given(st.lists(SPANS, max_size=12), st.lists(st.integers(0, 20)))
def test_pieces_make_up_the_text_and_hold_what_covers_them(spans: list[tuple[int, int, str]], cuts: list[int]) -> None:
    text = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
    extents = [Extent(start, end, kind, number) for number, (start, end, kind) in enumerate(spans)]  # type: ignore[arg-type]
    pieces = cut_pieces(text, extents, cuts)
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.number for piece in pieces if piece.number] == list(range(1, sum(p.number > 0 for p in pieces) + 1))
    for piece in pieces:
        over = [e for e in extents if e.start <= piece.start and piece.start + len(piece.text) <= e.end]
        assert set(piece.facts) == {e.number for e in over if e.kind in ("fact", "blank")}
        assert set(piece.findings) == {e.number for e in over if e.kind == "finding"}
        assert bool(piece.number) >= any(e.kind != "figure" for e in over)
