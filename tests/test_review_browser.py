"""The review page in a real browser: clicking, keys, filters, paper, a phone; hostile text; no error, no request.

Needs `pip install -e '.[browser]'` and a Chromium (`apt-get install chromium`, or its path in DRAFTKIT_CHROMIUM).
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from draftkit import Report, write_review
from draftkit.messages import set_language
from draftkit.update import FigureChange
from tests.reports import KINDS, shipped
from tests.reviewed import HOSTILE, changed, faulty, flood, hostile, repaired

playwright = pytest.importorskip(
    "playwright.sync_api", reason="the browser is not driven: pip install -e '.[browser]'"
)
CHROMIUM = os.environ.get("DRAFTKIT_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
if not CHROMIUM:
    pytest.skip("there is no Chromium: apt-get install chromium, or name it in DRAFTKIT_CHROMIUM", allow_module_level=True)

def has_chinese_font() -> bool:
    """Whether characters are as wide as on a desk; without a font for them a page is laid out otherwise."""
    listing = shutil.which("fc-list")
    return bool(listing and subprocess.run([listing, ":lang=zh"], capture_output=True, text=True, check=True).stdout)


in_chinese = pytest.mark.skipif(
    not has_chinese_font(), reason="there is no font with Chinese: apt-get install fonts-wqy-zenhei"
)

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESK, PHONE = {"width": 1360, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Opened:
    """A page that was opened from the disk, and what went wrong with it."""

    def __init__(self, browser: Any, folder: Path, size: dict[str, int]) -> None:
        self.context = browser.new_context(viewport=size)
        self.page = self.context.new_page()
        self.folder = folder
        self.wrong: list[str] = []
        self.page.set_default_timeout(10_000)
        self.page.on("console", lambda message: self.wrong.append(f"console: {message.text}"))
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: (self.wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.on("request", lambda request: self.wrong.append(request.url))

    def open(self, report: Report, **options: Any) -> Any:
        write_review(report, self.folder / "page.html", **options)
        self.page.goto((self.folder / "page.html").as_uri())
        self.wrong.remove((self.folder / "page.html").as_uri())
        return self.page


@pytest.fixture
def desk(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    opened = Opened(browser, tmp_path, DESK)
    yield opened
    opened.context.close()
    assert opened.wrong == []


@pytest.fixture
def phone(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    opened = Opened(browser, tmp_path, PHONE)
    yield opened
    opened.context.close()
    assert opened.wrong == []


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.innerText"))


def told(page: Any) -> str:
    return str(page.locator("#live").inner_text())


def visible(page: Any, selector: str) -> list[str]:
    return [found.inner_text() for found in page.locator(selector).all() if found.is_visible()]


def mark(page: Any, text: str) -> Any:
    return page.locator(".paper .m", has_text=text)


def in_view(page: Any, locator: Any) -> bool:
    box = locator.bounding_box()
    return bool(box and box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"])


def test_a_click_on_a_figure_leads_to_its_fact_and_from_there_back_into_the_text(desk: Opened) -> None:
    page = desk.open(shipped("disclosure"))
    mark(page, "216条").click()
    assert "新媒体平台发布信息" in focused(page)
    assert told(page).startswith("Fact: 新媒体平台发布信息 216条")
    assert page.locator(".card.current").count() == 1
    page.locator(".card.current .at a").click()
    assert focused(page) == "216条"
    assert told(page) == "In the text: 216条, as supplied: 新媒体平台发布信息"
    assert in_view(page, mark(page, "216条"))


def test_a_filter_leaves_no_heading_over_nothing_and_counts_what_it_shows(desk: Opened) -> None:
    page = desk.open(changed(flood(), ("129人", "128人")))
    before = visible(page, "#todo h3")
    assert any("To put right" in head for head in before)
    page.get_by_label("blanks only").check()
    assert visible(page, "#todo h3") == ["Blanks to fill in 1"]
    page.get_by_label("findings only").check()
    assert visible(page, "#todo h3") == [head for head in before if "Blanks" not in head]
    page.get_by_label("everything").check()
    assert visible(page, "#todo h3") == before


@in_chinese
def test_the_title_breaks_between_words(desk: Opened) -> None:
    title = "关于贯彻落实省委省政府进一步深化农村集体产权制度改革促进农村集体经济高质量发展工作情况的汇报"
    page = desk.open(changed(flood(), ("关于防汛工作情况的汇报", title)))
    assert page.locator(".paper .title").inner_text() == title
    lines = page.evaluate("""() => {
      const walk = document.createTreeWalker(document.querySelector(".paper .title"), NodeFilter.SHOW_TEXT);
      const lines = {};
      for (let node = walk.nextNode(); node; node = walk.nextNode())
        for (let at = 0; at < node.length; at++) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const top = Math.round(range.getBoundingClientRect().top);
          lines[top] = (lines[top] || "") + range;
        }
      return Object.values(lines);
    }""")
    assert len(lines) > 1
    assert all(word in "|".join(lines) for word in ("深化", "集体产权", "制度", "经济", "高质量", "汇报"))


def test_all_places_of_a_fact_show_while_it_is_looked_at(desk: Opened) -> None:
    page = desk.open(changed(flood(), ("特此汇报", "共转移群众129人，特此汇报")))
    mark(page, "129人").last.click()
    assert page.locator(".paper .told").all_inner_texts() == ["129人", "129人"]
    page.keyboard.press("Escape")
    assert page.locator(".told").count() == 0


def test_a_click_anywhere_on_a_fact_leads_to_its_first_place(desk: Opened) -> None:
    page = desk.open(shipped("disclosure"))
    page.locator("#facts .card", has_text="每日报送统计的时限").locator(".value").click()
    assert focused(page) == "17:00前"
    assert in_view(page, mark(page, "17:00前"))


def test_all_of_it_works_with_keys_alone(desk: Opened) -> None:
    page = desk.open(shipped("disclosure"))
    page.keyboard.press("Tab")
    assert focused(page) == "To the text of the report"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "1191条"  # what is no fact of its own is not stopped at
    page.keyboard.press("Enter")
    assert "全市共发布信息" in focused(page)
    page.keyboard.press("Enter")
    assert focused(page) == "1191条"
    page.keyboard.press("Escape")
    assert "全市共发布信息" in focused(page)
    page.keyboard.press("Escape")
    assert focused(page) == "1191条"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")  # nowhere to go back to


def test_a_figure_that_is_wrong_leads_to_what_to_do(desk: Opened) -> None:
    page = desk.open(faulty())
    mark(page, "128人").click()
    assert "write 129人" in focused(page)
    page.locator(".card.current").get_by_text("its fact").click()
    assert "转移群众" in focused(page)
    assert "wrong" in focused(page)


def test_findings_alone_are_shown(desk: Opened) -> None:
    page = desk.open(faulty())
    page.get_by_label("findings only").check()
    shown = visible(page, ".paper > *")
    assert len(shown) == 2
    assert all(any(word in text for word in ("128人", "57人")) for text in shown)
    assert told(page) == f"paragraphs shown: 2 / {page.locator('.paper > *').count()}"
    assert "东村" not in "".join(visible(page, "#facts .card"))
    assert len(visible(page, "#todo .card")) == 6
    page.get_by_label("everything").check()
    assert len(visible(page, ".paper > *")) == page.locator(".paper > *").count()


def test_blanks_alone_are_shown_and_one_section(desk: Opened) -> None:
    page = desk.open(shipped("township"))
    page.get_by_label("blanks only").check()
    assert all("____" in text for text in visible(page, ".paper > *"))
    assert len(visible(page, ".blanks li")) == 16
    page.get_by_label("everything").check()
    page.get_by_role("combobox", name="Section").select_option("三、存在问题")
    assert [text[:4] for text in visible(page, ".paper > *")] == ["三、存在", "一是谣言"]
    assert len(visible(page, "#sections .section")) == 1
    assert not visible(page, ".blanks li")


def test_what_a_filter_hides_is_shown_again_when_a_link_leads_there(desk: Opened) -> None:
    page = desk.open(flood())
    page.get_by_label("blanks only").check()
    assert not visible(page, "#facts .card.stated")
    mark(page, "129人").click()
    assert "转移群众" in focused(page)
    assert page.get_by_label("everything").is_checked()
    assert len(visible(page, ".paper > *")) == page.locator(".paper > *").count()


def test_changes_since_the_last_report_can_be_shown_alone(desk: Opened) -> None:
    sentence = "截至2020年7月3日，我镇共转移群众129人，其中东村59人、西村70人，受灾面积____；"
    page = desk.open(flood(), changes=[FigureChange("situation", "西村", "66人", "70人", sentence)])
    page.get_by_label("changes only").check()
    assert len(visible(page, ".paper > *")) == 1
    page.locator(".card.change a").click()
    assert "70人" in focused(page)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_hostile_text_is_shown_as_text_and_does_nothing(desk: Opened, language: str) -> None:
    set_language(language)
    page = desk.open(hostile())
    assert HOSTILE in page.locator(".paper .title").inner_text()
    assert HOSTILE in page.title()
    assert page.locator("img, svg, iframe").count() == 0
    for link in page.locator("a:not(.skip)").all():
        link.click()
    mark(page, "130人").click()
    assert "129人" in told(page)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_sticks_out_on_a_phone_and_no_place_is_too_small_to_touch(phone: Opened, kind: str) -> None:
    page = phone.open(shipped(kind))
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    sizes = [link.bounding_box() for link in page.locator("#facts .at a").all()]
    assert all(size["width"] >= 32 and size["height"] >= 30 for size in sizes)


@pytest.mark.parametrize("make", [faulty, hostile, repaired])
def test_nothing_sticks_out_whatever_the_report_holds(phone: Opened, make: Any) -> None:
    page = phone.open(make())
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_on_a_phone_a_fact_comes_up_over_the_text_and_goes_again(phone: Opened) -> None:
    page = phone.open(shipped("disclosure"))
    figure = mark(page, "216条")
    figure.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    figure.click()
    card = page.locator(".card.current")
    assert in_view(page, card)
    assert "新媒体平台发布信息" in focused(page)
    assert page.evaluate("scrollY") == before
    page.keyboard.press("Escape")
    assert focused(page) == "216条"
    assert page.locator(".card.current").count() == 0
    figure.click()
    page.locator(".paper .title").click()
    assert page.locator(".card.current").count() == 0


@in_chinese
def test_without_script_the_page_is_whole_and_its_links_lead(browser: Any, tmp_path: Path) -> None:
    write_review(faulty(), tmp_path / "page.html")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    assert page.locator(".filters").is_hidden()
    mark(page, "128人").click()
    assert page.url.endswith("#n0")
    assert in_view(page, page.locator("#n0"))
    context.close()


CONTRASTS = """() => {
  const shine = color => {
    const parts = color.match(/[0-9.]+/g).slice(0, 3).map(part => part / 255);
    const [r, g, b] = parts.map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = element => {
    const color = getComputedStyle(element).backgroundColor;
    return color === 'rgba(0, 0, 0, 0)' && element.parentElement ? ground(element.parentElement) : color;
  };
  return [...document.querySelectorAll('body *:not(script):not(option)')]
    .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()) && one.checkVisibility())
    .map(one => [shine(getComputedStyle(one).color), shine(ground(one)), one.className + ' ' + one.innerText.slice(0, 20)])
    .map(([text, back, name]) => [(Math.max(text, back) + 0.05) / (Math.min(text, back) + 0.05), name]);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground_as_wcag_asks(desk: Opened, scheme: str) -> None:
    page = desk.open(faulty())
    page.emulate_media(color_scheme=scheme)
    contrasts = page.evaluate(CONTRASTS)
    assert len(contrasts) > 80
    assert [found for found in contrasts if found[0] < 4.5] == []  # WCAG 2.2, 1.4.3


def paper(page: Any, tmp_path: Path) -> str:
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    assert shutil.which("pdftotext")
    done = subprocess.run(["pdftotext", tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="there is no pdftotext: apt-get install poppler-utils")
def test_on_paper_all_of_it_stands_in_order_and_nothing_to_click(desk: Opened, tmp_path: Path) -> None:
    page = desk.open(repaired())
    mark(page, "129人").click()
    text = paper(page, tmp_path)
    order = ["To do before signing", "Marks in the text", "特此汇报", "Facts", "How each section was written", "71人"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)
    assert "findings only" not in text
    assert "镇应急办台账" in "".join(text.split())
