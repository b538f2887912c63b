"""A report as other files than Word's: the same text, nothing in it taken for markup, and never taken for a clean one."""

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit import OutputError, Report, check_text, draft_report, parse_facts
from draftkit.answer import drop_markdown
from draftkit.characters import text_width
from draftkit.cli import main
from draftkit.document import Dress, Paragraph, libreoffice, read_draft
from draftkit.document.plaintext import escape_markdown, markdown_of, unescape_markdown
from draftkit.document.webpage import webpage_of
from draftkit.draft import Draft
from draftkit.report import How, prepare_report
from draftkit.report.dressing import HOW

HOSTILE = "</script><img src=x onerror=alert(1)>&amp;\"'"
FACTS = """{"kind": "township", "title": "关于防汛工作情况的汇报", "issuer": "青河镇人民政府", "self": "我镇", "date": "2020年7月5日",
 "sections": {"situation": [
   {"label": "转移群众", "value": "129人", "source": "</td><script>x</script>", "parts": [
     {"label": "东村", "value": "59人"}, {"label": "西村", "value": "70人"}]},
   {"label": "受灾面积", "value": null}, {"label": "安置点", "value": "3处"}],
  "next_steps": [{"text": "加强*巡查*，整治_乱堆乱放_"}]}}"""


def drafted(wrong: tuple[str, str] = ("", "")) -> Report:
    drafting = prepare_report(parse_facts(FACTS), "plain")
    written = [drafting.write(section) for section in drafting.sections]
    if wrong[0]:
        written = [replace(one, draft=Draft(one.text.replace(*wrong))) for one in written]
    return drafting.finish(written)


