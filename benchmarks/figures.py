"""How fast figures are found: each time as a multiple of `re.findall("[0-9]+", text)` in the same run.

Beside ours stands `least`: runs of digits, returned as figures with nothing read around them, about the least that a
reader in Python does.

Run: python -m benchmarks.figures
"""

import random
import re
import time
from collections.abc import Callable

from draftkit.figures import Figure, find_figures

_DIGITS = re.compile("[0-9]+")

# report prose of our own, with about as many numbers a character as real reports have (1.3 %)
SENTENCES = (
    "一是加强组织领导。及时召开专题会议，第一时间传达上级精神，统一思想认识，进一步压实各级各部门责任，形成一级抓一级、层层抓落实的工作格局。",
    "二是深入排查隐患。组织干部逐户上门走访，累计排查{}户，登记返乡人员{}人，对重点人员实行一对一跟踪服务，确保底数清、情况明。",
    "截至{month}月{day}日，全县共出动工作人员近{}万人次，悬挂横幅{}余条，发放宣传资料{}份，营造了良好的舆论氛围，得到广大群众的理解和支持。",
    "同时，强化物资保障，积极协调企业开足马力生产，口罩日产量达到{}万只，防护服库存{}套，基本满足一线需要，物资供应总体平稳有序。",
    "三是完善工作机制。坚持每天下午{hour}时召开调度会，研究解决存在的困难和问题，对落实不力的单位和个人严肃追责问责，切实转变工作作风。",
    "从总体情况看，各项任务有序推进，但仍然存在一些薄弱环节：个别单位思想认识不到位，群众自我防护意识不强，基层力量有待进一步充实。",
    "四是凝聚工作合力。充分发挥基层党组织战斗堡垒作用和党员先锋模范作用，把群众组织起来，把力量凝聚起来，共同筑牢安全防线。",
    "要进一步提高政治站位，强化责任担当，坚决克服麻痹思想和松劲心态，以更严的标准、更实的作风抓好各项措施落实，务求取得实效。",
    "各有关部门密切配合、通力协作，加大宣传引导力度，及时回应社会关切，大力营造全社会共同关心、共同参与、共同支持的浓厚氛围。",
    "下一步，我们将严格落实上级决策部署，坚持问题导向，健全长效机制，统筹做好各项工作，确保人民群众生命安全和身体健康，维护社会大局稳定。",
    "财政部门先期拨付资金{}万元，较上年同期增长{}.{}%，重点用于设施改造和设备购置，已完成两个项目的竣工验收，群众满意度明显提升。",
)


def write_text(size: int, seed: int = 7) -> str:
    """Return report-like text of `size` characters, the same for the same seed."""
    rng = random.Random(seed)
    parts: list[str] = []
    length = 0
    while length < size:
        numbers = [rng.randrange(1, 2000) for _ in range(4)]
        hour, month, day = rng.randrange(1, 7), rng.randrange(1, 13), rng.randrange(1, 29)
        part = rng.choice(SENTENCES).format(*numbers, hour=hour, month=month, day=day)
        parts.append(part + rng.choice(("", "", "\n")))
        length += len(parts[-1])
    return "".join(parts)[:size]


def measure(function: Callable[[str], object], text: str) -> float:
    """Return the least CPU time of one call, in seconds; short texts are read many times over."""
    repeat = max(1, 20_000 // len(text))
    times = []
    for _ in range(7):
        start = time.process_time()
        for _ in range(repeat):
            function(text)
        times.append(time.process_time() - start)
    return min(times) / repeat


def find_digits(text: str) -> list[Figure]:
    """Return each run of digits as a figure: the least that a reader of figures does."""
    return [
        Figure(found.start(), found.end(), found[0], int(found[0]), "", None, "count")
        for found in _DIGITS.finditer(text)
    ]


def main() -> None:
    """Print the ratios for texts of 2 k to 2 M characters."""
    digits = _DIGITS.findall
    find_figures("热身")
    print(f"{'characters':>12}{'numbers':>9}{'figures':>9}{'findall ms':>12}{'figures ms':>12}{'ratio':>8}{'least':>8}")
    for size in (2_000, 20_000, 200_000, 2_000_000):
        text = write_text(size)
        base, ours, least = (measure(read, text) for read in (digits, find_figures, find_digits))
        counts = f"{len(digits(text)):>9}{len(find_figures(text)):>9}"
        print(f"{size:>12}{counts}{base * 1e3:>12.3f}{ours * 1e3:>12.3f}{ours / base:>8.1f}{least / base:>8.1f}")


if __name__ == "__main__":
    main()
