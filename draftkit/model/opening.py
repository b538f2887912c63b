"""From a name to a model."""

from dataclasses import replace

from draftkit.model.attempts import AttemptLog
from draftkit.model.openai_model import OpenAIModel
from draftkit.model.seam import Model
from draftkit.model.settings import Settings, read_settings

PLAIN = "plain"
"""The name that asks for no model: the library writes itself."""


def open_model(
    model: str | Model | None = None,
    *,
    base_url: str | None = None,
    timeout: float | None = None,
    jobs: int | None = None,
    attempts: AttemptLog | None = None,
) -> Model | None:
    """Return the model to draft with: the one given, the one named, or the one configured; `None` for none.

    What is given goes before what is configured. `jobs` is how many calls whoever asks makes side by side: so many
    may be under way, where no smaller `in_flight` is configured. `attempts` is told of every call of a model that is
    made here. Nothing is sent yet. Raises `SettingsError` when what is configured can't work.
    """
    if model is not None and not isinstance(model, str):
        return model
    if model == PLAIN:
        return None
    settings = read_settings(model, base_url, timeout)
    if settings is None:
        return None
    if jobs:
        most = settings.in_flight if "in_flight" in settings.sources else jobs
        settings = replace(settings, in_flight=min(most, jobs))
    return open_settings(settings, attempts=attempts)


def open_settings(settings: Settings, *, attempts: AttemptLog | None = None) -> OpenAIModel:
    """Return the model of these settings. Raises `SettingsError`."""
    return OpenAIModel(
        settings.model,
        base_url=settings.base_url,
        api_key=settings.api_key,
        timeout=settings.timeout,
        temperature=settings.temperature,
        max_tokens=settings.max_tokens,
        retries=settings.retries,
        retries_unknown=settings.retries_unknown,
        retries_paid=settings.retries_paid,
        longest_wait=settings.longest_wait,
        in_flight=settings.in_flight,
        finish_aliases=settings.finish_aliases,
        extra=settings.extra,
        cache_breakpoint=settings.cache_breakpoint,
        attempts=attempts,
    )
