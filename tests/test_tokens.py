"""Counting tokens opens no socket, and says when it guesses."""

import socket

import pytest

from draftkit.tokens import count_tokens


@pytest.mark.parametrize("model", ["", "gpt-4o", "deepseek-chat", "qwen-max"])
def test_counting_never_opens_a_socket(model: str, monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    count = count_tokens("截至1月28日，全镇共排查86人。", model)
    assert count.tokens > 0
    assert not count.exact


def test_special_tokens_in_a_text_are_text() -> None:
    assert count_tokens("<|endoftext|>", "gpt-4o").tokens > 0
