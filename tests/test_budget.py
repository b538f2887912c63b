"""A limit on a prompt's tokens leaves whole sections of the sample out; costs come from a user's price table."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit import draft_report, load_facts
from draftkit.batch import Options, draft_batch
from draftkit.budget import Prices, cost_prompts, fit_style, read_prices
from draftkit.cli import main
from draftkit.errors import SettingsError
from draftkit.exemplars import KIND_ALONE, excerpt_sample, fit_sample, load_exemplar
from draftkit.plan import plan_report
from draftkit.prompt import Request, build_prompt
from draftkit.recording import Replayer
from draftkit.tokens import count_tokens
from tests.reports import FIXTURES, KINDS

FACTS = FIXTURES / "township" / "facts.json"
SAMPLE = load_exemplar("township")
PLAN = plan_report(load_facts(FACTS))


def safe_tokens(request: Request) -> int:
    return sum(count_tokens(message.content).safe for message in request.messages)


def longest_prompt(sample: str | None = None) -> int:
    return max(safe_tokens(build_prompt(PLAN, section, exemplar=sample).request) for section in PLAN.sections)


class Listening:
    """A model that writes nothing useful and keeps what it was sent."""

    name = "m"

    def __init__(self) -> None:
        self.requests: list[Request] = []

    def complete(self, request: Request) -> object:
        from draftkit.model import Reply

        self.requests.append(request)
        return Reply("工作有序推进。", "stop", "m")


# -- the sample -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_that_fits_is_shown_byte_for_byte(kind: str) -> None:
    sample = load_exemplar(kind)
    fitted = fit_sample(sample, lambda _: True)
    assert fitted.text == sample
    assert len(fitted.sections) >= 3
    assert fitted.left_out == ()


@pytest.mark.parametrize("kind", KINDS)
@given(share=st.floats(0, 1))
def test_whole_sections_are_left_out_and_no_paragraph_is_cut(kind: str, share: float) -> None:
    sample = load_exemplar(kind)
    limit = round(share * len(sample))
    fitted = fit_sample(sample, lambda text: len(text) <= limit)
    assert len(fitted.text) <= limit
    lines = sample.split("\n")
    shown = fitted.text.split("\n") if fitted.text else []
    assert [line for line in lines if line in shown] == shown
    assert set(fitted.sections).isdisjoint(fitted.left_out)
    assert bool(fitted.text) == bool(fitted.sections)


def test_the_longest_section_is_kept_first() -> None:
    fitted = fit_sample("关于工作的汇报\n一、甲\n短。\n二、乙\n长长长长长长长长。\n三、丙\n中中中中。", lambda text: len(text) <= 31)
    assert fitted.sections == ("二、乙", "三、丙")
    assert fitted.left_out == ("一、甲",)
    assert fitted.text == "关于工作的汇报\n二、乙\n长长长长长长长长。\n三、丙\n中中中中。"


@pytest.mark.parametrize("kind", KINDS)
@given(most=st.integers(0, 2000))
def test_an_excerpt_is_paragraphs_of_the_sample_and_keeps_something_of_every_section(kind: str, most: int) -> None:
    sample = load_exemplar(kind)
    excerpt = excerpt_sample(sample, most)
    lines = sample.split("\n")
    assert [line for line in lines if line in excerpt.text.split("\n")] == excerpt.text.split("\n")
    headed = [line for line in lines if len(line) < 30 and line[1:2] == "、"]
    assert [line for line in headed if line in excerpt.text.split("\n")] == headed
    body = len(excerpt.text.replace("\n", "")) - len(lines[0])
    assert body <= most or excerpt == excerpt_sample(sample, 0)  # nothing more can be left out
    assert not any(name in excerpt.text for name in excerpt.left_out)


def test_what_frames_a_report_is_not_shown() -> None:
    sample = "关于防汛工作情况的汇报\n县政府：\n现将有关情况汇报如下：\n一、基本情况\n平稳。\n二、下步打算\n继续巡查。\n特此汇报。"
    assert excerpt_sample(sample).text == "关于防汛工作情况的汇报\n一、基本情况\n平稳。\n二、下步打算\n继续巡查。"


def test_numbers_of_a_list_have_no_gap_where_its_end_is_left_out() -> None:
    items = "\n".join(f"（{number}）抓好落实。{'做法' * 40}。" for number in "一二三四五六七八九")
    excerpt = excerpt_sample(f"关于防汛工作情况的汇报\n一、主要做法\n{items}\n二、存在问题\n人手不足。", 300)
    assert [line[:3] for line in excerpt.text.split("\n") if line[0] == "（"] == ["（一）", "（二）", "（三）"]
    assert len(excerpt.left_out) == 6


@pytest.mark.parametrize("share", [0.1, 0.4, 0.7, 0.95])
def test_no_prompt_of_a_report_goes_beyond_the_limit(share: float) -> None:
    bare, whole = longest_prompt(""), longest_prompt()
    limit = round(bare + 16 + share * (whole - bare))
    style = fit_style(PLAN, KIND_ALONE, limit)
    assert style.left_out
    assert longest_prompt(style.shown) <= limit


def test_without_a_limit_prompts_are_what_they_were() -> None:
    style = fit_style(PLAN, KIND_ALONE, 100_000)
    for section in PLAN.sections:
        assert build_prompt(PLAN, section, exemplar=style.shown) == build_prompt(PLAN, section)


def test_a_limit_that_no_prompt_can_hold_says_what_to_do() -> None:
    with pytest.raises(SettingsError, match=r"measures has \d+ tokens even without.*raise --max-prompt-tokens"):
        fit_style(PLAN, KIND_ALONE, 500)


# -- reports ----------------------------------------------------------------------------------------------------------


def test_the_json_tells_which_sample_and_which_of_its_sections_were_shown() -> None:
    model = Replayer(FIXTURES / "township" / "recordings")
    sample = draft_report(load_facts(FACTS), model).to_json()["sample"]
    assert sample == {"name": "township", "sections": ["一、基本情况", "二、采取措施", "三、存在问题", "四、下步建议"],
                      "left_out": ["（二）党建引领。", "（三）集中攻坚。", "（四）因地制宜。", "（五）建章立制。"], "candidates": []}  # fmt: skip
    assert draft_report(load_facts(FACTS), "plain").to_json()["sample"] is None


def test_a_report_is_drafted_within_its_limit_and_tells_what_was_left_out() -> None:
    limit = longest_prompt("") + 16 + 300
    model = Listening()
    report = draft_report(load_facts(FACTS), model, repairs=0, max_prompt_tokens=limit)  # type: ignore[arg-type]
    told = report.to_json()["sample"]
    assert told["sections"]
    assert told["left_out"]
    assert len({request.messages[0] for request in model.requests}) == 1  # a cache can keep it
    for request in model.requests:
        assert safe_tokens(request) <= limit
        assert told["sections"][0] in request.messages[0].content
        assert told["left_out"][0] not in request.messages[0].content


def test_a_batch_holds_the_limit_and_a_report_that_cannot_is_told(tmp_path: Path) -> None:
    model = Listening()
    limit = longest_prompt("") + 16 + 300
    options = Options(repairs=0, max_prompt_tokens=limit)
    draft_batch([FACTS], tmp_path / "out", model, options=options)  # type: ignore[arg-type]
    assert model.requests
    assert max(map(safe_tokens, model.requests)) <= limit
    summary = draft_batch([FACTS], tmp_path / "none", model, options=Options(max_prompt_tokens=9))  # type: ignore[arg-type]
    assert summary.failed == 1
    assert "--max-prompt-tokens" in (tmp_path / "none" / "report.csv").read_text(encoding="utf-8-sig")


def test_an_export_for_an_engine_holds_the_limit_in_every_round(tmp_path: Path) -> None:
    from draftkit.engine import export_requests

    limit = longest_prompt("") + 16 + 300
    export = export_requests(tmp_path, [FACTS], "m", options=Options(max_prompt_tokens=limit))
    for line in (tmp_path / export.files[0]).read_text(encoding="utf-8").splitlines():
        messages = json.loads(line)["body"]["messages"]
        assert sum(count_tokens(message["content"]).safe for message in messages) <= limit


# -- costs ------------------------------------------------------------------------------------------------------------

TABLE = 'currency = "元"\ninput = 2.0\ncached = 0.5\noutput = 8\n'


def test_costs_are_tokens_times_prices() -> None:
    prices = Prices("元", 2.0, 0.5, 8.0)
    assert prices.cost(1000, 0, 100) == pytest.approx((1000 * 2 + 100 * 8) / 1e6)
    assert prices.cost(1000, 600, 100) == pytest.approx((400 * 2 + 600 * 0.5 + 800) / 1e6)


def test_a_cache_can_keep_what_all_prompts_begin_with_in_whole_units() -> None:
    requests = [build_prompt(PLAN, section).request for section in PLAN.sections]
    rows = list(cost_prompts(PLAN.sections, requests))
    # the rules, and of the rest what is the report's own: its title, what it calls itself, its as-of time
    shared = [requests[0].messages[0].content, requests[0].messages[1].content.partition("材料")[0] + "材料"]
    tokens = sum(count_tokens(text).tokens for text in shared)
    assert {row.cacheable for row in rows} == {tokens // 128 * 128}
    assert all(row.sent > row.cacheable and row.answer > 0 for row in rows)
    assert [row.cacheable for row in cost_prompts(PLAN.sections, requests, least=1_000_000)] == [0] * len(rows)
    assert [row.cacheable for row in cost_prompts(PLAN.sections[:1], requests[:1])] == [0]


def test_prompt_shows_tokens_the_cacheable_share_and_costs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prices = tmp_path / "prices.toml"
    prices.write_text(TABLE, encoding="utf-8")
    assert main(["prompt", str(FACTS), "--costs", "--prices", str(prices)]) == 0
    out = capsys.readouterr().out
    assert out.count("of them the same in every section") == len(PLAN.sections)
    assert out.count("元 without a cache") == len(PLAN.sections) + 1
    assert "a cache can keep" in out
    assert main(["prompt", str(FACTS), "--costs"]) == 0
    assert "元" not in capsys.readouterr().out


def test_prompt_names_the_sections_that_a_limit_leaves_out(capsys: pytest.CaptureFixture[str]) -> None:
    limit = longest_prompt("") + 16 + 300
    assert main(["prompt", str(FACTS), "--max-prompt-tokens", str(limit)]) == 0
    shown = capsys.readouterr()
    assert "left out of the sample report: " in shown.err
    assert "二、采取措施" in shown.err
    assert main(["prompt", str(FACTS), "--max-prompt-tokens", "9"]) == 2
    assert "raise --max-prompt-tokens" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ("input = 1", "cached"),
        (TABLE.replace("2.0", '"?"'), "input"),
        (TABLE.replace("2.0", "-1"), "input"),
        (TABLE.replace("2.0", "nan"), "input"),
        (TABLE.replace("2.0", "true"), "input"),
        (TABLE + "unit = 0", "unit"),
        (TABLE + "discount = 1", "discount"),
        ("input =", "can't be read"),
    ],
)
def test_a_price_table_with_a_hole_says_where(tmp_path: Path, table: str, named: str) -> None:
    path = tmp_path / "prices.toml"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(SettingsError, match=named):
        read_prices(path)


def test_the_example_of_a_price_table_holds_no_price() -> None:
    with pytest.raises(SettingsError, match="input is no number yet"):
        read_prices(Path(__file__).parents[1] / "examples" / "prices.toml")


def test_the_benchmark_of_prompts_counts_what_a_cache_has() -> None:
    from benchmarks.prompts import send

    head = "截至目前，全镇各项工作有序推进。" * 200
    alone, primed = send([head + "甲", head + "乙"], primed=False), send([head + "甲", head + "乙"], primed=True)
    assert alone.cached == 0
    assert primed.sent == alone.sent
    assert primed.cached % 128 == 0
    assert 0.45 < primed.cached / primed.sent <= 0.5
    assert send(["短", "短"], primed=True).cached == 0
