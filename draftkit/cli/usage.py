"""What is wrong with a command line, told in the reader's language instead of click's."""

import click

from draftkit.cli.translated import Command
from draftkit.messages import listed, say


def explain_usage(error: click.UsageError) -> str:
    """Return how the command is used, where its help is, and what is wrong with this call of it."""
    if isinstance(error, getattr(click.exceptions, "NoArgsIsHelpError", ())):  # click 8.2 and later
        return error.message
    message = say("error: {message}", message=_in_words(error))
    if error.ctx is None:
        return message
    command = error.ctx.command
    path = command.path(error.ctx) if isinstance(command, Command) else error.ctx.command_path
    help_hint = say("For help: {command} --help", command=path)
    return f"{error.ctx.get_usage()}\n{help_hint}\n\n{message}"


def _in_words(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            return say("there is no option {name}", name=error.option_name)
        case click.BadOptionUsage():
            return say("{name} lacks its value, or takes none", name=error.option_name)
        case click.MissingParameter() if error.param is not None:
            return say("{name} is missing", name=_name(error.param))
        case click.BadParameter() if error.param is not None:
            return _bad_value(_name(error.param), error.param.type) or error.format_message()
    return error.format_message()


def _bad_value(name: str, kind: object) -> str | None:
    match kind:
        case click.Choice():
            return say("{name} must be one of: {choices}", name=name, choices=listed(map(str, kind.choices)))
        case click.IntRange():
            return say("{name} must be a whole number from {least} to {most}",
                       name=name, least=kind.min, most=kind.max)  # fmt: skip
        case click.FloatRange():
            return say("{name} must be a number of {least} or more", name=name, least=f"{kind.min or 0:g}")
        case click.Path() if not kind.file_okay:
            return say("{name} must be a folder; there is none of this name", name=name)
        case click.Path() if not kind.readable:
            return say("{name} is a file to write, and a folder of this name stands there; give the name of a file",
                       name=name)  # fmt: skip
        case click.Path():
            return say("{name} must be a file that can be read, not a folder", name=name)
    return say("{name} must be a number", name=name) if kind is click.FLOAT else None


def _name(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name
