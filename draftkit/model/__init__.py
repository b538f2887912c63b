"""The seam to a language model, and the only door to openai, which is imported at the first call."""

from draftkit.model.attempts import AttemptLog, Outcome
from draftkit.model.clock import Clock
from draftkit.model.openai_model import OpenAIModel
from draftkit.model.opening import open_model
from draftkit.model.seam import Model, Reply, Usage, add_usage
from draftkit.model.settings import Settings, read_settings

__all__ = [
    "AttemptLog",
    "Clock",
    "Model",
    "OpenAIModel",
    "Outcome",
    "Reply",
    "Settings",
    "Usage",
    "add_usage",
    "open_model",
    "read_settings",
]
