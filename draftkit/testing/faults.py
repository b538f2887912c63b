"""The fault matrix as a table: each fault's name, what it does on the wire, and what a right client makes of it.

`fault` is the class that decides about money:

- `F` free: nothing was generated;
- `U` unknown: something may have been generated, and charged for;
- `P` paid: an answer came, and it is known to be bad;
- `X` final: the same request can't get a good answer;
- empty: not a fault. The answer is right, in an odd form, and must be accepted as the text it holds.

`again` tells whether another try can succeed, `paid` whether the server charges for it (`either`: it may have).
`stops_all` marks what every other request would meet too. `found_by` is `door` for what can be seen from the answer
alone, `check` for figures that only the facts can judge. Faults without `wire` lie in the address: see
`FaultServer(tls=...)` and `closed_address`.
"""

from dataclasses import dataclass
from typing import Literal

from draftkit.errors import FaultClass
from draftkit.testing import wires
from draftkit.testing.exchange import Wire
from draftkit.testing.wires import busy_until, escaped, last_part, packed, raw, says, sees, status


@dataclass(frozen=True, slots=True)
class Fault:
    """A row of the matrix."""

    name: str
    does: str
    fault: FaultClass | Literal[""]
    wire: Wire | None
    again: bool = True
    paid: Literal["no", "yes", "either"] = "no"
    stops_all: bool = False
    slow: bool = False
    found_by: Literal["door", "check"] = "door"


def _final(name: str, does: str, wire: Wire | None, *, stops_all: bool = False, paid: bool = False) -> Fault:
    return Fault(name, does, "X", wire, again=False, paid="yes" if paid else "no", stops_all=stops_all)


def _unknown(name: str, does: str, wire: Wire, *, slow: bool = False) -> Fault:
    return Fault(name, does, "U", wire, paid="either", slow=slow)


def _bad(name: str, does: str, wire: Wire, *, check: bool = False) -> Fault:
    return Fault(name, does, "P", wire, paid="yes", found_by="check" if check else "door")


def _odd(name: str, does: str, wire: Wire) -> Fault:
    return Fault(name, does, "", wire, paid="yes")


def _busy(name: str, does: str, wire: Wire, *, again: bool = True) -> Fault:
    return Fault(name, does, "F", wire, again)


_LOOP = '{"choices": [{"index": 0, "finish_reason": "stop", "message": '

ADDRESS = (
    Fault("refused", "nobody listens at the port", "F", None),
    Fault("no_such_host", "the host's name is not known", "F", None),
    _final("wrong_address", "the address is none: empty, no scheme, ftp", None, stops_all=True),
    _final("certificate_unknown", "TLS with a self-signed certificate", None, stops_all=True),
    _final("certificate_of_other_host", "TLS with another host's certificate", None, stops_all=True),
    _final("certificate_expired", "TLS with a certificate of the past", None, stops_all=True),
)

