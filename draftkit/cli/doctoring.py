"""`doctor`: what is configured, where calls would go, and whether one comes back."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from draftkit.cli.exits import Exit
from draftkit.cli.printing import show_json
from draftkit.cli.translated import Command, mark, option
from draftkit.messages import listed, say

if TYPE_CHECKING:
    from draftkit.model import Diagnosis, Trial


@click.command(cls=Command, help=mark(
    "Tell which model is configured and where from, which host is called and how, and try one tiny call."
))  # fmt: skip
@option("-m", "--model", help=mark("Name of the model."))
@option("--base-url", help=mark("Address of the OpenAI-compatible endpoint, such as http://127.0.0.1:8000/v1."))
@option("--timeout", type=float, help=mark("Seconds to wait for one answer."))
@option("--offline", is_flag=True, help=mark("Make no call."))
@option("--json", "as_json", is_flag=True, help=mark("Print JSON."))
def doctor(model: str | None, base_url: str | None, timeout: float | None, offline: bool, as_json: bool) -> int:
    """Examine the settings and try a call."""
    from draftkit.model import examine, read_or_explain, try_call

    settings, problem = read_or_explain(model, base_url, timeout)
    diagnosis = examine(settings, problem)
    if not as_json:
        for line in _told(diagnosis):
            click.echo(line)
    trial = None
    if settings and not diagnosis.problem and not offline:
        trial = try_call(settings)
    if as_json:
        shown = {"version": 1, **diagnosis.to_json(), "call": trial.to_json() if trial else None}
        show_json(shown)
    elif trial:
        for line in _tried(trial):
            click.echo(line)
    if diagnosis.problem:
        return Exit.WRONG_INPUT
    return Exit.MODEL_FAILED if trial and trial.error else Exit.VERIFIED


def _told(diagnosis: "Diagnosis") -> Iterator[str]:
    for setting in diagnosis.settings:
        value = listed(map(str, setting.value)) if isinstance(setting.value, tuple) else setting.value
        yield f"{setting.name}: {value} [{_source(setting.source)}]"
    if diagnosis.settings:
        key = say("set, from {name}", name=diagnosis.key) if diagnosis.key else say("none")
        yield say("key: {key}", key=key)
        yield say("host that is called: {host}", host=diagnosis.host)
        proxy = diagnosis.proxy
        yield say("through the proxy: {proxy}", proxy=f"{proxy.value} [{proxy.source}]" if proxy else say("none"))
    elif diagnosis.keys:
        yield say("key: {key}", key=say("set, from {name}", name=listed(diagnosis.keys)))
    if trust := diagnosis.trust:
        yield say("certificates that are trusted: {trust}", trust=f"{trust.value} [{_source(trust.source)}]")
    yield " · ".join(f"{name} {number}" for name, number in (diagnosis.versions or {}).items())
    for warning in diagnosis.warnings:
        yield say("warning: {warning}", warning=warning)
    if diagnosis.problem:
        yield say("error: {message}", message=diagnosis.problem)


def _source(source: str) -> str:
    return say("default") if source == "default" else source


def _tried(trial: "Trial") -> Iterator[str]:
    seconds = f"{trial.seconds:.2f}"
    if error := trial.error:
        yield say("the call failed after {seconds} s, class {fault}, {reason}: {message}",
                  seconds=seconds, fault=error.fault, reason=error.reason, message=error)  # fmt: skip
        return
    reply = trial.reply
    assert reply
    yield say("the call came back in {seconds} s: model {model}, finish_reason {reason}",
              seconds=seconds, model=reply.model or "-", reason=reply.finish_reason)  # fmt: skip
    usage = reply.usage
    if usage is None or usage.prompt_tokens is None:
        yield say("tokens are not reported: what a run costs stays unknown")
    else:
        yield say("tokens are reported: {prompt} read, {completion} written",
                  prompt=usage.prompt_tokens, completion=usage.completion_tokens)  # fmt: skip
    yield say("answer: {text}", text=reply.text.strip()[:60])
