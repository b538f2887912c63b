"""The command line: arguments, exit codes, progress, and what a person reads."""

from draftkit.cli.app import main

__all__ = ["main"]