class Shown(HTMLParser):
    """What a page shows, and what it is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.anchors: list[str] = []
        self.text = ""
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._silent = tag in ("style", "title")
        values = dict(attrs)
        self.links += [values["href"] or ""] if "href" in values else []
        self.anchors += [values["id"] or ""] if "id" in values else []
        assert not {"src", "onerror", "onclick"} & values.keys()

    def handle_endtag(self, tag: str) -> None:
        self._silent = False
        if tag in ("p", "h1", "h2"):
            self.text += "\n"

    def handle_data(self, data: str) -> None:
        if not self._silent and data != "\n":
            self.text += data


def test_every_way_to_write_a_section_has_words() -> None:
    assert set(HOW) == set(How.__args__)  # type: ignore[attr-defined]


@pytest.mark.parametrize("suffix", [".txt", ".md", ".docx"])
def test_what_was_written_reads_back_as_the_text(suffix: str, tmp_path: Path) -> None:
    report = drafted()
    path = tmp_path / f"report{suffix}"
    report.save(path)
    read = read_draft(path).text
    assert [line for line in read.split("\n") if line] == report.text.split("\n")
    assert check_text(read, report.facts).verified


@settings(max_examples=200)
@given(st.text(st.sampled_from("*_#`-+.)1 甲[]<>|~\\"), max_size=20).filter(lambda text: text.strip() == text != ""))
def test_no_text_is_taken_for_markdown(text: str) -> None:
    assert unescape_markdown(drop_markdown(escape_markdown(text))) == text
    assert unescape_markdown(drop_markdown(markdown_of([Paragraph("heading", text)]))).strip() == text


def test_a_page_shows_the_text_and_holds_nothing_else(tmp_path: Path) -> None:
    report = drafted()
    report.save(tmp_path / "r.html")
    shown = Shown()
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    shown.feed(page)
    assert shown.text.strip().split("\n") == report.text.split("\n")
    assert set(shown.tags) <= {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "span", "wbr"}
    assert "default-src 'none'" in page


SIGNED = [
    Paragraph("number", "\t签发人：李四　　欧阳建国\n\u3000青水〔2026〕12号\t\t王小明　赵六"),
    Paragraph("title", "关于防汛工作情况的汇报"),
]


def test_the_names_of_signers_stand_below_each_other_in_markdown_and_are_no_code() -> None:
    first, second = markdown_of(SIGNED).split("\n\n")[0].split("  \n")
    assert first == "　" * 14 + "签发人：李四　　欧阳建国"
    assert second == "　青水〔2026〕12号" + "　" * 9 + "王小明　赵六"
    assert text_width(first.partition("李四")[0]) == text_width(second.partition("王小明")[0])


def test_a_page_sets_signers_beside_the_number_in_a_column_of_their_own() -> None:
    page = webpage_of(SIGNED, "汇报", Dress())
    (signed,) = re.findall('<p class="number signed">(.*?)</p>', page, re.DOTALL)
    assert re.findall("<span[^>]*>([^<]*)</span>", signed) == [
        "", "签发人：李四　　欧阳建国", "　青水〔2026〕12号", "王小明　赵六",
    ]  # fmt: skip
    assert re.sub("<[^>]*>", "", signed).strip() == SIGNED[0].text.strip()


def test_the_title_of_a_page_breaks_between_words_only() -> None:
    title = "关于全县深化农村集体产权制度改革工作情况的汇报"
    page = webpage_of([Paragraph("title", title)], title, Dress())
    (words,) = re.findall('<h1 class="title">(.*?)</h1>', page)
    assert words.replace("<wbr>", "") == title
    assert not {"深化", "集体", "制度", "汇报"} - set(re.findall("深化|集体|制度|汇报", words))


def test_a_page_with_annex_links_each_row_to_its_figure_and_shows_hostile_text_as_text(tmp_path: Path) -> None:
    report = drafted()
    report = replace(report, paragraphs=(*report.paragraphs, Paragraph("body", HOSTILE)))
    report.save(tmp_path / "r.html", annex=True)
    shown = Shown()
    shown.feed((tmp_path / "r.html").read_text(encoding="utf-8"))
    assert len(shown.links) == len(set(shown.links)) == len(report.check.figures) + 1
    assert {link.removeprefix("#") for link in shown.links} == set(shown.anchors)
    assert HOSTILE in shown.text
    assert "</td><script>x</script>" in shown.text
    assert not {"script", "img"} & set(shown.tags)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_what_is_not_verified_begins_with_saying_so(suffix: str, tmp_path: Path) -> None:
    drafted(("129人", "128人")).save(tmp_path / f"bad{suffix}")
    drafted().save(tmp_path / f"good{suffix}")
    bad, good = ((tmp_path / f"{name}{suffix}").read_text(encoding="utf-8").replace("<wbr>", "") for name in ("bad", "good"))
    assert "未通过核对" not in good
    assert bad.index("未通过核对") < bad.index("不得签发、印发、报送") < bad.index("128人") < bad.rindex("关于防汛工作情况的汇报")
    if suffix == ".html":
        assert re.search('class="wrong" title="[^"]*129人', bad)


def test_the_command_writes_what_the_name_asks_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "facts.json").write_text(FACTS, encoding="utf-8")
    for name in ("r.txt", "r.md", "r.html", "R.HTML"):
        assert main(["draft", str(tmp_path / "facts.json"), "-m", "plain", "-o", str(tmp_path / name)]) == 0
        assert "129人" in (tmp_path / name).read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["draft", str(tmp_path / "facts.json"), "-m", "plain", "-o", str(tmp_path / "r.doc")]) == 2
    assert ".pdf" in capsys.readouterr().err


def test_no_table_is_promised_to_a_file_that_can_hold_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "facts.json").write_text(FACTS, encoding="utf-8")
    for name in ("r.txt", "r.md"):
        assert main(["draft", str(tmp_path / "facts.json"), "-m", "plain", "--audit", "-o", str(tmp_path / name)]) == 2
        assert ".html" in capsys.readouterr().err
        assert not (tmp_path / name).exists()
    report = drafted()
    report.save(tmp_path / "r.json")
    assert main(["audit", str(tmp_path / "r.json"), "-o", str(tmp_path / "r.md")]) == 2
    assert main(["audit", str(tmp_path / "r.json"), "-o", str(tmp_path / "r.html"), "--clean", str(tmp_path / "r.md")]) == 0
    assert "数据核对表" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_without_libreoffice_a_pdf_is_refused_before_anything_is_drafted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "facts.json").write_text(FACTS, encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "PLACES", ())
    assert main(["--lang", "en", "draft", str(tmp_path / "facts.json"), "-m", "plain", "-o", str(tmp_path / "r.pdf")]) == 2
    assert "Install it" in capsys.readouterr().err
    assert not (tmp_path / "r.pdf").exists()


def stand_in(folder: Path, script: str, name: str = "soffice") -> None:
    """Put a program of that name into a folder."""
    (folder / name).write_text(f"#!{sys.executable}\n{script}", encoding="utf-8")
    (folder / name).chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_fonts_that_a_pdf_shows_others_in_place_of_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "facts.json").write_text(FACTS, encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    stand_in(
        tmp_path,
        "import sys\nopen(sys.argv[sys.argv.index('--outdir') + 1] + '/report.pdf', 'wb').write(b'%PDF-1.7')\n",
    )
    likes = "{'黑体': 'FandolHei', 'Times New Roman': 'Liberation Serif', '宋体': 'FandolSong'}"
    known = f"import sys\nprint({likes}.get(sys.argv[-1], 'DejaVu Sans'), end='')\n"
    draft = ["--lang", "en", "draft", str(tmp_path / "facts.json"), "-m", "plain", "-o"]
    assert main([*draft, str(tmp_path / "r.pdf")]) == 0  # no fontconfig to ask
    assert "not installed" not in capsys.readouterr().err
    stand_in(tmp_path, known, "fc-match")
    assert main([*draft, str(tmp_path / "r.docx")]) == 0  # whoever opens it may have them
    assert "not installed" not in capsys.readouterr().err
    assert main([*draft, str(tmp_path / "r.pdf")]) == 0
    (told,) = [line for line in capsys.readouterr().err.splitlines() if "not installed" in line]
    assert all(name in told for name in ("仿宋_GB2312", "楷体_GB2312", "方正小标宋简体"))
    assert not any(name in told for name in ("黑体", "宋体,", "Times"))


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_a_libreoffice_that_fails_or_hangs_is_told_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DRAFTKIT_LANG", "en")
    stand_in(tmp_path, "print('javaldx: no Java')")
    with pytest.raises(OutputError, match="javaldx: no Java"):
        libreoffice.convert_to_pdf(b"")
    stand_in(
        tmp_path,
        "import os, subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        f"open({str(tmp_path / 'pid')!r}, 'w').write(str(child.pid))\ntime.sleep(600)\n",
    )
    with pytest.raises(OutputError, match="was stopped"):
        libreoffice.convert_to_pdf(b"", timeout=5)
    assert wait_until_gone(int((tmp_path / "pid").read_text()))  # what it started is gone with it


def wait_until_gone(process: int) -> bool:
    """Wait up to five seconds for a process to be gone, or nothing but an entry that nobody collected."""
    for _ in range(100):
        state = Path(f"/proc/{process}/stat")
        try:
            os.kill(process, 0)
            if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(os.environ.get("DRAFTKIT_RENDER") != "1", reason="slow: set DRAFTKIT_RENDER=1")
@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftotext")), reason="not installed: soffice, pdftotext")
def test_a_pdf_holds_the_text(tmp_path: Path) -> None:
    report = draft_report(parse_facts(FACTS), "plain")
    report.save(tmp_path / "r.pdf")
    done = subprocess.run(["pdftotext", tmp_path / "r.pdf", "-"], capture_output=True, check=True)
    shown = re.sub(r"\s", "", done.stdout.decode())
    assert all(re.sub(r"\s", "", line) in shown for line in report.text.split("\n"))
