"""The model's door, over real HTTP on loopback: what is accepted, what is tried again, what is said."""

import contextlib
import gc
import gzip
import json
import math
import socket
import threading
import time
import traceback
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import openai
import pytest

from draftkit import (
    AnswerRejected,
    Message,
    ModelError,
    ModelRefused,
    ModelUnreachable,
    OpenAIModel,
    Request,
    SettingsError,
    Usage,
)
from draftkit.model import openai_model
from draftkit.model.context import is_cut_short
from draftkit.model.failures import read_failure
from draftkit.model.retry_after import read_retry_after
from draftkit.model.texts import find_flaw
from draftkit.model.transport import find_proxy
from draftkit.resources import folder
from draftkit.tokens import estimate_tokens
from tests.conftest import Endpoint, completion, failure, raw

KEY = "sk-canary-0123456789"
REQUEST = Request("situation", (Message("system", "规则"), Message("user", "请写")))
GOOD = "全镇共排查86人[f1]。"

Serve = Callable[..., Endpoint]


class Clock:
    """Time that passes only where somebody waits for it."""

    def __init__(self) -> None:
        self.time = 0.0
        self.pauses: list[float] = []

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += seconds
        self.pauses.append(seconds)


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    clock = Clock()
    monkeypatch.setattr(openai_model, "RealClock", lambda: clock)
    return clock.pauses


def ask(endpoint: Endpoint, **settings: Any) -> Any:
    return OpenAIModel("m", base_url=endpoint.url, api_key=KEY, **settings).complete(REQUEST)


def test_an_answer_comes_back_exactly_with_its_usage(serve: Serve) -> None:
    endpoint = serve(completion(f"  {GOOD}\n"))
    reply = ask(endpoint)
    assert reply.text == f"  {GOOD}\n"
    assert (reply.finish_reason, reply.model, reply.usage) == ("stop", "m", Usage(10, 5))


