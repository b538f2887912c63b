"""The numbers of a page: GB/T 9704-2012, as they come out right (clause 5.2.3: 22 lines of 28 characters)."""

from dataclasses import dataclass

TWIPS = 20
"""Twentieths of a point in a point: the unit of positions in a Word file."""
TWIPS_A_MM = 1440 / 25.4
LEADING = 1.25
"""Least distance of lines, in sizes of type: lines of exact height that are lower cut into each other."""
SIZES = {
    "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15, "四号": 14,
    "小四": 12, "五号": 10.5, "小五": 9,
}  # fmt: skip
"""Chinese sizes of type, in points."""


@dataclass(frozen=True, slots=True)
class Face:
    """How characters look: East Asian font by name, size in half-points."""

    font: str
    size: int
    bold: bool = False

    @property
    def points(self) -> float:
        """Size of type, in points."""
        return self.size / 2

    @property
    def size_name(self) -> str:
        """Chinese name of the size, `""` for one that has none."""
        return next((name for name, points in SIZES.items() if points == self.points), "")


@dataclass(frozen=True, slots=True)
class Layout:
    """One office's page. Lengths are in twips (1/20 pt), sizes of type in half-points.

    `tracking` is what is added to each character of the body: 28 characters of 16 pt are 448 pt, more
    than the 156 mm (442.2 pt) they must stand in. `footer` is from the foot of the paper to the page number.
    `mark` is the largest that 发文机关标志 may be; a long one is set smaller. `signer` is the face of 签发人.
    """

    top: int
    bottom: int
    left: int
    right: int
    footer: int
    pitch: int
    tracking: int
    latin: str
    title: Face
    headings: tuple[Face, Face, Face, Face]
    body: Face
    page_number: Face
    mark: Face
    signer: Face
    table: Face
    table_header: Face
    width: int = 11906
    height: int = 16838

    @property
    def em(self) -> int:
        """Width of one full-width character of the body, in twips."""
        return self.body.size * TWIPS // 2

    @property
    def room(self) -> int:
        """Width of the type area (版心), in twips."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> int:
        """Height of the type area, in twips."""
        return self.height - self.top - self.bottom

    def pitch_for(self, face: Face) -> int:
        """Return the distance of lines in which type stands, in twips: that of the page, but for larger type."""
        return max(self.pitch, round(LEADING * face.size * TWIPS / 2))

    @property
    def lines(self) -> int:
        """Lines that a page of text holds."""
        return self.depth // self.pitch

    @property
    def chars(self) -> int:
        """Full-width characters that a line of text holds."""
        return self.room // (self.em + self.tracking)


GBT9704 = Layout(
    top=2098,  # 天头 37 mm (5.2.1)
    bottom=1984,  # what is left of 297 mm below 225 mm
    left=1587,  # 订口 28 mm (5.2.1)
    right=1474,  # what is left of 210 mm beside 156 mm
    footer=1417,  # the dash 7 mm below the type area (7.5)
    pitch=579,  # 22 lines in 225 mm (5.2.3)
    tracking=-5,  # 28 characters in 156 mm (5.2.3)
    latin="Times New Roman",
    title=Face("方正小标宋简体", 44),  # 2号小标宋 (7.3.1)
    headings=(
        Face("黑体", 32),  # 一、 (7.3.3)
        Face("楷体_GB2312", 32),  # （一）
        Face("仿宋_GB2312", 32, bold=True),  # 1.
        Face("仿宋_GB2312", 32),  # （1）
    ),
    body=Face("仿宋_GB2312", 32),  # 3号仿宋 (5.2.2)
    page_number=Face("宋体", 28),  # 4号宋体 (7.5)
    mark=Face("方正小标宋简体", 124),  # 小标宋, red, no larger than that of the office above (7.2.4)
    signer=Face("楷体_GB2312", 32),  # 3号楷体 (7.2.6)
    table=Face("仿宋_GB2312", 24),  # the standard leaves tables to the office: 小4号
    table_header=Face("黑体", 24),
)
