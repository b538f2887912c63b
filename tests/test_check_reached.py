"""What something reached told as its change, or the other way: 增长82% for 恢复到, 为上年的1.1倍 for 增长1.1倍."""

import pytest

from tests.labelled import judge

TOURS = ("游船客流恢复到上年同期=78.4%", "住宿收入恢复到上年同期=91.6%")
AIM = ("管道入户完成年度目标任务比例=112.3%", "罚款起数为上届倍数=2.6倍")
GROWTH = ("保税货值同比增长=1.3倍", "查验车次同比增幅=27.5%")


@pytest.mark.parametrize(
    ("rows", "text", "told"),
    [
        (TOURS, "游船客流比上年同期增长78.4%，住宿收入恢复到上年同期的91.6%。", "78.4%"),
        (TOURS, "游船客流、住宿收入分别比上年同期增长78.4%、91.6%。", "78.4%"),
        (AIM, "管道入户超出年度目标任务112.3%，罚款起数为上届的2.6倍。", "112.3%"),
        (AIM, "管道入户完成年度目标任务的112.3%，罚款起数比上届增加2.6倍。", "2.6倍"),
        (GROWTH, "保税货值为上年的1.3倍，查验车次同比增长27.5%。", "1.3倍"),
        (GROWTH, "保税货值同比增长1.3倍，查验车次恢复到去年同期的27.5%。", "27.5%"),
    ],
)
def test_what_was_reached_told_as_a_change_or_the_other_way_is_an_error(
    rows: tuple[str, ...], text: str, told: str
) -> None:
    errors = [finding for finding in judge(text, rows).errors if finding.code != "missing"]
    assert told in {finding.text for finding in errors if finding.code == "swapped"}
    assert {finding.code for finding in errors} == {"swapped"}


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (TOURS, "游船客流恢复至去年同期的78.4%，住宿收入达到上年同期的91.6%。"),
        (TOURS, "游船客流升至上年同期的78.4%，住宿收入回升到上年同期的91.6%。"),
        (AIM, "管道入户完成全年任务的112.3%，罚款起数是上届的2.6倍。"),
        (AIM, "管道入户超额完成年度目标任务，完成率达112.3%，罚款起数为上届的2.6倍。"),
        (AIM, "管道入户年度目标任务完成率超过112.3%，罚款起数达到上届的2.6倍。"),
        (GROWTH, "保税货值比上年多1.3倍，查验车次增幅为27.5%。"),
    ],
)
def test_what_was_reached_or_changed_told_in_other_words_stands(rows: tuple[str, ...], text: str) -> None:
    assert not [finding for finding in judge(text, rows).errors if finding.code == "swapped"]
