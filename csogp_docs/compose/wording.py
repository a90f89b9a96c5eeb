"""Say sentences: the module of this stage that knows the template language.

What a text looks like before there is anything to say is for `template_words`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError

from csogp_docs.compose import phrasing
from csogp_docs.compose.template_names import ENVIRONMENT, WordingError, names_in
from csogp_docs.model.base import NotShown, Unknown
from csogp_docs.model.document import At, Basis, Sentence
from csogp_docs.model.wording import FACT_NOT_SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2.environment import Template

    from csogp_docs.model.assessment import FactFound
    from csogp_docs.model.content import WordingAt
    from csogp_docs.model.wording import Conditions, Wording


@lru_cache(maxsize=4096)
def _template(text: str) -> Template:
    """Compile a text once, for every case that it is said of."""
    return ENVIRONMENT.from_string(text)


def render_wording(wording_id: str, text: str, context: Mapping[str, Any]) -> str:
    """Render one text of content.

    Raises:
        WordingError: it names something that is not there, or would leave a hole.
    """
    try:
        # Most texts name nothing, and are said as they are written.
        said = _template(text).render(context) if "{" in text else text
    except (TemplateError, TypeError) as error:
        raise WordingError(f"wording {wording_id}: {error}") from error
    return " ".join(said.split())


class Speaker:
    """Says the sentences of content about one case, or about no case.

    Args:
        wording: the sentences by id.
        context: what a text may refer to.
        facts: the facts of the case by name.
        answers: what each rule answered.
        version: the version of the wording.
    """

    def __init__(
        self,
        wording: Mapping[str, WordingAt],
        context: Mapping[str, Any],
        facts: Mapping[str, FactFound],
        answers: Mapping[str, str],
        version: str,
    ) -> None:
        self._wording = wording
        self._context = context
        self._facts = facts
        self._answers = answers
        self._version = version

    def with_more(
        self, context: Mapping[str, Any], answers: Mapping[str, str]
    ) -> Speaker:
        """Say the same with more to refer to, and more for sentences to depend on."""
        return Speaker(
            wording=self._wording,
            context={**self._context, **context},
            facts=self._facts,
            answers={**self._answers, **answers},
            version=self._version,
        )

    def applies(self, conditions: Conditions) -> bool:
        """Tell whether all conditions hold; a fact not known is `unknown`."""
        return all(self._value(name) in words for name, words in conditions.items())

    def _value(self, name: str) -> str:
        if name in self._answers:
            return self._answers[name]
        state = self._facts[name].state
        if isinstance(state, NotShown):
            # No condition names this: what turns on it is left out whole.
            return "not shown"
        if isinstance(state, Unknown):
            return "unknown"
        return ("no", "yes")[state] if isinstance(state, bool) else str(state)

    def say(self, wording_id: str, **more: object) -> Sentence | None:
        """Say a sentence, in the form for what is not known where that is needed.

        Returns:
            The sentence, or None when its conditions do not hold.
        """
        wording = self._wording[wording_id].wording
        if not self.applies(wording.when):
            return None
        hidden = self.hidden(wording.needs, wording.text, wording.unknown or "")
        if hidden:
            end = "." if wording.text.rstrip().endswith(".") else ""
            said = phrasing.capitalised(self.missing(hidden)) + end
            return Sentence(said, self._basis(wording))
        unknown = [
            name
            for name in wording.needs
            if isinstance(self._facts[name].state, Unknown)
        ]
        if unknown and wording.unknown is not None:
            missing = self.missing(unknown)
            context = {**self._context, **more, "missing": missing}
            said = render_wording(self._named(wording_id), wording.unknown, context)
            # What is missing may begin a second sentence.
            said = said.replace(f". {missing}", f". {phrasing.capitalised(missing)}")
        else:
            context = {**self._context, **more}
            said = render_wording(self._named(wording_id), wording.text, context)
        return Sentence(phrasing.capitalised(said), self._basis(wording))

    def hidden(self, names: Iterable[str], *texts: str) -> list[str]:
        """Name the facts, of some or named in a text, that this copy does not show."""
        named = dict.fromkeys(
            [*names, *(it for text in texts for it in names_in(text))]
        )
        return [
            name
            for name in named
            if name in self._facts and isinstance(self._facts[name].state, NotShown)
        ]

    def missing(self, names: list[str] | tuple[str, ...]) -> str:
        """Say which facts are not known, and why, those alike in that together."""
        alike: dict[FactFound | Unknown, list[str]] = {}
        for fact in map(self._blamed, names):
            key = fact.state if isinstance(fact.state, Unknown) else fact
            alike.setdefault(key, []).append(fact.absent)
        said = [self._lacking(key, absent) for key, absent in alike.items()]
        return phrasing.listed(said)

    def not_known(self, name: str) -> str:
        """Say of one fact that it is not known, and why."""
        return self.missing([name])

    def _blamed(self, name: str) -> FactFound:
        # A fact that is worked out is missing because another one is.
        blamed = next(iter(self._facts[name].blame), name)
        return self._facts.get(blamed, self._facts[name])

    def _lacking(self, key: FactFound | Unknown, absent: list[str]) -> str:
        if not isinstance(key, Unknown):
            state = key.state
            said = ("no", "yes")[state] if isinstance(state, bool) else state
            return f"{key.absent} is recorded as: {phrasing.written(said)}"
        details = {
            "fact": phrasing.listed(list(dict.fromkeys(absent))),
            "many": len(set(absent)) > 1,
            "source": key.from_ or "",
            "due": key.due or "",
        }
        wording_id = f"unknown.{key.unknown.replace(' ', '-')}"
        if isinstance(key, NotShown):
            wording_id = FACT_NOT_SHOWN
        text = self._wording[wording_id].wording.text
        return render_wording(self._named(wording_id), text, details)

    def _named(self, wording_id: str) -> str:
        """Name a sentence with where it is written, for whoever has to correct it."""
        return f"{wording_id} at {self._wording[wording_id].place}"

    def render(self, wording_id: str, text: str, **more: object) -> str:
        """Render a text that is no sentence of the wording, such as a rule's reason."""
        said = render_wording(wording_id, text, {**self._context, **more})
        return phrasing.capitalised(said)

    def text(self, wording_id: str, **more: object) -> str:
        """Say a sentence that belongs to every programme, as part of a reason."""
        text = self._wording[wording_id].wording.text
        return self.render(self._named(wording_id), text, **more)

    def _rested_on(self, wording: Wording) -> list[str]:
        """Name the facts that a sentence needs, then those that it may also tell."""
        named = [*wording.needs, *names_in(wording.text), *wording.when]
        return [it for it in dict.fromkeys(named) if it in self._facts]

    def _basis(self, wording: Wording) -> Basis:
        return Basis(
            wording=wording.id,
            version=self._version,
            rules=wording.rules,
            clauses=wording.clauses,
            edition=phrasing.period(wording.from_, wording.to),
            facts=tuple(
                At(name, self._facts[name].place) for name in self._rested_on(wording)
            ),
        )
