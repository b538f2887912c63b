"""Options that several commands share."""

import click

from draftkit.cli.translated import mark, option

BINDINGS = ("cited", "plain")

MODEL = option("-m", "--model", help=mark("Name of the model; 'plain' for none."))
BASE_URL = option("--base-url", help=mark("Address of the OpenAI-compatible endpoint, such as http://127.0.0.1:8000/v1."))
TIMEOUT = option("--timeout", type=float, help=mark("Seconds to wait for one answer."))
BINDING = option("--binding", type=click.Choice(BINDINGS), default="cited", show_default=True,
                 help=mark("How figures stay with their facts: cited by marks, or by wording alone."))  # fmt: skip
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
WARM_CACHE = option("--warm-cache", is_flag=True,
                    help=mark("Send one prompt ahead of all that begin alike, so that an endpoint that caches has "
                              "their beginning for the others: cheaper, later by one answer."))  # fmt: skip
PROMPTS = option("--prompts", type=click.Path(file_okay=False, exists=True),
                 help=mark("Folder with kinds, templates and sample reports of your own."))  # fmt: skip
