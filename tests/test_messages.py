"""What people read is in their language."""

import pytest

from draftkit.messages import language, listed, retell, say, set_language


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LC_ALL": "zh_TW", "LANG": "en_US"}, "zh"),
        ({"DRAFTKIT_LANG": "en", "LANG": "zh_CN"}, "en"),
        ({}, "en"),
    ],
)
def test_the_locale_decides(
    environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DRAFTKIT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    set_language(None)
    assert language() == expected


def test_values_are_filled_in_once() -> None:
    assert say("is too long: at most {most}", most="{0} {most}").endswith("{0} {most}")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="zh, en"):
        set_language("fr")


def test_what_was_said_is_told_again_in_another_language() -> None:
    set_language("en")
    told = say("{name} must be one of: {choices}", name="--kind", choices=listed(["a", "b"]))
    assert told == "--kind must be one of: a, b"
    assert retell(told, "zh") == "--kind 只能是：a, b"
    assert retell("anything else", "zh") == "anything else"
    set_language("zh")
    assert listed(["a", "b"]) == "a、b"
