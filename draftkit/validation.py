"""What pydantic finds wrong, in our words and in the reader's language."""

from typing import TYPE_CHECKING

from draftkit.messages import say

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def explain_error(found: "ErrorDetails") -> str:
    """Return what is wrong with a value; pydantic's own words only for what no file of ours can have."""
    context = found.get("ctx") or {}
    match found["type"]:
        case "missing":
            return say("is required")
        case "extra_forbidden":
            return say("is no known field; correct or remove it")
        case "string_type":
            return say("must be text in quotation marks")
        case "tuple_type" | "list_type":
            return say("must be a list [ … ]")
        case "mapping_type" | "dict_type" | "model_type" | "model_attributes_type" | "is_instance_of":
            return say("must be an object {{ … }}")
        case "bool_type" | "bool_parsing":
            return say("must be true or false")
        case "int_type" | "int_parsing" | "int_from_float":
            return say("must be a whole number")
        case "too_short" | "string_too_short":
            return say("is empty; fill it in or leave it out")
        case "string_too_long" | "too_long":
            return say("is too long: at most {most} characters", most=context.get("max_length", ""))
        case "string_pattern_mismatch":
            return say("must fit the pattern {pattern}", pattern=context.get("pattern", ""))
        case "literal_error":
            return say("must be one of: {allowed}", allowed=context.get("expected", "").replace(" or ", ", "))
        case "value_error":
            return str(context.get("error", found["msg"]))
    return str(found["msg"])