REFUSALS = (
    _final("bad_parameter", "400", status(400, "temperature must be below 2")),
    _final("thinking_400", "400 as DashScope refuses enable_thinking",
           status(400, "parameter.enable_thinking must be set to false for non-streaming calls"), stops_all=True),
    _final("inspection_400", "400 data_inspection_failed",
           status(400, "Input data may contain inappropriate content.", "data_inspection_failed")),
    _final("wrong_key", "401", status(401, "Incorrect API key provided", "invalid_api_key"), stops_all=True),
    _final("no_balance", "402 as DeepSeek sends it", status(402, "Insufficient Balance"), stops_all=True),
    _final("forbidden", "403", status(403, "no access to this model"), stops_all=True),
    _final("no_such_model", "404", status(404, "The model `m` does not exist", "model_not_found"), stops_all=True),
    _final("too_large_413", "413", status(413, "Request Entity Too Large")),
    _final("context_openai", "400 context_length_exceeded",
           status(400, "This model's maximum context length is 4096 tokens.", "context_length_exceeded")),
    _final("context_deepseek", "400 invalid_request_error, told in words only",
           status(400, "This model's maximum context length is 65536 tokens", "invalid_request_error")),
    _final("context_vllm", "400 in vLLM's flat form", raw(
        b'{"object": "error", "message": "This model\'s maximum context length is 2048 tokens.", "code": 400}',
        code=400)),
    _final("context_llamacpp", "400 exceed_context_size_error, as llama.cpp sends it", raw(
        b'{"error": {"code": 400, "message": "the request exceeds the available context size, try increasing it", '
        b'"type": "exceed_context_size_error"}}', code=400)),
    _final("context_500", "500 for too long a prompt, as llama.cpp sends it", raw(
        b'{"error": {"code": 500, "message": "Context size has been exceeded.", "type": "server_error"}}', code=500)),
    _final("context_200", "an error body with status 200 for too long a prompt, in LM Studio's words", raw(
        b'{"error": "Cannot truncate prompt with n_keep (5000) >= n_ctx (4096)"}')),
    _final("context_dashscope", "400 for too long a prompt, as DashScope sends it",
           status(400, "Range of input length should be [1, 30720]", "invalid_parameter_error")),
    _final("thinking_budget_400", "400 as DashScope refuses thinking_budget",
           status(400, "The thinking_budget parameter must be a positive integer and not greater than 38912"),
           stops_all=True),
    _final("stream_only_400", "400 of a model that only streams, as DashScope sends it",
           status(400, "This model only support stream mode, please enable the stream parameter to access the model."),
           stops_all=True),
    _final("max_tokens_400", "400 for more max_tokens than the model has, as DashScope sends it",
           status(400, "Range of max_tokens should be [1, 8192]", "invalid_parameter_error"), stops_all=True),
    _final("unprocessable", "422 as DeepSeek sends it", status(422, "invalid parameters")),
    _final("quota_429", "429 insufficient_quota",
           status(429, "You exceeded your current quota, please check your plan", "insufficient_quota"),
           stops_all=True),
    _final("redirect", "307 to another host",
           raw(b"", code=307, location="http://127.0.0.1:9/v1/chat/completions"), stops_all=True),
    _final("error_200_quota", "an error body with status 200: the quota is used up",
           raw(b'{"error": {"message": "You exceeded your current quota", "code": "insufficient_quota"}}'),
           stops_all=True),
    _final("error_200_no_route", "LM Studio's answer at a wrong path, status 200", raw(
        b'{"error": "Unexpected endpoint or method. (POST /chat/completions). Returning 200 anyway"}'),
        stops_all=True),
)  # fmt: skip

BUSY = (
    _busy("busy", "429 without a header", status(429, "slow down")),
    _busy("busy_1s", "429, Retry-After: 1", status(429, "slow down", Retry_After="1")),
    _busy("busy_2.5s", "429, Retry-After: 2.5", status(429, "slow down", Retry_After="2.5")),
    _busy("busy_200ms", "429, retry-after-ms: 200", status(429, "slow down", Retry_After_Ms="200")),
    _busy("busy_date", "429, Retry-After: a date 3 s ahead", busy_until(3)),
    _busy("busy_0", "429, Retry-After: 0", status(429, "slow down", Retry_After="0")),
    _busy("busy_minus", "429, Retry-After: -5", status(429, "slow down", Retry_After="-5")),
    _busy("busy_abc", "429, Retry-After: abc", status(429, "slow down", Retry_After="abc")),
    _busy("busy_nan", "429, Retry-After: nan", status(429, "slow down", Retry_After="nan")),
    _busy("busy_121s", "429, Retry-After: 121", status(429, "slow down", Retry_After="121"), again=False),
    _busy("busy_date_600", "429, Retry-After: a date 600 s ahead", busy_until(600), again=False),
    _busy("busy_for_ever", "429, Retry-After: 1e1000", status(429, "slow down", Retry_After="1e1000"), again=False),
    _busy("too_early", "425", status(425, "too early")),
    _busy("unavailable", "503", status(503, "no healthy upstream")),
    _busy("overloaded", "529", status(529, "overloaded_error")),
    _busy("error_200_429", "an error body with status 200 and code 429",
          raw(b'{"error": {"message": "rate limited upstream", "code": 429}}')),
)  # fmt: skip

