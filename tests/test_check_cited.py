"""Document numbers beside titles: each number on its own document."""

import pytest

from draftkit import check_text

FLOOD = {"document": "《青禾镇防汛抢险预案》", "number": "青政发〔2024〕12号"}
DROUGHT = {"document": "《青禾镇抗旱保苗方案》", "number": "青政发〔2024〕15号"}
NOTICE = {"document": "《关于做好夏季用电保障工作的通知》"}
LONGER = {"document": "《关于印发〈青禾镇秸秆利用办法〉的通知》", "number": "青政办〔2024〕7号"}
FACTS = [FLOOD, DROUGHT, NOTICE, LONGER]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "先后印发《青禾镇防汛抢险预案》（青政发〔2024〕15号）和《青禾镇抗旱保苗方案》（青政发〔2024〕12号）。",
            ["青政发〔2024〕15号", "青政发〔2024〕12号"],
        ),
        ("镇政府印发了《青禾镇防汛抢险预案》（青政发〔2024〕15号）。", ["青政发〔2024〕15号"]),
        ("印发《防汛抢险预案》(青政发〔2024〕15号)。", ["青政发〔2024〕15号"]),
        ("印发青禾镇防汛抢险预案（青政发〔2024〕15号）。", ["青政发〔2024〕15号"]),
        ("关于印发《青禾镇抗旱保苗方案》的通知（青政发〔2024〕12号）已下发各村。", ["青政发〔2024〕12号"]),
        ("以青政发〔2024〕12号印发《青禾镇抗旱保苗方案》。", ["青政发〔2024〕12号"]),
        ("青政发〔2024〕12号《青禾镇抗旱保苗方案》已下发。", ["青政发〔2024〕12号"]),
        ("《青禾镇秸秆利用办法》（青政发〔2024〕15号）已下发。", ["青政发〔2024〕15号"]),
    ],
)
def test_a_supplied_number_on_another_supplied_document_is_swapped(text: str, told: list[str]) -> None:
    check = check_text(text, FACTS)
    assert [(finding.code, finding.severity, finding.text) for finding in check.findings] == [
        ("swapped", "error", number) for number in told
    ]
    assert all(finding.expected in finding.message for finding in check.findings if finding.expected)


@pytest.mark.parametrize(
    "text",
    [
        "先后印发《青禾镇防汛抢险预案》（青政发〔2024〕12号）和《青禾镇抗旱保苗方案》（青政发〔2024〕15号）。",
        "先后印发《青禾镇防汛抢险预案》《青禾镇抗旱保苗方案》（青政发〔2024〕12号、青政发〔2024〕15号）。",
        "《青禾镇防汛抢险预案》《青禾镇抗旱保苗方案》（青政发〔2024〕15号）已下发。",
        "按照青政发〔2024〕12号和青政发〔2024〕15号文件，《青禾镇抗旱保苗方案》《青禾镇防汛抢险预案》已下发。",
        "《青禾镇防汛抢险预案》已下发，青政发〔2024〕15号文件正在落实。",
        "《青禾镇秸秆利用办法》（青政办〔2024〕7号）、《青禾镇抗旱保苗方案》（以下简称《方案》）（青政发〔2024〕15号）。",
        "《青禾镇防汛抢险预案》已下发。",
    ],
)
def test_a_number_on_its_own_document_or_told_apart_from_titles_stands(text: str) -> None:
    assert not check_text(text, FACTS).findings


def test_a_number_on_a_document_supplied_without_one_is_to_be_looked_at() -> None:
    check = check_text("印发《关于做好夏季用电保障工作的通知》（青政发〔2024〕15号）。", FACTS)
    assert check.verified
    assert [(finding.code, finding.text) for finding in check.warnings] == [("swapped", "青政发〔2024〕15号")]


def test_a_number_that_stands_beside_the_title_in_what_was_supplied_stands() -> None:
    facts = [*FACTS, {"text": "将《青禾镇防汛抢险预案》并入青政发〔2024〕15号执行"}]
    assert not check_text("印发《青禾镇防汛抢险预案》（青政发〔2024〕15号）。", facts).findings
