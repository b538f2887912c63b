"""Counting tokens opens no socket, and says when it guesses."""

import base64
import gzip
import hashlib
import json
import os
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import tiktoken
from hypothesis import given
from hypothesis import strategies as st

from draftkit.errors import SettingsError
from draftkit.model import OpenAIModel, Usage
from draftkit.model.context import estimate_request, is_cut_short
from draftkit.prompt import Message, Request
from draftkit.resources import folder
from draftkit.tokens import TokenRatios, bound_tokens, count_tokens, estimate_safely, estimate_tokens
from tests.conftest import failure, send

TEXT = "截至1月28日，全镇共排查重点人员86人，逐户登记造册，压实责任、形成合力。"
FACTS = Path(str(folder("fixtures"))) / "township" / "facts.json"
PATTERN = r"\p{N}{1,3}|\p{L}+|[^\p{L}\p{N}]+"


def train(text: str) -> dict[bytes, int]:
    """Return ranks learnt from a text: every byte, then each beginning of its words, shortest first."""
    ranks = {bytes([byte]): byte for byte in range(256)}
    data = text.encode()
    for length in range(2, 10):
        for start in range(0, len(data) - length, length):
            ranks.setdefault(data[start : start + length], len(ranks))
    return ranks


RANKS = train(TEXT * 3)
FILE = b"\n".join(base64.b64encode(token) + b" %d" % rank for token, rank in RANKS.items())
TABLE = f"[ours]\nsha256 = '{hashlib.sha256(FILE).hexdigest()}'\npattern = '''{PATTERN}'''\nmodels = ['qwen']\n"


@pytest.fixture(autouse=True)
def _nothing_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def ranks(tmp_path: Path) -> Path:
    (tmp_path / "ranks").mkdir()
    (tmp_path / "ranks" / "encodings.toml").write_text(TABLE, encoding="utf-8")
    (tmp_path / "ranks" / "ours.tiktoken").write_bytes(FILE)
    return tmp_path / "ranks"


@given(st.text(alphabet=TEXT + "龘a <|>\n"))
def test_an_encoding_of_ones_own_counts_as_tiktoken_does(text: str) -> None:
    encoding = tiktoken.Encoding("ours", pat_str=PATTERN, mergeable_ranks=RANKS, special_tokens={})
    where = Path(os.environ["TIKTOKEN_CACHE_DIR"]).parent / "made"
    where.mkdir(exist_ok=True)
    (where / "encodings.toml").write_text(TABLE, encoding="utf-8")
    (where / "ours.tiktoken").write_bytes(FILE)
    count = count_tokens(text, "qwen-max", where)
    assert count.exact
    assert count.tokens == count.safe == count.most == len(encoding.encode_ordinary(text)) <= bound_tokens(text)


def test_a_model_unknown_to_tiktoken_is_estimated_and_says_so(ranks: Path) -> None:
    assert count_tokens(TEXT, "qwen-max", ranks).exact
    assert count_tokens(TEXT, "router/qwen-max", ranks).exact
    count = count_tokens(TEXT, "deepseek-chat", ranks)
    assert (count.tokens, count.exact) == (estimate_tokens(TEXT), False)
    assert count.tokens < count.safe < count.most == len(TEXT.encode())


def test_ranks_may_be_packed(ranks: Path) -> None:
    (ranks / "ours.tiktoken").unlink()
    (ranks / "ours.tiktoken.gz").write_bytes(gzip.compress(FILE))
    assert count_tokens(TEXT, "qwen-max", ranks).exact


@pytest.mark.parametrize("name", ["ours", "o200k_base"])
def test_ranks_that_are_not_what_their_name_says_are_refused(ranks: Path, name: str) -> None:
    (ranks / f"{name}.tiktoken").write_bytes(FILE + b"\n")
    with pytest.raises(SettingsError, match=f"{name}.tiktoken is not what its name says"):
        count_tokens(TEXT, "qwen-max" if name == "ours" else "gpt-4o", ranks)


