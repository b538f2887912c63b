"""The seam to a language model, and the only door to openai, which is imported at the first call."""

from draftkit.model.attempts import AttemptLog, Outcome
from draftkit.model.batches import Batch, BatchEndpoint
from draftkit.model.clock import Clock
from draftkit.model.diagnosis import Diagnosis, Setting, Trial, examine, read_or_explain, try_call
from draftkit.model.openai_model import OpenAIModel
from draftkit.model.opening import open_model
from draftkit.model.results import Verdict, judge_result
from draftkit.model.seam import Model, Reply, Usage, add_usage
from draftkit.model.settings import Settings, find_ranks, read_settings
from draftkit.model.warming import CacheWarming, WarmedModel

__all__ = [
    "AttemptLog",
    "Batch",
    "BatchEndpoint",
    "CacheWarming",
    "Clock",
    "Diagnosis",
    "Model",
    "OpenAIModel",
    "Outcome",
    "Reply",
    "Setting",
    "Settings",
    "Trial",
    "Usage",
    "Verdict",
    "WarmedModel",
    "add_usage",
    "examine",
    "find_ranks",
    "judge_result",
    "open_model",
    "read_or_explain",
    "read_settings",
    "try_call",
]
