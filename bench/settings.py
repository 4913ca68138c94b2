"""The product's own settings, with one address more: the bare page that every page is held against."""

from nestling.config.settings import *  # noqa: F403, TID251  (the same settings, so that only the page differs)
from nestling.config.settings import TEMPLATES  # noqa: TID251

ROOT_URLCONF = "bench.urls"
TEMPLATES[0]["DIRS"].append("bench")
