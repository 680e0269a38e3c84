"""Company names in a text: every spelling of a party leads to the party."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from index.errors import UserError
from index.naming import NameTable
from index.types import Span
from index.vocabulary_file import GroupTable, PartyTable, VocabularyFile, read_file


@dataclass(frozen=True, slots=True)
class Party:
    """A company, society, trade body or person of the field."""

    name: str
    kind: str
    """Such as ``label``, ``publisher``, ``ai``, ``platform``, ``cmo``."""
    parent: str | None
    aliases: tuple[str, ...]
    ambiguous: tuple[str, ...]
    """Names that mean something else, too."""
    reports: bool
    """Whether it is usually named as the one that reports, not as the one reported on."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A party's name in a text; the span leaves out a possessive or plural s."""

    span: Span
    party: str
    certain: bool
    """False for a name that means something else, too."""


@dataclass(frozen=True, slots=True)
class GroupMention:
    """A collective name in a text, such as "the majors", and whom it stands for."""

    span: Span
    parties: tuple[str, ...]


class Vocabulary:
    """The parties of the field and everything they are called.

    Raises:
        ValueError: two parties, or two groups, claim one name.
    """

    def __init__(self, file: VocabularyFile) -> None:
        self.file = file
        self.parties = tuple(map(_party, file.party))
        self.digest = hashlib.sha256(file.model_dump_json().encode()).hexdigest()
        """Changes when the vocabulary does."""
        self.names = _names_in_any_case(file)
        """What the parties are called, but for the names that are everyday words."""
        self._by_name = {party.name: party for party in self.parties}
        self._names = _party_names(self.parties, frozenset(file.ordinary))
        self._group_names = _group_names(file.group)

    @classmethod
    def read(cls, path: Path) -> "Vocabulary":
        """Read the vocabulary at ``path``.

        Raises:
            UserError: it is missing, is not TOML, has another shape, or contradicts itself.
        """
        file = read_file(path)
        try:
            return cls(file)
        except ValueError as error:
            raise UserError(f"The vocabulary {path} contradicts itself: {error}.") from error

    @classmethod
    def empty(cls) -> "Vocabulary":
        """Return a vocabulary that knows nobody."""
        return cls(VocabularyFile())

    def party(self, name: str) -> Party:
        """Return the party whose full name is ``name``; KeyError if there is none."""
        return self._by_name[name]

    def owners(self, name: str) -> tuple[str, ...]:
        """Return the party of that full name and those it belongs to, nearest first.

        A name that is no party's belongs to nobody.
        """
        found: list[str] = []
        party = self._by_name.get(name)
        while party is not None and party.name not in found:
            found.append(party.name)
            party = self._by_name.get(party.parent) if party.parent else None
        return tuple(found)

    def also_called(self, name: str) -> tuple[str, ...]:
        """Return the other names of the party of that full name; none if there is no such."""
        party = self._by_name.get(name)
        return party.aliases + party.ambiguous if party else ()

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return the parties named in ``text``, in order; the longest names, never overlapping."""
        found = self._names.find(text)
        return tuple(Mention(name.span, name.meaning, name.certain) for name in found)

    def groups(self, text: str) -> tuple[GroupMention, ...]:
        """Return the collective names in ``text``, in order, never overlapping."""
        found = self._group_names.find(text)
        return tuple(GroupMention(name.span, name.meaning) for name in found)


def _party(table: PartyTable) -> Party:
    return Party(table.name, table.type, table.parent, table.aliases, table.ambiguous, table.source)


def _names_in_any_case(file: VocabularyFile) -> tuple[str, ...]:
    every = [name for p in file.party for name in (p.name, *p.aliases, *p.ambiguous)]
    return tuple(name for name in dict.fromkeys(every) if name not in file.ordinary)


def _party_names(parties: tuple[Party, ...], ordinary: frozenset[str]) -> NameTable[str]:
    names: NameTable[str] = NameTable()
    for party in parties:
        own = () if party.name in party.ambiguous else (party.name,)
        for alias in (*own, *party.aliases):
            names.add(alias, party.name, exact=alias in ordinary)
        for alias in party.ambiguous:
            names.add(alias, party.name, certain=False, exact=alias in ordinary)
    return names


def _group_names(groups: tuple[GroupTable, ...]) -> NameTable[tuple[str, ...]]:
    names: NameTable[tuple[str, ...]] = NameTable()
    for group in groups:
        for alias in group.names:
            names.add(alias, group.parties)
    return names
