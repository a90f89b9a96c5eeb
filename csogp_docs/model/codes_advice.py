"""CS6xx: advice on an officer's own words, and one error: a victim who is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.explained import Explained

if TYPE_CHECKING:
    from collections.abc import Mapping

ADVICE: Mapping[str, Explained] = {
    "CS601": Explained(
        title="A label for a person (advice)",
        why="A label says what somebody is. A report says what he did, and what he "
        "may do. The phrases are in content/language/.",
        before="The offender lives alone.",
        after="Mr Specimen lives alone.",
    ),
    "CS602": Explained(
        title="Aggravating or mitigating (advice)",
        why="The report supplies the facts. Whether they make an offence more or less "
        "serious is for the court to say.",
        before="It is an aggravating feature that he was trusted.",
        after="He was trusted.",
    ),
    "CS603": Explained(
        title="A label for use within the service (advice)",
        why="Such a label means nothing to a court, or more than it should.",
        before="He is a PPO.",
        after="He is seen by an officer and by the police every week.",
    ),
    "CS604": Explained(
        title="Hearsay put as fact (advice)",
        why="The reader must be able to tell who said something and when, and whether "
        "it has been checked.",
        before="Apparently he has changed his ways.",
        after="His sister told me on 20 February that he has changed his ways.",
    ),
    "CS605": Explained(
        title="Certainty about the future (advice)",
        why="How likely something is can be judged; that it will happen cannot be "
        "known. A court asks for the reasons.",
        before="He will never offend again.",
        after="He is less likely to offend while he is in work.",
    ),
    "CS606": Explained(
        title="A percentage for a risk (advice)",
        why="Such a figure describes a group of people. Printed in a report about one "
        "person, it is read as being about him.",
        before="His risk of reconviction is 26 per cent.",
        after="The tool places him in the medium band, and I agree.",
    ),
    "CS607": Explained(
        title="What may tell who a victim is (advice)",
        why="The report goes to the defence and the prosecution. A victim stays "
        "anonymous for life.",
        before="V1 works at the library.",
        after="V1 has told the police that she no longer feels safe.",
    ),
    "CS608": Explained(
        title="Selling language (advice)",
        why="The sentence is for the court to choose. A proposal persuades by its "
        "reasons.",
        before="He is an ideal candidate for the programme.",
        after="He accepts responsibility, and has asked for leave for the block week.",
    ),
    "CS609": Explained(
        title="The same sentence in two case files (advice)",
        why="Reports that repeat one another read as if nobody had been listened to.",
        before="He has expressed a willingness to engage with all the work.",
        after="He has asked his manager for leave, so that he can attend.",
    ),
    "CS610": Explained(
        title="A long sentence (advice)",
        why="What is said in one breath too many has to be read twice. The length from "
        "which this is said is in content/language/.",
        before="He says that he is sorry, and that he has thought of it every day, and "
        "that he has told his family, and that he means to attend.",
        after="He says that he is sorry. He has told his family, and means to attend.",
    ),
    "CS611": Explained(
        title="A victim's name in a text",
        why="Victims of sexual offences stay anonymous for life (Sexual Offences "
        "(Amendment) Act 1992, section 1). They are told apart by number.",
        before="V1, Ms Placeholder, has moved away.",
        after="V1 has moved away.",
    ),
}
