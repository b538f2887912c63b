"""The command `draftkit` and what it returns to the shell."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import Any

import click

from draftkit.cli.auditing import audit
from draftkit.cli.batching import batch
from draftkit.cli.checking import check, figures
from draftkit.cli.completion import completion
from draftkit.cli.doctoring import doctor
from draftkit.cli.drafting import demo, draft
from draftkit.cli.engine import collect, export, submit
from draftkit.cli.exemplars import exemplars
from draftkit.cli.exits import Exit
from draftkit.cli.preparing import convert, init, schema, validate
from draftkit.cli.prompting import prompt
from draftkit.cli.reviewing import review
from draftkit.cli.translated import Group, Option, mark, option
from draftkit.cli.updating import update
from draftkit.cli.usage import explain_usage
from draftkit.errors import DraftkitError, ModelError, OutputError
from draftkit.messages import LANGUAGES, say, set_language

WELCOME = mark("""draftkit drafts work reports from typed facts, and proves every figure in them. Step by step:

  1. draftkit demo                               see it work, without a key or a network
  2. draftkit init township -o facts.json        a facts file to fill in (kinds: draftkit init --help)
  3. draftkit validate facts.json                every problem in it at once
  4. draftkit draft facts.json -o report.docx    the report as a Word file; without a model it is written plainly
  5. draftkit check report.docx facts.json       once more, after it was edited by hand
  6. draftkit doctor                             which model is configured, and whether it answers

All commands: draftkit --help. One of them: draftkit draft --help.""")
"""What somebody sees who gives no command."""


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
    help=mark(
        "Draft work reports from typed facts, and prove every figure in them.\n\nStart with: draftkit demo"
    ),
)
@click.version_option(package_name="draftkit", message="%(prog)s %(version)s", cls=Option,
                      help=mark("Show the version."))  # fmt: skip
@option(
    "--lang",
    type=click.Choice(LANGUAGES),
    is_eager=True,
    expose_value=False,
    callback=lambda _context, _option, value: set_language(value) if value else None,
    help=mark("Language of messages; by default that of the locale."),
)
@click.pass_context
def cli(context: click.Context) -> None:
    """Draft work reports from typed facts."""
    if context.invoked_subcommand is None:
        click.echo(say(WELCOME))


for command in (draft, update, batch, check, review, audit, figures, validate, prompt, exemplars, init, convert,
                schema, doctor, demo, completion):  # fmt: skip
    cli.add_command(command)
for command in (export, submit, collect):
    batch.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code, as in `Exit`."""
    _replace_unwritable()
    try:
        result: Any = cli.main(args=arguments, prog_name="draftkit", standalone_mode=False)
        return int(result or Exit.VERIFIED)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.UsageError as error:
        click.echo(explain_usage(error), err=True)
        return Exit.WRONG_INPUT
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("interrupted"), err=True)
        return Exit.INTERRUPTED
    except ModelError as error:
        _show(error)
        return Exit.MODEL_FAILED
    except DraftkitError as error:
        _show(error)
        return Exit.WRONG_INPUT
    except BrokenPipeError:
        if sys.stderr:
            sys.stderr.close()
        return Exit.VERIFIED
    except OSError as error:  # a full disk behind standard output; files have errors of their own
        _drop_output()
        _show(OutputError(say("the result can't be written out: {reason}", reason=error.strerror or str(error))))
        return Exit.WRONG_INPUT
    finally:
        set_language(None)


def _replace_unwritable() -> None:
    """Let a terminal of another encoding show a replacement for what it can't write: no ³ in GBK."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="replace")


def _drop_output() -> None:
    """Send what standard output still holds nowhere: else Python tries once more as it ends, and complains."""
    with suppress(OSError, ValueError, AttributeError), open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _show(error: DraftkitError) -> None:
    click.echo(say("error: {message}", message=error), err=True)
