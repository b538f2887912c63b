"""Options that several commands share."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from draftkit.cli.translated import mark, option
from draftkit.messages import say

F = TypeVar("F", bound=Callable[..., Any])

OUTPUT = click.Path(dir_okay=False, readable=False)
"""A file to write."""

BINDINGS = ("cited", "plain", "masked")

ROWS = option("--rows", type=click.Path(dir_okay=False),
              help=mark("Table (.xlsx) with one row a report and one column a figure; all start from the one facts "
                        "file FACTS."))  # fmt: skip
MODEL = option("-m", "--model", help=mark("Name of the model; 'plain' for none."))
BASE_URL = option("--base-url", help=mark("Address of the OpenAI-compatible endpoint, such as http://127.0.0.1:8000/v1."))
TIMEOUT = option("--timeout", type=float, help=mark("Seconds to wait for one answer."))
_BINDING_HELP = mark("How figures stay with their facts: cited by marks, by wording alone, or masked: figures, names "
                     "and dates are not sent, marks stand for them.")  # fmt: skip
REPAIRS = option("--repairs", type=click.IntRange(0, 10), default=2, show_default=True,
                 help=mark("How often a faulty section goes back to the model."))  # fmt: skip
EXEMPLARS = option("--exemplars", type=click.Path(file_okay=False, exists=True),
                   help=mark("Folder of your own sample reports (draftkit exemplars): style is learnt from them, "
                             "nothing in them may turn up."))  # fmt: skip
MAX_PROMPT_TOKENS = option("--max-prompt-tokens", type=click.IntRange(min=1),
                           help=mark("Most tokens of a prompt: whole sections of the sample report are left out, the "
                                     "shortest first, until it fits."))  # fmt: skip
FORMAT = option("--format", "page_format", type=click.Path(dir_okay=False),
                help=mark("TOML file with an office's own fonts, sizes, margins and line pitch; by default those "
                          "of GB/T 9704."))  # fmt: skip
TEMPLATE = option("--template", type=click.Path(dir_okay=False),
                  help=mark("Word file whose page and styles the report takes over."))  # fmt: skip
PAPER = option("--template", type=click.Path(dir_okay=False),
               help=mark("An office's own Word file: what stands in its headers and footers is left out of the "
                         "check."))  # fmt: skip
WARM_CACHE = option("--warm-cache", is_flag=True,
                    help=mark("Send one prompt ahead of all that begin alike, so that an endpoint that caches has "
                              "their beginning for the others: cheaper, later by one answer."))  # fmt: skip
REPLAY = option("--replay", type=click.Path(file_okay=False, exists=True),
                help=mark("Answer from recordings in this folder."))  # fmt: skip
RECORD = option("--record", type=click.Path(file_okay=False), help=mark("Keep the model's answers in this folder."))
REVIEW = option("--review", type=OUTPUT,
                help=mark("Also write the page on which to check the report before it is signed (.html)."))  # fmt: skip
PROMPTS = option("--prompts", type=click.Path(file_okay=False, exists=True),
                 help=mark("Folder with kinds, templates and sample reports of your own."))  # fmt: skip

_MASKED = "draftkit.masked"


def _note_masked(context: click.Context, _: click.Parameter, given: bool) -> None:
    context.meta[_MASKED] = given


def _settle_binding(context: click.Context, parameter: click.Parameter, binding: str | None) -> str | None:
    """Return the binding; what was asked to be masked is never sent otherwise."""
    if not context.meta.get(_MASKED):
        return binding
    given = context.get_parameter_source(parameter.name or "") == click.core.ParameterSource.COMMANDLINE
    if given and binding != "masked":
        raise click.UsageError(say("--masked and --binding {binding} exclude each other", binding=binding))
    return "masked"


def choose_binding(default: str | None = "cited") -> Callable[[F], F]:
    """Add `--binding`, and `--masked` for short."""
    chosen = option("--binding", type=click.Choice(BINDINGS), default=default, show_default=bool(default),
                    callback=_settle_binding, help=_BINDING_HELP)  # fmt: skip
    masked = option("--masked", is_flag=True, is_eager=True, expose_value=False, callback=_note_masked,
                    help=mark("The same as --binding masked."))  # fmt: skip
    return lambda command: chosen(masked(command))


BINDING = choose_binding()
