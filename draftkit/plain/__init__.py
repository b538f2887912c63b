"""The writer without a model: any section of any kind, from its facts alone, in plain official Chinese."""

from draftkit.plain.sections import write_plainly

__all__ = ["write_plainly"]