@pytest.mark.parametrize("table", ["[ours", "ours = 1", "[ours]\nsha256 = 3\npattern = ''", "\xff"])
def test_a_broken_table_is_told_with_its_path(ranks: Path, table: str) -> None:
    (ranks / "encodings.toml").write_bytes(table.encode("latin-1"))
    with pytest.raises(SettingsError, match=r"encodings\.toml"):
        count_tokens(TEXT, "qwen-max", ranks)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="DRAFTKIT_TOKENS"):
        count_tokens(TEXT, "gpt-4o", tmp_path / "gone")


def test_a_broken_cache_is_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    address = "https://openaipublic.blob.core.windows.net/encodings/o200k_base.tiktoken"
    (tmp_path / hashlib.sha1(address.encode()).hexdigest()).write_bytes(FILE)
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    shipped = count_tokens(TEXT, "gpt-4o").exact  # the extra may be installed
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", "")
    assert count_tokens(TEXT, "gpt-4o").exact == shipped


def test_a_package_with_other_ranks_than_it_should_have_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    data = tmp_path / "bpe_openai" / "data"
    data.mkdir(parents=True)
    (data.parent / "__init__.py").write_text("raise AssertionError('imported')", encoding="utf-8")
    (data / "o200k_base.tiktoken.gz").write_bytes(gzip.compress(FILE))
    monkeypatch.syspath_prepend(str(tmp_path))
    assert not count_tokens(TEXT, "gpt-4o").exact


@pytest.mark.parametrize("name", ["o200k_base", "cl100k_base"])
def test_the_patterns_are_those_of_tiktoken(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import tiktoken_ext.openai_public as theirs

    monkeypatch.setattr(theirs, "load_tiktoken_bpe", lambda *_, **__: RANKS)
    made = theirs.ENCODING_CONSTRUCTORS[name]()
    table = tomllib.loads((Path(__file__).parents[1] / "draftkit/tokens/encodings.toml").read_text(encoding="utf-8"))
    text = f"{TEXT}\n\n  It's 2,345.6 km²; they’ll GO\t（一）《通知》 〔2024〕12号\r\n" * 2
    both = [
        tiktoken.Encoding(name, pat_str=pattern, mergeable_ranks=RANKS, special_tokens={}).encode_ordinary(text)
        for pattern in (made["pat_str"], table[name]["pattern"])
    ]
    assert both[0] == both[1]


# -- no network -------------------------------------------------------------------------------------------------------


@pytest.fixture
def silent(tmp_path: Path) -> "tuple[socket.socket, dict[str, str]]":
    """A proxy that takes connections and never says a word, and an environment that leads there."""
    proxy = socket.create_server(("127.0.0.1", 0))
    proxy.settimeout(30)
    address = f"http://127.0.0.1:{proxy.getsockname()[1]}"
    named = {name: address for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "https_proxy", "http_proxy")}
    return proxy, {**os.environ, **named, "TIKTOKEN_CACHE_DIR": str(tmp_path / "empty"), "NO_PROXY": ""}


def test_tiktoken_itself_would_wait_for_a_silent_network(silent: "tuple[socket.socket, dict[str, str]]") -> None:
    proxy, environment = silent
    command = [sys.executable, "-c", "import tiktoken; tiktoken.get_encoding('o200k_base')"]
    with proxy, subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
        connection, _ = proxy.accept()
        connection.close()
        process.kill()


@pytest.mark.parametrize("model", ["", "gpt-4o", "gpt-3.5-turbo-instruct", "qwen-max"])
def test_a_network_that_drops_everything_is_not_asked(
    silent: "tuple[socket.socket, dict[str, str]]", model: str
) -> None:
    proxy, environment = silent
    with proxy:
        command = [sys.executable, "-m", "draftkit", "--lang", "en", "prompt", str(FACTS), "-m", model]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        assert "tokens" in done.stdout
        proxy.setblocking(False)
        with pytest.raises(BlockingIOError):
            proxy.accept()


