"""Break a long title where it may be broken (GB/T 9704-2012, 7.3.1: whole words, a balanced shape)."""

import re

from draftkit.document.layout import Layout

SLACK = 0.9
"""Characters that a line is wider than what it shall hold: less than one, so that no other fits in."""

AFTER = frozenset("的和与及、》）省市县区镇乡村日月年")
"""Characters after which a line of a title may well end."""

WORDS = frozenset(
    re.findall(
        "[一-龥]{2}",
        """工作 情况 汇报 报告 开展 落实 推进 进展 专项 整治 排查 隐患 安全 生产 防汛 救灾
        抗旱 疫情 防控 脱贫 攻坚 乡村 振兴 环境 保护 教育 预算 执行 信息 公开 社区 街道
        人民 政府 委员 办公 领导 小组 指挥 关于 学习 贯彻 建设 管理 服务 改革 发展 经济
        社会 项目 资金 检查 督查 自查 自纠 整改 总结 年度 阶段 肺炎 冠状 病毒 感染 新型
        应急 值守 复工 复产 群众 居民 隔离 返乡 人员 使用 薄弱 环节 能力 提升 改善 义务
        质量 水平 治理 计划 方案 机关 单位 组织 宣传 监督 监管 市场 卫生 健康 医疗 保障
        就业 住房 城市 农村 农业 产业 企业 财政 审计 问题 措施 实施 完成 任务 目标 考核
        责任 制度 体系 加强 强化 深化 全面 重点 重大 集中 清理 处置 风险""",
    )
)
"""Words of two characters that titles are made of; a line does not end inside one."""


def title_width(text: str, layout: Layout) -> float | None:
    """Return how wide a long title is to be set, in its own characters; `None` when it fits in one line.

    All lines are filled to this width but the last, so one number decides where they end.
    """
    full = (layout.width - layout.left - layout.right) / (layout.title.size * 10)
    size = sum(map(char_width, text))
    if size <= full or "\n" in text:
        return None
    count = int(-(-size // int(full)))
    widths = [step / 2 for step in range(int(2 * size / count), int(2 * full) + 1)] or [full]
    return min(widths, key=lambda width: (_cost(text, width), width))


def char_width(char: str) -> float:
    """Return the width of a character in full-width ones: Latin letters and digits are half as wide."""
    return 0.5 if ord(char) < 0x2000 else 1.0


def _cost(text: str, width: float) -> float:
    ends = _line_ends(text, width)
    last = sum(map(char_width, text[ends[-1] :])) if ends else width
    # a last line of one or two characters looks like a slip; beyond that shape matters less than words
    shape = (width - last) / width + (3 if last < width / 3 else 0) + len(ends)
    return shape + sum(_break_cost(text, end) for end in ends)


def _line_ends(text: str, width: float) -> list[int]:
    ends, used = [], 0.0
    for index, char in enumerate(text):
        if used + char_width(char) > width + 0.01:
            ends.append(index)
            used = 0.0
        used += char_width(char)
    return ends


def _break_cost(text: str, end: int) -> float:
    before, after = text[end - 1], text[end]
    if text[end - 1 : end + 1] in WORDS or (char_width(before) < 1 and char_width(after) < 1):
        return 8
    if after in "的和与及、》）年月日" or before in "《（":
        return 6
    if before in AFTER:
        return 0
    known = text[max(end - 2, 0) : end] in WORDS, text[end : end + 2] in WORDS
    return 2 - sum(known)
