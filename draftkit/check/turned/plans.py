"""Words of planning that plan no deed: a plan that was followed (按计划发放), a size set ahead (计划总投资)."""

from draftkit.patterns import lazy_pattern

_PLAN, _PREPARE, _WAIT = "计划", "筹备", "待"
_REACH = 14
# 按照年度|计划; but 按照要求|计划, 根据实际需求|计划 plan
_FOLLOWED = lazy_pattern(
    "(?:按照?|依照|遵照|根据|对照|依托|落实|执行)[^，。；：、！？\\n0-9]{0,8}"
    "(?<!要求|部署|安排|规定|精神|需[要求]|实际|情况|意见|建议|形势|条件|通知|文件|决定|合同|调[查研])$"
)
_WITH_CARE = lazy_pattern("(?<!正)(?<!正在)(?:精心|认真|周密|扎实|用心|悉心)$")
_ON_PLAN = lazy_pattern(
    "(?<!没)有$|(?:通过|借助|实施)[一-鿿]{2,6}$|(?:代赈|助学|资助|雨露|春蕾|春风|培训|保护|人才|养护|年度建设)$"
)
_TAKEN_ON = lazy_pattern("(?:对|攻坚|攻克|聚焦|针对|围绕|破解|集中|梳理)[^，。；：！？\\n0-9]{0,6}[亟急]$")
_SET_AHEAD = lazy_pattern(
    "任务|名额|指标|规划|概算|编制|总投资|投资总?额|工期|建设期|产能|(?:建设|设计|投资|用地)规模|(?:建筑|占地|用地)面积|设计"
)
_BROUGHT_ABOUT = lazy_pattern("^(?:实际|累计|已|完成|实现|新增|到位)|完成")


def is_carried_out(text: str, start: int, end: int) -> bool:
    """Whether the word of planning there names a plan that was followed (依托国培计划), or the care a deed took."""
    before = max(0, start - _REACH)
    if text.startswith(_PLAN, start, end):
        return _FOLLOWED.search(text, before, start) is not None
    return text.startswith(_PREPARE, start, end) and _WITH_CARE.search(text, before, start) is not None


def is_unclear(text: str, start: int, end: int) -> bool:
    """Whether what the word there plans may have been done: 有|计划|检修, 通过春蕾|计划|帮助, 攻坚亟|待|解决."""
    before = max(0, start - _REACH)
    if text.startswith(_PLAN, start, end):
        return _ON_PLAN.search(text, before, start) is not None
    return text.startswith(_WAIT, start, end) and _TAKEN_ON.search(text, before, start) is not None


def is_set_ahead(label: str) -> bool:
    """Whether what a label names is fixed before any deed, and may be told as planned: 计划总投资, 招生计划86名."""
    return _SET_AHEAD.search(label) is not None and not _BROUGHT_ABOUT.search(label)
