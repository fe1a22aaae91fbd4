"""Which State a name or code means, and which one it may have meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from gapcheck.model import Country, StateProfile


class States:
    """The known States by code, name and other name; case, accents and an article do not matter."""

    def __init__(self, profiles: Iterable[StateProfile]) -> None:
        self.profiles = tuple(profiles)
        self._by_iso = {profile.iso: profile for profile in self.profiles}
        self._by_word: dict[str, StateProfile] = {}
        self._names: dict[str, str] = {}
        for profile in self.profiles:
            for word in (profile.iso, profile.iso3, profile.name, *profile.also_called):
                if word:
                    self._by_word.setdefault(plain(word), profile)
            for name in (profile.name, *profile.also_called):
                self._names[plain(name)] = name

    def of_country(self, country: Country) -> StateProfile | None:
        """The State of a Country sheet: by its code where it has one, else by its name."""
        return self._by_iso.get(country.iso) if country.iso else self.named(country.name)

    def named(self, text: str) -> StateProfile | None:
        """The State with this code or name."""
        return self._by_word.get(plain(text))

    def suggestion(self, text: str) -> str:
        """The known name that is closest to the text, or an empty string."""
        import difflib  # asked only when something is wrong

        close = difflib.get_close_matches(plain(text), self._names, n=1, cutoff=0.75)
        return self._names[close[0]] if close else ""


def plain(text: str) -> str:
    """A name for comparison."""
    letters = [one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one)]
    words = "".join(one if one.isalnum() else " " for one in letters).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