BROKEN = (
    _unknown("timeout_408", "408", status(408, "request timeout")),
    _unknown("conflict_409", "409", status(409, "conflict")),
    _unknown("error_500", "500", status(500, "internal error")),
    _unknown("bad_gateway", "502", raw(b"<html>502 Bad Gateway</html>", "text/html", 502)),
    _unknown("gateway_timeout", "504", status(504, "gateway timeout")),
    _unknown("html_200", "an HTML page with status 200", raw(b"<html>Welcome</html>", "text/html")),
    _unknown("reset_before", "a reset before any header", wires.reset_before),
    _unknown("end_before", "the connection ends before any header", wires.end_before),
    _unknown("reset_within", "a reset in the body", wires.reset_within),
    _unknown("end_within", "the connection ends in the body", wires.end_within),
    _unknown("broken_chunk", "a chunk whose size is no number", wires.broken_chunk),
    _unknown("bad_gzip", "a body that says gzip and is none", raw(b"no gzip", content_encoding="gzip")),
    _unknown("cut_unseen", "a body cut short, without a length", wires.cut_unseen),
    _unknown("empty_200", "status 200 with nothing", raw(b"")),
    _unknown("half_json", "half a JSON body", raw(b'{"choices": [{"mess')),
    _unknown("bad_utf8", "bytes that are no UTF-8", raw(_LOOP.encode() + b'{"content": "\xff\xfe"}}]}')),
    _unknown("gbk", "a body in GBK", raw((_LOOP + '{"content": "全镇平稳。"}}]}').encode("gbk"))),
    _unknown("hang", "nothing at all comes", wires.hang, slow=True),
    _unknown("drip_head", "headers for ever, a byte at a time", wires.drip_head, slow=True),
    _unknown("drip_body", "the answer a byte at a time", wires.drip_body, slow=True),
    _unknown("drip_lines", "blank lines for ever", wires.drip_lines, slow=True),
    _unknown("no_choices", "no choices", raw(b'{"id": "c", "object": "chat.completion"}')),
    _unknown("choices_null", "choices: null", raw(b'{"choices": null}')),
    _unknown("choices_empty", "choices: []", raw(b'{"choices": []}')),
    _unknown("message_null", "message: null", raw((_LOOP + "null}]}").encode())),
    _unknown("error_200", "an error body with status 200 and no code", raw(b'{"error": {"message": "failed"}}')),
    _unknown("error_beside", "an error beside an answer", says(error={"message": "partial output", "code": 500})),
    _unknown("two_reasons", "finish_reason twice, length and stop",
             raw(_LOOP.encode() + b'{"content": "x"}, "finish_reason": "length"}]}')),
    _unknown("partial_206", "206", raw(_LOOP.encode() + b'{"content": "x"}}]}', code=206)),
    _unknown("events", "a stream of events that nobody asked for",
             raw(b'data: {"choices": [{"delta": {"content": "x"}}]}\n\ndata: [DONE]\n\n', "text/event-stream")),
)  # fmt: skip

