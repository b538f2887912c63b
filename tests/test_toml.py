"""A TOML file that somebody writes: in the encodings of Chinese offices, and what is wrong told in plain words."""

from pathlib import Path

import pytest

from draftkit.budget import read_prices
from draftkit.cli import main
from draftkit.document.formats import read_format
from draftkit.errors import DraftkitError, FormatError, SettingsError
from draftkit.messages import set_language

WRONG = {
    "[page]\ntop = \n": "line 2, column 7: is not TOML: a value is missing here",
    "[page]\ntop = abc\n": "line 2, column 7: is not TOML: a value is missing here",
    "[page]\ntop 30\n": "line 2, column 5: is not TOML: an equals sign is missing",
    "[page]\ntop：30\n": "： is a Chinese mark; type : in English",
    '[body]\nfont = “仿宋”\n': '“ is a Chinese mark; type " in English',
    '[body]\nfont = "仿宋\n': "is never closed",
    "[page]\ntop = 30\ntop = 31\n": "stands twice",
    "[page]\n[page]\n": "stands twice",
    "[page]\ntop = [30\n": "is never closed",
    "[page]\ntop = 30 mm\n": "something stands behind the value",
    '[body]\nfont = "C:\\仿宋"\n': "a backslash",
    "page]\n": "is not TOML",
    "[page\n": "the bracket that opens here is never closed",
    "= 3\n": "a field's name, an equals sign and a value belong here",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_not_toml_is_told_with_its_place_and_in_plain_words(text: str, tmp_path: Path) -> None:
    path = tmp_path / "format.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        read_format(path)
    assert WRONG[text] in str(caught.value)
    assert "(at " not in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_format_is_read_in_the_encodings_of_facts(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "format.toml"
    path.write_bytes('[body]\nfont = "方正仿宋"  # 本单位字体\n'.encode(encoding))
    assert read_format(path).layout.body.font == "方正仿宋"


def test_what_is_no_text_is_told_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "format.toml"
    path.write_bytes(b"\x81")
    for read, kind in ((read_format, FormatError), (read_prices, SettingsError)):
        with pytest.raises(kind, match="save it as UTF-8"):
            read(path)  # type: ignore[operator]


def test_the_settings_file_is_read_and_told_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = tmp_path / "draftkit.toml"
    settings.write_bytes('model = "plain-model"  # 模型\nbase_url = "http://127.0.0.1:9/v1"\n'.encode("gbk"))
    assert main(["doctor", "--offline"]) == 0
    assert "plain-model" in capsys.readouterr().out
    settings.write_text("model = 通义\n", encoding="utf-8")
    for language, words in (("en", "line 1, column 9: is not TOML"), ("zh", "第1行第9个字符: 格式有误，不是正确的 TOML：这里缺少值")):
        set_language(language)
        assert main(["--lang", language, "doctor", "--offline"]) == 2
        assert words in "".join(capsys.readouterr())


def test_a_kind_in_another_encoding_is_told_with_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kinds").mkdir()
    kind = tmp_path / "kinds" / "brief.toml"
    for text, encoding, words in (("label = “简报”\n", "utf-8", "line 1, column 9: is not TOML"),
                                  ('label = "简报"\n', "gbk", "is not UTF-8; save it as UTF-8")):  # fmt: skip
        kind.write_text(text, encoding=encoding)
        assert main(["init", "brief", "--prompts", str(tmp_path)]) == 2
        assert words in capsys.readouterr().err


def test_no_error_of_toml_is_without_a_place_or_words(tmp_path: Path) -> None:
    path = tmp_path / "prices.toml"
    for text in ("a = 2024-13-45\n", "a = {b = 1, b = 2}\n", 'a = """x\n', "a = '''x\n", "a = {b = 1\n", "[a\n", "a.b = 1\na = 2\n",
                 "a = 1\r", 'a = "\\u12"\n', "a = 0x\n", "[[a]]\n[a]\n", "\x00"):  # fmt: skip
        path.write_text(text, encoding="utf-8", newline="")
        with pytest.raises(DraftkitError) as caught:
            read_prices(path)
        assert "(at " not in str(caught.value)
