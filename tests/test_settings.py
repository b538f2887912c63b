"""Where the model's settings come from, and what is refused."""

from pathlib import Path

import pytest

from draftkit import OpenAIModel, SettingsError
from draftkit.model import open_model, read_settings

URL = "http://127.0.0.1:8000/v1"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAFTKIT_API_KEY")  # the canary's


def test_nothing_configured_is_no_model() -> None:
    assert read_settings() is None
    assert open_model() is None
    assert open_model("plain", base_url=URL) is None


def test_a_key_alone_is_no_consent_to_send_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-1")
    assert open_model() is None
    with pytest.raises(SettingsError, match=r"--base-url.*api\.deepseek\.com"):
        open_model("deepseek-chat")


def test_options_come_before_the_environment_and_that_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("draftkit.toml").write_text(f'model = "file"\nbase_url = "{URL}/file"\ntemperature = 0.2', encoding="utf-8")
    settings = read_settings()
    assert settings is not None
    assert (settings.model, settings.base_url, settings.temperature) == ("file", f"{URL}/file", 0.2)
    monkeypatch.setenv("OPENAI_BASE_URL", f"{URL}/openai")
    assert read_settings().base_url == f"{URL}/openai"  # type: ignore[union-attr]
    monkeypatch.setenv("DRAFTKIT_BASE_URL", f"{URL}/own/")
    monkeypatch.setenv("DRAFTKIT_MODEL", "own")
    settings = read_settings()
    assert settings is not None
    assert (settings.model, settings.base_url) == ("own", f"{URL}/own")
    settings = read_settings("option", f"{URL}/option", 7)
    assert settings is not None
    assert (settings.model, settings.base_url, settings.timeout) == ("option", f"{URL}/option", 7)


def test_the_own_key_comes_before_the_shared_one_and_is_stripped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "shared")
    monkeypatch.setenv("DRAFTKIT_API_KEY", "sk-mine\n")
    settings = read_settings("m", URL)
    assert settings is not None
    assert settings.api_key == "sk-mine"
    assert "sk-mine" not in repr(settings)


def test_an_address_from_a_file_never_gets_the_shared_key(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("draftkit.toml").write_text(f'model = "m"\nbase_url = "{URL}"', encoding="utf-8")
    monkeypatch.setenv("OPENAI_API_KEY", "shared")
    settings = read_settings()
    assert settings is not None
    assert settings.api_key == "EMPTY"
    monkeypatch.setenv("DRAFTKIT_API_KEY", "own")
    assert read_settings().api_key == "own"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("config", "word"),
    [
        ('api_key = "sk-secret"', "DRAFTKIT_API_KEY"),
        ('[extra]\napi_key = "sk-secret"', "DRAFTKIT_API_KEY"),
        ("extra = 5", "table"),
        ("modle = 1", "modle"),
        ("model =", "can't be read"),
        ('model = "m"\nbase_url = "nowhere"', "no address"),
        (f'model = "m"\nbase_url = "{URL}"\ntimeout = "soon"', "timeout"),
        (f'model = "m"\nbase_url = "{URL}"\ntemperature = -1', "temperature"),
    ],
)
def test_a_file_that_cannot_work_is_refused_with_the_remedy(config: str, word: str) -> None:
    Path("draftkit.toml").write_text(config, encoding="utf-8")
    with pytest.raises(SettingsError, match=word) as caught:
        read_settings()
    assert "sk-secret" not in str(caught.value)


@pytest.mark.parametrize("host", ["api.deepseek.com", "8.8.8.8"])
def test_a_host_out_there_is_not_called_without_a_key(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match="DRAFTKIT_API_KEY"):
        read_settings("m", f"https://{host}/v1")
    monkeypatch.setenv("DRAFTKIT_API_KEY", "EMPTY")
    assert read_settings("m", f"https://{host}/v1") is not None


@pytest.mark.parametrize("host", ["localhost", "[::1]", "10.0.0.5", "gpu-7", "models.lan"])
def test_a_server_of_ones_own_needs_no_key(host: str) -> None:
    assert read_settings("m", f"http://{host}:8000/v1") is not None


def test_a_name_and_an_address_make_a_model() -> None:
    model = open_model("qwen3", base_url=URL)
    assert isinstance(model, OpenAIModel)
    assert open_model(model) is model


@pytest.mark.parametrize("timeout", [0, 0.0, -1])
def test_no_time_at_all_is_refused(timeout: float) -> None:
    with pytest.raises(SettingsError, match="timeout must be a number"):
        read_settings("m", URL, timeout)


def test_what_a_journal_keeps_of_a_model_holds_no_value_of_extra() -> None:
    first, second = (OpenAIModel("m", base_url=URL, extra={"user": {"token": word}}).identity for word in ("geheim", "other"))
    assert first != second
    assert "geheim" not in first
    assert '"user"' in first
