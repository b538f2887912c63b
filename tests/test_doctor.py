"""`draftkit doctor`: what is configured, from where, where calls go, and what came back from one."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from draftkit.cli import main
from draftkit.testing import CERTIFICATES, FaultServer, closed_address
from tests.conftest import Endpoint, completion, failure

KEY = "sk-doctor-canary-0123456789"
URL = "http://127.0.0.1:8000/v1"
Capture = pytest.CaptureFixture[str]
Serve = Callable[..., Endpoint]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAFTKIT_API_KEY")  # the canary's
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)


def told(capsys: Capture, *arguments: str) -> tuple[int, str]:
    code = main(["doctor", *arguments])
    out, err = capsys.readouterr()
    assert err == ""
    for length in range(8, len(KEY) + 1):
        assert KEY[:length] not in out
        assert KEY[-length:] not in out
    return code, out


def as_json(capsys: Capture, *arguments: str) -> tuple[int, dict[str, Any]]:
    code, out = told(capsys, "--json", *arguments)
    return code, json.loads(out)


def test_nothing_configured_is_told_with_what_to_do(capsys: Capture) -> None:
    code, out = told(capsys)
    assert code == 2
    assert "DRAFTKIT_MODEL" in out
    assert "python 3." in out


def test_every_setting_is_told_with_where_it_comes_from(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("draftkit.toml").write_text(
        f'model = "file"\nbase_url = "{URL}"\nmax_tokens = 900\n[extra]\nsecret_field = "s3cret"', encoding="utf-8"
    )
    monkeypatch.setenv("DRAFTKIT_MODEL", "mine")
    monkeypatch.setenv("DRAFTKIT_API_KEY", KEY)
    code, shown = as_json(capsys, "--offline", "--timeout", "7")
    assert code == 0
    found = {setting["name"]: (setting["value"], setting["source"]) for setting in shown["settings"]}
    assert found["model"] == ("mine", "DRAFTKIT_MODEL")
    assert found["base_url"] == (URL, "draftkit.toml")
    assert found["max_tokens"] == (900, "draftkit.toml")
    assert found["timeout"] == (7, "--timeout")
    assert found["retries"] == (4, "default")
    assert found["extra"] == (["secret_field"], "draftkit.toml")
    assert (shown["key"], shown["keys"], shown["host"]) == ("DRAFTKIT_API_KEY", ["DRAFTKIT_API_KEY"], "127.0.0.1:8000")
    assert shown["call"] is None
    assert "s3cret" not in json.dumps(shown)
    assert "set, from DRAFTKIT_API_KEY" in told(capsys, "--offline")[1]


def test_a_call_that_comes_back_is_told_with_its_model_time_and_tokens(serve: Serve, capsys: Capture) -> None:
    endpoint = serve(completion("连接正常。"))
    code, out = told(capsys, "-m", "qwen3", "--base-url", endpoint.url)
    assert code == 0
    assert "model qwen3, finish_reason stop" in out
    assert "10 read, 5 written" in out
    assert "连接正常。" in out
    assert len(endpoint.requests) == 1
    code, shown = as_json(capsys, "-m", "qwen3", "--base-url", endpoint.url)
    answer = shown["call"]["answer"]
    assert (answer["model"], answer["finish_reason"], answer["usage"]["prompt_tokens"]) == ("qwen3", "stop", 10)
    assert shown["call"]["seconds"] > 0


def test_tokens_that_are_not_reported_are_told(capsys: Capture) -> None:
    with FaultServer(script=["no_usage"]) as server:
        code, out = told(capsys, "-m", "m", "--base-url", server.url)
    assert code == 0
    assert "not reported" in out


@pytest.mark.parametrize(
    ("name", "fault", "word"),
    [
        ("wrong_key", "X", "DRAFTKIT_API_KEY"),
        ("no_such_model", "X", "/v1"),
        ("thinking_400", "X", "enable_thinking"),
        ("stream_only_400", "X", "streams only"),
        ("busy", "F", "no more calls"),
        ("error_500", "U", "broke down"),
        ("english", "P", "not in Chinese"),
        ("reasoning_cut", "P", "reasoning off"),
    ],
)
def test_a_call_that_fails_is_told_with_its_class_and_what_to_do(
    name: str, fault: str, word: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTKIT_API_KEY", KEY)
    with FaultServer(script=lambda _: name) as server:
        code, out = told(capsys, "-m", "m", "--base-url", server.url)
        assert server.bill.requests == 1
        assert code == 3
        assert f"class {fault}" in out
        assert word in out
        error = as_json(capsys, "-m", "m", "--base-url", server.url)[1]["call"]["error"]
    assert error["fault"] == fault
    assert error["attempts"] == 1


def test_a_key_that_the_endpoint_repeats_is_not_told(
    serve: Serve, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTKIT_API_KEY", KEY)
    url = serve(failure(401, f"Incorrect API key provided: {KEY}")).url
    assert told(capsys, "-m", "m", "--base-url", url)[0] == 3
    assert as_json(capsys, "-m", "m", "--base-url", url)[0] == 3


def test_a_server_that_is_not_there_is_told(capsys: Capture) -> None:
    code, out = told(capsys, "-m", "m", "--base-url", closed_address())
    assert code == 3
    assert "no_connection" in out


def test_settings_that_cannot_work_are_told_beside_what_is_set(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    code, out = told(capsys, "-m", "m")
    assert code == 2
    assert "has no address" in out
    assert "set, from OPENAI_API_KEY" in out
    assert as_json(capsys, "-m", "m")[1]["problem"].startswith("the model m has no address")


def test_what_is_taken_from_openais_variables_is_warned_of(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://gpu.example.com")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    _, out = told(capsys, "-m", "m", "--offline")
    for word in ("OPENAI_BASE_URL", "the key of OPENAI_API_KEY goes to gpu.example.com", "unencrypted", "no path"):
        assert word in out


def test_an_address_from_a_file_leaves_the_shared_key_unused(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("draftkit.toml").write_text('model = "m"\nbase_url = "http://127.0.0.1:11434/v1"', encoding="utf-8")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    _, out = told(capsys, "--offline")
    assert "OPENAI_API_KEY is not used" in out
    assert "key: none" in out
    assert "OLLAMA_CONTEXT_LENGTH" in out


def test_the_proxy_is_told_without_its_password(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://user:passw0rd@proxy.lan:3128")
    _, out = told(capsys, "-m", "m", "--base-url", "http://models.lan:8000/v1", "--offline")
    assert "through the proxy: http://proxy.lan:3128 [HTTP_PROXY]" in out
    assert "passw0rd" not in out
    assert "user" not in out.replace("user:", "")
    assert "NO_PROXY" in out
    _, out = told(capsys, "-m", "m", "--base-url", URL, "--offline")
    assert "through the proxy: none" in out
    monkeypatch.setenv("NO_PROXY", "models.lan")
    _, out = told(capsys, "-m", "m", "--base-url", "http://models.lan:8000/v1", "--offline")
    assert "through the proxy: none" in out


@pytest.mark.parametrize("proxy", ["http://[bad:80", "ftp://u:passw0rd@host:80", "http://"])
def test_a_proxy_that_is_no_address_is_told_without_a_traceback(
    proxy: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy)
    code, out = told(capsys, "-m", "m", "--base-url", "http://models.lan/v1")
    assert code == 2
    assert "HTTP_PROXY" in out
    assert "passw0rd" not in out


def test_certificates_of_ones_own_are_named_and_used(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATES / "self-signed.pem"))
    with FaultServer(tls="self-signed") as server:
        code, out = told(capsys, "-m", "m", "--base-url", server.url)
        assert code == 0
        assert "self-signed.pem (1) [SSL_CERT_FILE]" in out
        monkeypatch.delenv("SSL_CERT_FILE")
        code, out = told(capsys, "-m", "m", "--base-url", server.url)
    assert code == 3
    assert "certificate" in out


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_certificates_that_cannot_be_read_are_told_without_a_traceback(
    content: str | None, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content:
        Path("ca.pem").write_text(content, encoding="utf-8")
    monkeypatch.setenv("SSL_CERT_FILE", "ca.pem")
    arguments = ["-m", "m", "--base-url", "https://127.0.0.1:9/v1"]
    code, out = told(capsys, *arguments)
    assert code == 2
    assert "SSL_CERT_FILE" in out
    Path("facts.json").write_text(
        '{"kind": "township", "title": "关于防汛工作情况的汇报", "sections": {"situation": [{"text": "平稳"}]}}',
        encoding="utf-8",
    )
    assert main(["draft", "facts.json", *arguments]) == 2
    assert "SSL_CERT_FILE" in capsys.readouterr().err


def test_variables_of_other_programs_are_said_not_to_be_read(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "ca.pem")
    _, out = told(capsys, "-m", "m", "--base-url", "https://127.0.0.1:9/v1", "--offline")
    assert "REQUESTS_CA_BUNDLE is not read" in out
