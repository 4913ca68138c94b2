"""Explains a profile setting by setting, and says in plain words what differs between two versions."""

from dataclasses import dataclass
from typing import Any

from nestling.core.phrases import sentence_case
from nestling.organisations.profiles.profile import SETTING_NAMES, Profile, Setting, Status, setting_of
from nestling.organisations.profiles.wording import STATUS_WORDS, describer


@dataclass(frozen=True)
class Explained:
    """One setting as a reader sees it."""

    name: str
    group: str
    label: str
    words: str
    source: str
    status: Status
    status_words: str
    note: str


def explain(name: str, setting: Setting[Any]) -> Explained:
    """One setting in plain words, with where it comes from."""
    described = describer(name)
    words = described.in_words(setting.value)
    return Explained(
        name,
        described.group,
        described.label,
        sentence_case(words),
        setting.source,
        setting.status,
        STATUS_WORDS[setting.status],
        setting.note,
    )


def explained(profile: Profile) -> tuple[Explained, ...]:
    """Every setting of the profile in plain words, in the order of the page "How this service works"."""
    return tuple(explain(name, setting_of(profile, name)) for name in SETTING_NAMES)


@dataclass(frozen=True)
class Difference:
    """One setting that differs between two versions, both said in plain words."""

    name: str
    label: str
    before: str
    after: str


def differences(old: Profile, new: Profile) -> tuple[Difference, ...]:
    """The settings whose meaning, source, standing or note differs; an empty answer means nothing changes."""
    return tuple(
        _difference(name, setting_of(old, name), setting_of(new, name))
        for name in SETTING_NAMES
        if setting_of(old, name) != setting_of(new, name)
    )


def _difference(name: str, old: Setting[Any], new: Setting[Any]) -> Difference:
    before, after = explain(name, old), explain(name, new)
    if before.words != after.words:
        return Difference(name, before.label, before.words, after.words)
    return Difference(name, before.label, _with_source(before), _with_source(after))


def _with_source(setting: Explained) -> str:
    note = f" {setting.note}" if setting.note else ""
    return f"{setting.words} ({setting.source}; {setting.status_words.lower()}.{note})"