@pytest.mark.parametrize("model", ["", "gpt-4o", "deepseek-chat"])
def test_counting_never_opens_a_socket(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    assert count_tokens(TEXT, model).tokens > 0


def test_special_tokens_in_a_text_are_text(ranks: Path) -> None:
    assert count_tokens("<|endoftext|>", "gpt-4o").tokens > 1
    assert count_tokens("<|endoftext|>", "qwen-max", ranks).tokens > 1


# -- estimates --------------------------------------------------------------------------------------------------------


@given(st.text())
def test_an_estimate_of_any_text_is_a_number(text: str) -> None:
    assert 0 <= estimate_tokens(text) <= estimate_safely(text) + 1
    assert bound_tokens(text) >= len(text)


def test_rare_characters_are_estimated_safely_at_two_tokens() -> None:
    assert estimate_safely("龘淼焱") == 6
    assert estimate_safely("全镇人") == 3


def test_the_folder_of_ranks_is_a_setting(
    ranks: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from draftkit.cli import main

    command = ["prompt", str(FACTS), "-m", "qwen-max"]
    assert main(command) == 0
    assert "(estimated)" in capsys.readouterr().out
    Path("draftkit.toml").write_text(f"tokens = {json.dumps(str(ranks))}\n", encoding="utf-8")
    assert main(command) == 0
    assert "(estimated)" not in capsys.readouterr().out
    monkeypatch.setenv("DRAFTKIT_TOKENS", str(ranks / "gone"))
    assert main(command) == 2
    assert "DRAFTKIT_TOKENS" in capsys.readouterr().err


# -- learnt from what the endpoint counted ----------------------------------------------------------------------------


def test_counts_of_an_endpoint_correct_the_estimate_for_its_model_alone() -> None:
    ratios = TokenRatios()
    assert ratios.correct("a", 1000) == 1000
    ratios.learn("a", 1000, 800)
    ratios.learn("a", 1000, 700)
    assert ratios.correct("a", 1000) == 750
    assert ratios.correct("b", 1000) == 1000


@pytest.mark.parametrize("counted", [None, 0, 10, 100_000])
def test_counts_of_something_else_teach_nothing(counted: int | None) -> None:
    ratios = TokenRatios()
    ratios.learn("a", 1000, counted)
    assert ratios.ratio("a") == 1.0


def test_nothing_more_is_learnt_after_many_prompts() -> None:
    ratios = TokenRatios()
    assert ratios.is_learning("a")
    ratios.learn("a", 60_000, 50_000)
    assert not ratios.is_learning("a")


def test_a_cut_prompt_is_judged_by_what_the_model_counted_before() -> None:
    request = Request("s", (Message("user", "全镇排查" * 1000),))  # about 3,000 tokens by estimate
    assert not is_cut_short(Usage(1800, 200), request, "")
    assert is_cut_short(Usage(1800, 200), request, "", 1.5)  # this model counted 4,500 for as much
    assert is_cut_short(Usage(1400, 200), request, "")
    assert not is_cut_short(Usage(1400, 200), request, "", 0.6)


def test_a_model_learns_from_its_answers_how_many_tokens_a_prompt_has(serve: object) -> None:
    def counted(handler: object, body: object) -> None:
        answer = {"choices": [{"message": {"content": "排查有序推进。"}, "finish_reason": "stop"}],
                  "usage": {"prompt_tokens": 1500, "completion_tokens": 9}, "model": "m"}  # fmt: skip
        send(handler, 200, json.dumps(answer).encode())  # type: ignore[arg-type]

    request = Request("s", (Message("user", "全镇排查" * 1000),))
    estimated = estimate_request(request)
    endpoint = serve(counted, counted, failure(400, "maximum context length is 4096"))  # type: ignore[operator]
    model = OpenAIModel("m", base_url=endpoint.url)
    for _ in range(2):
        model.complete(request)
    with pytest.raises(Exception, match="the prompt has about 1500 tokens"):
        model.complete(request)
    assert estimated == 3000
