"""A figure told without the word that makes its label what it is: that it is planned, lacking, owed."""

import pytest

from tests.labelled import judge


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("计划新建停车场=4个", "全镇新建停车场4个。"),
        ("计划新建停车场=4个", "全镇建成停车场4个。"),
        ("计划新建停车场=4个", "全镇建成4个停车场。"),
        ("规划建设停车场=4个", "全镇建成停车场4个。"),
        ("规划建设停车场=4个", "全镇建成4个停车场。"),
        ("截止年底预计完成投资=5.8亿元", "截至年底，项目累计完成投资5.8亿元。"),
        ("拟开工项目=9个", "全县开工项目9个。"),
        ("拟引进人才=15名", "引进人才15名。"),
        ("资金缺口=920万元", "投入资金920万元。"),
        ("企业欠缴税款=380万元", "企业缴纳税款380万元。"),
        ("缺少教师=41人", "全校教师41人。"),
        ("不合格样品=6批次", "抽检样品6批次。"),
    ],
)
def test_what_is_planned_lacking_or_owed_is_not_told_as_done_or_there(row: str, text: str) -> None:
    assert [finding.code for finding in judge(text, (row,)).errors] == ["reversed"]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("计划新建停车场=4个", "下一步，新建停车场4个。"),
        ("计划新建停车场=4个", "方案明确新建停车场4个。"),
        ("计划新建停车场=4个", "计划新建停车场4个。"),
        ("计划新建停车场=4个", "今年安排实施民生工程，新建停车场4个。"),
        ("规划建设停车场=4个", "项目建设停车场4个。"),
        ("规划建设停车场=4个", "项目规划建设4个停车场。"),
        ("截止年底预计完成投资=5.8亿元", "到年底可完成投资5.8亿元。"),
        ("计划投资=3亿元", "投资3亿元的项目进展顺利。"),
        ("计划总投资=6亿元", "产业园总投资6亿元。"),
        ("资金缺口=920万元", "资金缺口920万元。"),
        ("资金缺口=920万元", "资金还差920万元。"),
        ("缺少教师=41人", "还需补充教师41人。"),
        ("不合格样品=6批次", "检出问题样品6批次。"),
        ("企业欠缴税款=380万元", "企业尚有税款380万元未入库。"),
    ],
)
def test_words_that_plan_or_lack_otherwise_say_the_same(row: str, text: str) -> None:
    assert judge(text, (row,)).errors == ()
