"""One catalogue: every sentence that people read has its Chinese, with the same values in it."""

import ast
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).parents[1] / "draftkit"
FOLDER = PACKAGE / "locale" / "zh" / "LC_MESSAGES"
KEYWORDS = {"say": None, "mark": None}


def chinese() -> Catalog:
    with (FOLDER / "draftkit.po").open("rb") as file:
        return read_po(file, locale="zh")


def sentences() -> set[str]:
    found = extract_from_dir(PACKAGE, keywords=KEYWORDS, method_map=[("**.py", "python")])
    return {message for _file, _line, message, _comments, _context in found if isinstance(message, str)}


def names(sentence: str) -> set[str]:
    return {name for _text, name, _format, _conversion in Formatter().parse(sentence) if name}


def test_every_sentence_has_its_chinese() -> None:
    catalogue = chinese()
    missing = [text for text in sorted(sentences()) if not (catalogue.get(text) and catalogue.get(text).string)]
    assert missing == []


def test_every_sentence_in_the_code_is_one_that_the_extractor_sees() -> None:
    known, unseen = sentences(), []  # what stands within an f-string it does not see
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
                first = node.args[0]
                if isinstance(first, ast.Constant) and first.value not in known:
                    unseen.append(f"{path.name}:{node.lineno}: {first.value}")
    assert unseen == []


def test_no_sentence_of_the_catalogue_is_gone_or_doubtful() -> None:
    known = sentences()
    assert [entry.id for entry in chinese() if entry.id and (entry.id not in known or entry.fuzzy)] == []


def test_a_sentence_and_its_chinese_hold_the_same_values() -> None:
    for entry in chinese():
        if entry.id:
            assert names(str(entry.id)) == names(str(entry.string)), entry.id


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    compiled = BytesIO()
    write_mo(compiled, chinese())
    compiled.seek(0)
    with (FOLDER / "draftkit.mo").open("rb") as file:
        shipped = {entry.id: entry.string for entry in read_mo(file)}
    assert shipped == {entry.id: entry.string for entry in read_mo(compiled)}