def test_only_what_was_set_is_sent(serve: Serve) -> None:
    endpoint = serve(completion(GOOD))
    ask(endpoint)
    messages = [{"role": "system", "content": "规则"}, {"role": "user", "content": "请写"}]
    assert endpoint.requests == [{"model": "m", "messages": messages}]
    ask(endpoint, temperature=0.3, max_tokens=900, extra={"enable_thinking": False})
    assert endpoint.requests[1] == {
        "model": "m", "messages": messages, "temperature": 0.3, "max_tokens": 900, "enable_thinking": False,
    }  # fmt: skip
    assert endpoint.headers[0]["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("text", ["。", "###", "1.", "略。", "（此处省略）", "<think>想</think>。", "三、下一步工作", "**下一步工作**"])
def test_an_answer_that_says_nothing_is_rejected(serve: Serve, text: str) -> None:
    endpoint = serve(completion(text))
    model = OpenAIModel("m", base_url=endpoint.url, api_key=KEY, retries_paid=0)
    with pytest.raises(AnswerRejected) as caught:
        model.complete(Request("next_steps", REQUEST.messages, "三、下一步工作"))
    assert (caught.value.fault, caught.value.reason) == ("P", "wordless")


@pytest.mark.parametrize("character", ["\u202e", "\u200b", "\x7f", "\ue000", "\U000e0041", "\u3164", "\u2028", "\x85", "6\u0336"])
def test_an_answer_with_what_nobody_sees_is_rejected(serve: Serve, character: str) -> None:
    endpoint = serve(completion(GOOD.replace("人", f"{character}人")))
    model = OpenAIModel("m", base_url=endpoint.url, api_key=KEY, retries_paid=0)
    with pytest.raises(AnswerRejected) as caught:
        model.complete(REQUEST)
    assert (caught.value.fault, caught.value.reason) == ("P", "unprintable")
    assert f"U+{ord(character[-1]):04X}" in str(caught.value)


def test_headers_of_the_environment_go_nowhere(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "Authorization: Bearer other-secret\nX-Secret: out")
    endpoint = serve(completion(GOOD))
    ask(endpoint)
    sent = {name.lower(): value for name, value in endpoint.headers[0].items()}
    assert sent["authorization"] == f"Bearer {KEY}"
    assert "x-secret" not in sent
    assert sent["accept-encoding"] == "identity"


def test_where_sentences_are_asked_for_one_may_be_left_out(serve: Serve) -> None:
    assert ask(serve(completion("【1】（删去）"))).text == "【1】（删去）"


@pytest.mark.parametrize("text", ["（略）", "【1】（略）", "【1】同上。"])
def test_where_sentences_are_asked_for_what_says_nothing_is_no_answer(serve: Serve, text: str) -> None:
    with pytest.raises(AnswerRejected, match="no text"):
        ask(serve(completion(text)))


def test_a_stand_in_that_was_supplied_is_an_answer(serve: Serve) -> None:
    asked = Message("user", "【事实材料】\n<<<材料abcdefgh\n要点：无\n材料abcdefgh>>>\n必须写到的数据：无")
    model = OpenAIModel("m", base_url=serve(completion("无。")).url, api_key=KEY)
    assert model.complete(Request("problems", (asked,), "")).text == "无。"


@pytest.mark.parametrize(
    "broken",
    [
        failure(500),
        failure(503),
        failure(408),
        failure(429, "slow down"),
        raw(b"<html>welcome</html>", "text/html"),
        raw(b""),
        raw(b'{"choices": [{"mess'),
        raw(b"\xff\xfe\x00", "application/json"),
        raw(b'{"choices": null}'),
        raw(b'{"choices": []}'),
        raw(b'{"choices": [{"index": 0, "message": null, "finish_reason": "stop"}]}'),
        raw(b'{"error": {"message": "overloaded"}}'),
        completion(""),
        completion(None),
        completion("<think>还在想"),
        completion("全镇共排查86人。<think>其实是87人"),
        completion("全镇平稳。<|im_end|>"),
        completion(GOOD, "error"),
        completion(GOOD, None),
        completion("All work is proceeding well."),
        completion("全镇\x00共排查"),
    ],
)
def test_what_can_pass_is_tried_again_and_then_right(serve: Serve, broken: Any) -> None:
    endpoint = serve(broken, completion(GOOD))
    assert ask(endpoint).text == GOOD
    assert len(endpoint.requests) == 2


@pytest.mark.parametrize(
    ("answer", "error", "word", "calls"),
    [
        (failure(401, "bad key"), ModelRefused, "DRAFTKIT_API_KEY", 1),
        (failure(403), ModelRefused, "may not use", 1),
        (failure(404), ModelRefused, "/v1", 1),
        (failure(400, "maximum context length is 4096"), ModelRefused, "context", 1),
        (failure(400, "parameter.enable_thinking must be set to false"), ModelRefused, "enable_thinking", 1),
        (failure(400, "data_inspection_failed"), ModelRefused, "content filter", 1),
        (failure(413), ModelRefused, "too large", 1),
        (failure(429, "you have no quota", "insufficient_quota"), ModelRefused, "balance or quota", 1),
        (failure(307, location="http://127.0.0.1:9/v1"), ModelRefused, "another address", 1),
        (completion(GOOD, "content_filter"), ModelRefused, "content filter", 1),
        (completion(None, refusal="不行"), ModelRefused, "refused", 1),
        (completion(GOOD, "length"), AnswerRejected, "max_tokens", 2),
        (completion(GOOD, "tool_calls"), AnswerRejected, "tool_calls", 2),
        (completion("  \n"), AnswerRejected, "empty", 2),
        (failure(500, "out of memory"), ModelUnreachable, "out of memory", 2),
        (raw(b'{"error": {"message": "still loading"}}'), ModelUnreachable, "still loading", 2),
        (raw(b'{"object": "error", "message": "still loading"}'), ModelUnreachable, "still loading", 2),
        (raw(b'[{"error": {"message": "no such key"}}]', status=400), ModelRefused, "no such key", 1),
        (raw(gzip.compress(b" " * 9_000_000), encoding="gzip"), ModelUnreachable, "too large", 1),
        (raw(b" " * 9_000_000), ModelUnreachable, "too large", 1),
        (completion("全镇平稳。" * 50_000), ModelUnreachable, "too large", 1),
        (failure(429, retry_after="600"), ModelUnreachable, "no more calls", 1),
    ],
)  # fmt: skip
def test_what_stays_bad_is_an_error_of_ours_that_says_what_to_do(
    serve: Serve, answer: Any, error: type[ModelError], word: str, calls: int
) -> None:
    endpoint = serve(answer)
    with pytest.raises(error, match=word) as caught:
        ask(endpoint)
    assert str(caught.value).startswith("situation: ")
    assert len(endpoint.requests) == calls


def test_a_list_of_parts_is_one_text(serve: Serve) -> None:
    assert (
        ask(serve(completion([{"type": "text", "text": "全镇"}, {"type": "text", "text": "平稳。"}]))).text
        == "全镇平稳。"
    )


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "1"}, 1.0),
        ({"retry-after": "2.5"}, 2.5),
        ({"retry-after-ms": "200"}, 0.2),
        ({"retry-after": "0"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "abc"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "1e1000"}, math.inf),
        ({"retry-after": "Fri, 99 Foo 2020 99:99:99 GMT"}, None),
        ({}, None),
    ],
)
def test_retry_after_is_read_in_all_its_forms(headers: dict[str, str], seconds: float | None) -> None:
    assert read_retry_after(headers) == seconds