BAD_ANSWERS = (
    _bad("content_null", "content: null", says(lambda _: None)),
    _bad("content_empty", "content: empty", says(lambda _: "")),
    _bad("content_spaces", "content: spaces only", says(lambda _: " \n ")),
    _bad("content_number", "content: 12.5", says(lambda _: 12.5)),
    _bad("reasoning_only", "all of it in reasoning_content",
         says(lambda _: None, message={"reasoning_content": "先想想，共86人……"})),
    _bad("reasoning_cut", "reasoning until the token limit, and nothing else",
         says(lambda _: "", "length", message={"reasoning_content": "先想想，共97386件……"})),
    _bad("surrogate", "half a character", escaped(lambda text: text + "\ud83d")),
    _bad("stand_in", "略 where the text should stand", says(lambda _: "（略）")),
    _bad("turned_around", "characters that turn the line around", says(lambda text: f"{text[:2]}\u202e{text[2:]}")),
    _bad("no_width", "a character that nobody sees", says(lambda text: f"{text[:2]}\u200b{text[2:]}")),
    _bad("calls_a_tool", "an answer with a call of a tool beside it", says(message={"tool_calls": [{"id": "1"}]})),
    _bad("other_role", "an answer in the role of the user", says(message={"role": "user"})),
    _bad("nul", "a NUL character", escaped(lambda text: text[:2] + "\x00" + text[2:])),
    _bad("cut_at_length", "finish_reason: length", says(lambda text: text[: len(text) // 2], "length")),
    _bad("tool_calls", "finish_reason: tool_calls", says(reason="tool_calls")),
    _bad("function_call", "finish_reason: function_call", says(reason="function_call")),
    _bad("finish_null", "finish_reason: null", says(reason=None)),
    _bad("finish_empty", "finish_reason: empty", says(reason="")),
    _bad("finish_abort", "finish_reason: abort", says(reason="abort")),
    _bad("finish_error", "finish_reason: error", says(reason="error")),
    _bad("no_resource", "finish_reason: insufficient_system_resource", says(reason="insufficient_system_resource")),
    _bad("think_open", "reasoning that never ends", says(lambda text: f"<think>先想想，共97386件。{text}")),
    _bad("think_alone", "reasoning, and then nothing", says(lambda text: f"<think>{text}</think>\n")),
    _bad("control_token", "a model's control token", says(lambda text: f"{text}<|im_end|>")),
    _bad("english", "the answer in English", says(lambda _: "All work is proceeding well across the whole town.")),
    _bad("repeated", "a paragraph three times over", says(wires.repeated)),
    _bad("echo_nonce", "the delimiter of the facts comes back",
         sees(lambda exchange: f"{wires.nonce_of(exchange)}：{exchange.text}")),
    _bad("echo_prompt", "the instructions come back",
         sees(lambda exchange: str(exchange.body["messages"][0]["content"])[:400])),
    _bad("echo_sample", "a paragraph of the sample report comes back", sees(last_part("二、采取措施"))),
    _bad("context_silent", "Ollama cut the prompt at 1024 tokens and says so only in its usage",
         says(usage={"prompt_tokens": 1024, "completion_tokens": 90, "total_tokens": 1114},
              system_fingerprint="fp_ollama")),
    _bad("context_shifted", "prompt and answer make exactly 4096 tokens",
         says(usage={"prompt_tokens": 1000, "completion_tokens": 3096, "total_tokens": 4096})),
    _bad("invented_figure", "a figure that nobody supplied", says(wires.other_digit), check=True),
    _final("refusal", "the model refuses", says(lambda _: None, message={"refusal": "不便回答。"}), paid=True),
    _final("content_filter", "finish_reason: content_filter", says(reason="content_filter"), paid=True),
    _final("huge_gzip", "20 MB out of a small gzip", packed(7_000_000), paid=True),
)  # fmt: skip

ODD_ANSWERS = (
    _odd("content_parts", "content: a list of parts", says(
        lambda text: [{"type": "text", "text": text[:9]}, {"type": "text", "text": text[9:]}])),
    _odd("think_closed", "reasoning before the text", says(lambda text: f"<think>共97386件？</think>\n{text}")),
    _odd("think_end_only", "reasoning whose opening tag is missing", says(lambda text: f"共97386件？</think>\n{text}")),
    _odd("fence", "a fence around the text", says(lambda text: f"```markdown\n{text}\n```")),
    _odd("fence_open", "a fence that is not closed", says(lambda text: f"```\n{text}")),
    _odd("preamble", "好的，以下是…", says(lambda text: f"好的，以下是正文：\n\n{text}")),
    _odd("closing", "以上是…，如需…", says(lambda text: f"{text}\n\n以上是正文，如需修改请告诉我。")),
    _odd("eos_token", "finish_reason: eos_token", says(reason="eos_token")),
    _odd("no_usage", "no usage", says(usage=None)),
    _odd("blank_lines_first", "blank lines, then the answer, as while queueing", wires.late),
)  # fmt: skip

FAULTS = {fault.name: fault for fault in (*ADDRESS, *REFUSALS, *BUSY, *BROKEN, *BAD_ANSWERS, *ODD_ANSWERS)}
"""All rows by name."""

PASSING = tuple(
    fault.name for fault in FAULTS.values() if fault.wire and fault.again and not fault.slow and fault.fault
)
"""Names of the faults that another try gets over, none of which keeps a client waiting: the default of a rehearsal."""
