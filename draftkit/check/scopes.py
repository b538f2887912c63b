"""What something is told of as a whole, as patterns: 全国, 全县, 全校, 我市."""

from draftkit.patterns import lazy_pattern

LEVELS = "国省市州盟县区旗镇乡村"
"""What is governed, from above down."""
SCOPE = f"全[{LEVELS}]"
ANY_SCOPE = lazy_pattern(SCOPE)
WHOLE = f"全[{LEVELS}局院校]"
"""The same, or all of a body."""
OURS = f"[我本][{LEVELS}]"