def test_the_wish_of_the_endpoint_is_waited_for(serve: Serve, pauses: list[float]) -> None:
    ask(serve(failure(429, retry_after="7"), completion(GOOD)))
    assert pauses == [7.0]


def test_a_date_in_retry_after_is_waited_for() -> None:
    moment = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 30))
    assert 28 <= (read_retry_after({"retry-after": moment}) or 0) <= 32


@pytest.mark.parametrize("silent", [0.0, 0.9])
def test_a_server_that_drips_is_given_up_in_time(serve: Serve, silent: float) -> None:
    def drip(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        threading.Event().wait(silent)
        handler.send_response(200)
        handler.send_header("content-type", "application/json")
        handler.end_headers()
        try:
            for _tick in range(100):
                handler.wfile.write(b" ")
                handler.wfile.flush()
                threading.Event().wait(0.1)
        except OSError:
            pass

    started = time.monotonic()
    with pytest.raises(ModelUnreachable, match="in time"):
        ask(serve(drip), timeout=1.0, retries_unknown=0)
    assert time.monotonic() - started < 5


def test_a_refusal_that_is_too_large_or_too_slow_is_still_a_refusal(serve: Serve) -> None:
    def drip(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.send_response(401)
        handler.end_headers()
        with contextlib.suppress(OSError):
            for _tick in range(60):
                handler.wfile.write(b" ")
                handler.wfile.flush()
                threading.Event().wait(0.1)

    for answer in (raw(b'{"error": "' + b"x" * 9_000_000 + b'"}', status=401), drip):
        with pytest.raises(ModelRefused, match="key was not accepted") as caught:
            ask(serve(answer), timeout=1.0)
        assert (caught.value.fault, caught.value.reason, caught.value.stops_all) == ("X", "401", True)
        assert "nothing was paid for" in str(caught.value)


def test_a_server_that_is_not_there_is_named() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    model = OpenAIModel("m", base_url=f"http://127.0.0.1:{port}/v1", api_key=KEY)
    with pytest.raises(ModelUnreachable, match=f"127.0.0.1:{port}"):
        model.complete(REQUEST)


def test_a_connection_that_breaks_off_is_an_error_of_ours(serve: Serve) -> None:
    def break_off(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.send_response(200)
        handler.send_header("content-length", "1000")
        handler.end_headers()
        handler.wfile.write(b'{"choices"')
        handler.close_connection = True

    with pytest.raises(ModelUnreachable):
        ask(serve(break_off))


@pytest.mark.parametrize("answer", [failure(401, f"key {KEY} is wrong"), failure(500, KEY), completion(KEY, "stop")])
def test_no_message_and_no_traceback_holds_the_key(serve: Serve, answer: Any) -> None:
    model = OpenAIModel("m", base_url=serve(answer).url, api_key=KEY)
    try:
        model.complete(REQUEST)
    except ModelError:
        assert KEY not in traceback.format_exc()
    else:
        pytest.fail("accepted")
    assert KEY not in repr(model)


def test_an_answer_that_holds_the_key_is_no_answer(serve: Serve) -> None:
    with pytest.raises(AnswerRejected, match="holds the key") as caught:
        ask(serve(completion(f"全镇平稳有序，各项工作正在推进。{KEY}")))
    assert KEY not in caught.value.text


def test_a_word_given_as_a_key_for_forms_sake_may_stand_in_an_answer(serve: Serve) -> None:
    model = OpenAIModel("ollama", base_url=serve(completion("全镇转移群众129人。")).url, api_key="ollama")
    assert model.complete(REQUEST).model == "ollama"


@pytest.mark.parametrize("before", range(170, 200))
def test_no_part_of_the_key_is_left_where_words_are_cut(serve: Serve, before: int) -> None:
    with pytest.raises(ModelRefused) as caught:
        ask(serve(failure(401, "x" * before + KEY)))
    assert KEY[:8] not in str(caught.value)


@pytest.mark.parametrize("part", [KEY[-12:], KEY[4:14], KEY[:9]])
def test_no_part_of_the_key_is_told_or_taken(serve: Serve, part: str) -> None:
    with pytest.raises(ModelRefused) as caught:
        ask(serve(failure(401, f"the key …{part} is wrong")))
    assert part not in str(caught.value)
    with pytest.raises(AnswerRejected, match="holds the key"):
        ask(serve(completion(f"全镇平稳有序，各项工作正在推进。{part}")))


@pytest.mark.parametrize("body", [f'["{GOOD}"]', f'"{GOOD}"', f'{{"message": {{"content": "{GOOD}"}}}}', f'{{"text": "{GOOD}"}}'])
def test_what_may_be_a_draft_is_not_quoted(serve: Serve, body: str) -> None:
    with pytest.raises(ModelUnreachable, match="no chat completion") as caught:
        ask(serve(raw(body.encode())))
    assert "86" not in str(caught.value)


def test_what_an_endpoint_says_moves_no_cursor(serve: Serve) -> None:
    odd = "\x1b[2J\x07\r\u202e坏"
    with pytest.raises(ModelRefused) as caught:
        ask(serve(failure(400, odd)))
    assert "\\u001b[2J\\u0007\\u000d\\u202e坏" in str(caught.value)
    assert str(caught.value.to_json()["message"]).isprintable()
    model = json.dumps({"model": odd, "choices": [{"message": {"content": GOOD}, "finish_reason": "stop"}]})
    assert ask(serve(raw(model.encode()))).model.isprintable()


def test_where_a_redirect_points_to_is_told_in_short(serve: Serve) -> None:
    with pytest.raises(ModelRefused, match="another address") as caught:
        ask(serve(failure(307, location="http://evil.test/" + "A" * 5000)))
    assert len(str(caught.value)) < 500


def written(**changes: Any) -> bytes:
    choice = {"message": {"role": "assistant", "content": GOOD}, "finish_reason": "stop"}
    return json.dumps({"choices": [choice], **changes}, ensure_ascii=False).encode()


def told_as(**message: Any) -> bytes:
    return written(choices=[{"message": {"content": GOOD, **message}, "finish_reason": "stop"}])


@pytest.mark.parametrize(
    ("answer", "fault", "reason"),
    [
        (raw(written(), status=206), "U", "206"),
        (raw(written(), status=202), "U", "202"),
        (raw(written(error={"message": "partial output", "code": 500})), "U", "500"),
        (raw(told_as(tool_calls=[{"id": "1", "type": "function"}])), "P", "tool_calls"),
        (raw(told_as(role="user")), "P", "role"),
        (raw(written().replace(b'"finish_reason"', b'"finish_reason": "length", "finish_reason"')), "U", "broken"),
        (raw(gzip.compress(written()) + b"more", encoding="gzip"), "U", "broken_off"),
    ],
)
def test_an_answer_that_contradicts_itself_is_none(serve: Serve, answer: Any, fault: str, reason: str) -> None:
    with pytest.raises(ModelError) as caught:
        ask(serve(answer), retries_unknown=0, retries_paid=0)
    assert (caught.value.fault, caught.value.reason) == (fault, reason)


@pytest.mark.parametrize("body", [written(error=None), told_as(role=None, tool_calls=[]), written(a=1).replace(b'"a": 1', b'"a": 1, "a": 1')])
def test_what_only_looks_like_a_contradiction_is_an_answer(serve: Serve, body: bytes) -> None:
    assert ask(serve(raw(body))).text == GOOD


def test_a_key_put_where_the_address_belongs_is_not_told() -> None:
    with pytest.raises(SettingsError) as caught:
        OpenAIModel("m", base_url=KEY)
    assert KEY not in str(caught.value)


def test_an_empty_key_is_no_key(serve: Serve) -> None:
    endpoint = serve(failure(400, "a message"))
    with pytest.raises(ModelRefused, match="a message"):
        OpenAIModel("m", base_url=endpoint.url, api_key="").complete(REQUEST)


def test_what_the_environment_says_for_openai_is_not_told_to_others(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-canary")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-canary")
    endpoint = serve(completion(GOOD))
    ask(endpoint)
    assert "canary" not in str(endpoint.headers).replace(KEY, "")


def test_what_goes_to_this_machine_goes_through_no_proxy(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy, endpoint = serve(completion(GOOD)), serve(completion(GOOD))
    monkeypatch.setenv("HTTP_PROXY", proxy.url.removesuffix("/v1"))
    ask(endpoint)
    assert (len(proxy.requests), len(endpoint.requests)) == (0, 1)


def test_the_address_of_this_machine_may_be_of_either_kind() -> None:
    with pytest.raises(ModelUnreachable, match=r"\[::1\]:9"):
        OpenAIModel("m", base_url="http://[::1]:9/v1", retries=0).complete(REQUEST)


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("", "no address"),
        ("127.0.0.1:8000", "127.0.0.1:8000 is no address"),
        ("api.deepseek.com/v1", "api.deepseek.com/v1 is no address"),
        ("sk-a1b2c3d4e5f6a7b8", r"\*\*\* is no address"),
        ("0123456789abcdef0123456789abcdef.AbCdEf0123456789", r"\*\*\* is no address"),
        ("api.deepseek.com/sk-a1b2c3d4e5f6a7b8", r"\*\*\* is no address"),
        ("ftp://host/v1", "no address"),
        ("http://u:p@host/v1", "password"),
        ("http://host/v1?key=1", "password"),
        ("http://[::1", "no address"),
        ("http://127.0.0.1:99999/v1", "no address"),
        ("http://ho st/v1", "no address"),
    ],
)
def test_an_address_that_cannot_work_is_refused_before_any_call(address: str, word: str) -> None:
    with pytest.raises(SettingsError, match=word):
        OpenAIModel("m", base_url=address)


@pytest.mark.parametrize("key", ["sk 1", "密钥", "sk\n1"])
def test_a_key_that_cannot_work_is_refused_without_being_told(key: str) -> None:
    with pytest.raises(SettingsError) as caught:
        OpenAIModel("m", base_url="http://127.0.0.1/v1", api_key=key)
    assert key not in str(caught.value)


def every_openai_error(root: type[BaseException] = openai.OpenAIError) -> list[type[BaseException]]:
    return [root, *(leaf for child in root.__subclasses__() for leaf in every_openai_error(child))]


@pytest.mark.parametrize("kind", every_openai_error())
def test_every_error_of_openai_has_a_counterpart(kind: type[Exception]) -> None:
    error = kind.__new__(kind)
    Exception.__init__(error, "boom")
    if isinstance(error, openai.APIStatusError):
        import httpx2

        error.response = httpx2.Response(418, request=httpx2.Request("POST", "http://127.0.0.1"))
        error.status_code, error.body, error.code, error.type, error.message = 418, None, None, None, "boom"
    failure = read_failure(error, "http://127.0.0.1/v1")
    assert isinstance(failure.error, ModelError)


def test_threads_share_one_client(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[openai.OpenAI] = []
    make = openai.OpenAI

    def count(**settings: Any) -> openai.OpenAI:
        made.append(make(**settings))
        return made[-1]

    monkeypatch.setattr(openai, "OpenAI", count)
    model = OpenAIModel("m", base_url=serve(completion(GOOD)).url, api_key=KEY)
    threads = [threading.Thread(target=model.complete, args=(REQUEST,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1


RECORDED = sorted(Path(str(folder("fixtures"))).glob("*/recordings/*.json"))


@pytest.mark.parametrize("path", RECORDED, ids=lambda path: f"{path.parents[1].name}-{path.stem}")
def test_answers_of_a_real_model_are_not_taken_for_bad_ones(path: Path) -> None:
    recorded = json.loads(path.read_text(encoding="utf-8"))
    messages = tuple(Message(entry["role"], "\n".join(entry["content"])) for entry in recorded["prompt"])
    request = Request(recorded["name"], messages)
    assert find_flaw("\n".join(recorded["answer"]), request) is None
    whole = sum(estimate_tokens(message.content) for message in messages)
    for share in (0.8, 1.0, 1.4):  # tokenizers differ
        assert not is_cut_short(Usage(round(whole * share), 301), request, "")


PROMPT = Request("situation", (
    Message("system", "你是公文写作人员，只写一份汇报中的一个部分，依据是事实材料，写出来的每一个数据都有人签字负责，不得编造。"),
    Message("user", "<<<材料abcdefgh\n要点：压实责任、形成合力，确保各项部署落到实处\n材料abcdefgh>>>\n请写"),
))  # fmt: skip
LINE = "全镇共排查重点人员并逐户登记造册"


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        (f"{LINE}。\n{LINE}。", "repeated"),
        ("工作正在推进。" * 6, "repeated"),
        ("【1】（删去）\n【1】（删去）\n【1】（删去）", "repeated"),
        (f"材料abcdefgh\n{LINE}。", "echo"),
        (f"<<<范文\n{LINE}。", "echo"),
        ("你是公文写作人员，只写一份汇报中的一个部分，依据是事实材料，写出来的每一个数据都有人签字负责。", "echo"),
        ("很抱歉，我无法提供这些信息。", "refused"),
        ("作为一个人工智能语言模型，我不能代写公文。", "refused"),
        (f"{LINE}。\n```\n完", "markup"),
        (f"{LINE}，逐户送达明白纸。{LINE}，逐户送达明白纸。", "repeated"),
        (f'{{"text": "{LINE}。"}}', "source"),
        (f'```json\n[{{"text": "{LINE}。"}}]\n```', "source"),
        (f"|项目|数据|\n|---|:--:|\n|{LINE}|86人|", "source"),
        (f"{LINE}。", None),
        (f"{LINE}。\n----\n[f1]。", None),
        (f"{LINE}。\n{LINE}工作正在收尾。", None),
        ("压实责任、形成合力，确保各项部署落到实处。", None),
        ("东村排查，西村排查，南村排查，北村排查，中村排查，上村排查。", None),
        ("对不起眼的隐患也不放过，逐一排查。", None),
        ("作为一项重点工作，镇党委专题研究部署。", None),
    ],
)
def test_a_text_is_judged_by_what_can_be_seen_in_it(text: str, flaw: str | None) -> None:
    found = find_flaw(text, PROMPT)
    assert (found[0] if found else None) == flaw


def test_what_was_supplied_twice_may_be_said_twice() -> None:
    request = Request("s", (Message("user", f"要点：{LINE}\n要点：{LINE}\n"),))
    assert (
        find_flaw(f"{LINE}。\n{LINE}。", Request("s", (Message("user", f"要点：{LINE}。\n要点：{LINE}。\n"),))) is None
    )
    assert find_flaw("工作正在推进。" * 6, request)


LONG = Request("s", (Message("user", "全镇排查" * 1000),))  # about 3,000 tokens


@pytest.mark.parametrize(
    ("prompt", "answer", "fingerprint", "cut"),
    [
        (2048, 200, "fp_ollama", True),
        (2050, 200, "fp_ollama", True),
        (2050, 200, "", False),
        (2000, 96, "", False),
        (2000, 2096, "", True),
        (1000, 200, "", True),
        (3100, 996, "", False),
        (400, 200, "", False),  # the rest came from a cache
        (0, 0, "fp_ollama", False),
    ],
)
def test_a_prompt_that_the_server_cut_is_seen_by_its_counts(
    prompt: int, answer: int, fingerprint: str, cut: bool
) -> None:
    assert is_cut_short(Usage(prompt, answer), LONG, fingerprint) is cut


def test_an_error_holds_neither_facts_nor_key(serve: Serve) -> None:
    facts = "沿河低洼地带的老旧房屋共三十户"
    request = Request("situation", (Message("user", f"材料：{facts}"),))
    endpoint = serve(failure(422, f"bad input: {facts}; key {KEY}"))
    with pytest.raises(ModelRefused) as caught:
        OpenAIModel("m", base_url=endpoint.url, api_key=KEY).complete(request)
    assert "bad input: ……" in str(caught.value)
    assert facts[:8] not in str(caught.value)
    assert KEY not in str(caught.value)


def test_an_error_tells_request_tries_class_and_whether_all_stops(serve: Serve) -> None:
    with pytest.raises(ModelRefused) as caught:
        ask(serve(failure(401, "bad key")))
    error = caught.value
    assert (error.request, error.attempts, error.fault, error.reason, error.stops_all) == (
        "situation",
        1,
        "X",
        "401",
        True,
    )
    assert "sent 1 times" in str(error)
    with pytest.raises(ModelUnreachable, match="may have been paid") as caught_too:
        ask(serve(failure(500)))
    assert (caught_too.value.fault, caught_too.value.attempts, caught_too.value.stops_all) == ("U", 2, False)


def test_dashscopes_limit_of_tokens_a_minute_is_no_quota_that_is_used_up(serve: Serve) -> None:
    busy = failure(429, "Allocated quota exceeded, please increase your quota limit.", "insufficient_quota")
    assert ask(serve(busy, completion(GOOD))).text == GOOD


def test_an_answer_that_the_filter_stopped_may_have_been_paid_for(serve: Serve) -> None:
    stopped = failure(400, "Output data may contain inappropriate content.", "data_inspection_failed")
    with pytest.raises(ModelRefused, match="may have been paid for"):
        ask(serve(stopped))


@pytest.mark.parametrize("echo", ["<<<{}", "{}>>>", "（{}）", "材料{}"])
def test_the_letters_of_the_delimiter_never_come_back(echo: str) -> None:
    request = Request("situation", (Message("user", "<<<材料abcdefgh\n排查：86人\n材料abcdefgh>>>"),))
    flaw = find_flaw(f"各村按照要求迅速行动，全镇共排查86人{echo.format('abcdefgh')}。", request)
    assert flaw is not None
    assert flaw[0] == "echo"


def test_headers_that_drip_are_given_up_in_time(serve: Serve) -> None:
    def drip(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        try:
            for byte in b"HTTP/1.1 200 OK\r\n" + b"x-wait: 1\r\n" * 20:
                handler.wfile.write(bytes((byte,)))
                handler.wfile.flush()
                threading.Event().wait(0.05)
        except OSError:
            pass

    started = time.monotonic()
    with pytest.raises(ModelUnreachable, match="in time"):
        ask(serve(drip), timeout=0.5, retries_unknown=0)
    assert time.monotonic() - started < 5


def test_a_handshake_that_never_comes_is_given_up_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        started = time.monotonic()
        model = OpenAIModel("m", base_url=f"https://127.0.0.1:{mute.getsockname()[1]}/v1", timeout=0.4, retries=0)
        with pytest.raises(ModelUnreachable) as caught:
            model.complete(REQUEST)
    assert caught.value.fault == "F"
    assert time.monotonic() - started < 5


def test_what_the_endpoint_sends_packed_without_being_asked_is_unpacked(serve: Serve) -> None:
    body = json.dumps({"choices": [{"message": {"content": GOOD}, "finish_reason": "stop"}]}).encode()
    assert ask(serve(raw(gzip.compress(body), encoding="gzip"))).text == GOOD


def test_calls_to_other_machines_go_through_the_proxy_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://user:pass@proxy.lan:3128")
    monkeypatch.setenv("NO_PROXY", "intranet.lan")
    assert find_proxy("https://models.example/v1") == "http://user:pass@proxy.lan:3128"
    assert find_proxy("https://intranet.lan/v1") is None
    assert find_proxy("https://127.0.0.1/v1") is None


def test_no_proxy_names_a_port_too_and_this_machine_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.lan:3128")
    monkeypatch.setenv("NO_PROXY", "llm.lan:8000,plain.lan:80")
    assert find_proxy("http://llm.lan:8000/v1") is None
    assert find_proxy("http://plain.lan/v1") is None
    assert find_proxy("http://llm.lan:9000/v1") == "http://proxy.lan:3128"
    assert find_proxy("http://0.0.0.0:8000/v1") is None


def test_a_proxy_that_is_not_there_is_named_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    monkeypatch.setenv("HTTP_PROXY", f"http://user:geheim@127.0.0.1:{port}")
    with pytest.raises(ModelUnreachable, match=f"proxy http://127.0.0.1:{port} .*NO_PROXY") as caught:
        OpenAIModel("m", base_url="http://models.lan/v1", api_key=KEY).complete(REQUEST)
    assert "geheim" not in str(caught.value)


def test_a_call_through_a_proxy_reaches_it(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = serve(completion(GOOD))
    monkeypatch.setenv("HTTP_PROXY", proxy.url.removesuffix("/v1"))
    assert OpenAIModel("m", base_url="http://models.lan/v1", api_key=KEY).complete(REQUEST).text == GOOD


def test_a_model_that_is_done_leaves_no_connection_open(serve: Serve) -> None:
    model = OpenAIModel("m", base_url=serve(completion(GOOD)).url, api_key=KEY)
    model.complete(REQUEST)
    del model
    gc.collect()  # an open socket would be a warning, and that an error
