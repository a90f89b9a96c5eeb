"""What is advised about an officer's own words, as content states it."""

from __future__ import annotations

from typing import Literal

from csogp_docs.model.base import Strict, Text, WholeNumber

PhraseCode = Literal[
    "CS601", "CS602", "CS603", "CS604", "CS605", "CS606", "CS607", "CS608"
]


class Phrase(Strict):
    """Words to think twice about: why, what to write instead, and who says so.

    One of `find` is looked for in a sentence, `beside` one of those words if there are
    any, and not as a part of what `unless` lists.
    """

    code: PhraseCode
    find: tuple[Text, ...]
    beside: tuple[Text, ...] = ()
    unless: tuple[Text, ...] = ()
    why: Text
    instead: Text
    source: Text
    confidence: Literal["high", "medium", "low"]


class VictimNames(Strict):
    """How a name comes to stand beside a victim, and what is no name."""

    named: tuple[Text, ...]
    titles: tuple[Text, ...]
    no_names: tuple[Text, ...]


class Sentences(Strict):
    """How long a sentence may be, and how many words repeated are no accident."""

    longest: WholeNumber
    longest_why: Text
    longest_source: Text
    repeated: WholeNumber
    repeated_why: Text
    repeated_source: Text


class Language(Strict):
    """The file `content/language/advice.yaml`."""

    phrases: tuple[Phrase, ...]
    victims: VictimNames
    sentences: Sentences
