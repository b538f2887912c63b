"""The canary sees a key wherever a test leaves one: tried in a suite of its own that leaks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.canary import CANARY, NEEDLE

ROOT = Path(__file__).parents[1]
CONFTEST = """
import pytest
from tests.canary import Canary

canary = Canary()

def pytest_configure(config):
    config.pluginmanager.register(canary, "canary")

@pytest.fixture(autouse=True)
def _watch(monkeypatch, request):
    canary.watch(monkeypatch, request.node.nodeid)

@pytest.fixture
def capsys(capsys, request):
    canary.watch_output(capsys, request.node.nodeid)
    return capsys
"""
LEAKS = {
    "a file": "(tmp_path / 'a.json').write_text(f'key: {KEY}')",
    "a file in UTF-16": "(tmp_path / 'a.txt').write_text(f'key: {KEY}', encoding='utf-16')",
    "a file's name": "(tmp_path / KEY).touch()",
    "a Word file": "import zipfile\n    with zipfile.ZipFile(tmp_path / 'a.docx', 'w', zipfile.ZIP_DEFLATED) as z:\n        z.writestr('word/document.xml', KEY)",
    "a beginning of it": "(tmp_path / 'a.json').write_text(KEY[:20])",
    "output": "print(KEY)",
    "output that is read": "print(KEY)\n    capsys.readouterr()",
    "a log": "import logging\n    logging.getLogger('openai').debug('Authorization: Bearer %s', KEY)",
    "an error": "from draftkit import Message, OpenAIModel, Request\n    from draftkit.model import endpoint\n"
                "    def ask(*_): raise OSError(KEY)\n    monkeypatch.setattr(endpoint.Endpoint, 'ask', ask)\n"
                "    with pytest.raises(OSError): OpenAIModel('m', base_url='http://127.0.0.1:9/v1').complete(Request('r', (Message('user', 'x'),)))",
    "nothing": "assert KEY",
}  # fmt: skip


@pytest.mark.parametrize("leak", LEAKS)
def test_a_suite_that_leaks_fails_and_is_told_where(leak: str, tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    fixtures = "tmp_path, capsys, monkeypatch" if "read" in leak else "tmp_path, monkeypatch"
    body = f"import os, pytest\n\ndef test_it({fixtures}):\n    KEY = os.environ['DRAFTKIT_API_KEY']\n    {LEAKS[leak]}\n"
    (tmp_path / "test_it.py").write_text(body, encoding="utf-8")
    inner = tmp_path / "inner"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--rootdir={tmp_path}",
               f"--basetemp={inner}", "test_it.py"]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    for file in inner.rglob("*"):
        if file.is_file():
            file.unlink()  # or the canary of this suite finds it
    assert "1 passed" in done.stdout, done.stdout + done.stderr
    if leak == "nothing":
        assert done.returncode == 0
        assert "canary: 0 hits" in done.stdout
    else:
        assert done.returncode == 1
        assert "canary: a key in " in done.stdout
    assert CANARY not in done.stdout  # telling of a leak is none


def test_the_needle_is_the_key_of_this_run_and_those_of_other_tests() -> None:
    for key in (CANARY, "sk-canary-0123456789", "sk-doctor-canary-0123456789", CANARY[:18]):
        assert NEEDLE.search(key)
    assert not NEEDLE.search("sk-canary-…")
