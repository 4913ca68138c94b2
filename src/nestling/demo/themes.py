"""What may weigh on a relationship and what may help: ten made-up stories in the words that a team would use.

`{baby}` and `{carer}` are filled in. Nothing here says what a baby is; it says what was seen and what passed between.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """One kind of story, from the first telephone call to the goodbye."""

    reason: str
    stresses: tuple[str, ...]
    asked: str
    compromised: str
    difficulty: str
    strengths: str
    hopes: str
    goals: tuple[str, ...]
    formulation: str
    seen: tuple[str, ...]
    summary: str


LOW_MOOD = Theme(
    reason="depression",
    stresses=("carer_mental_illness", "low_responsiveness", "isolation", "sleep"),
    asked="Mum’s mood has been low since the birth and she says she is going through the motions with the baby.",
    compromised="{carer} says that caring for {baby} feels like a list of tasks. She feeds and changes {baby} with "
    "care but in silence, and {baby} has begun to look away first. She cannot remember a moment of fun together.",
    difficulty="Low mood since the second week after the birth; started on an antidepressant by the GP.",
    strengths="{carer} noticed it herself and asked for help. She never misses a clinic.",
    hopes="To enjoy the baby, and to stop feeling that anybody else would do it better.",
    goals=("To laugh together once a day.", "I want to know what {baby} is telling me."),
    formulation="{carer} was left to manage alone as a child, and now expects to fail when somebody needs her. "
    "When {baby} looks away she takes it as proof. Slowing down what happens in those seconds lets her see that "
    "{baby} comes back to look for her.",
    seen=(
        "{baby} watched {carer}’s face for a long time while she spoke to me, and smiled when she turned round.",
        "Quiet today. {baby} looked for the lamp rather than for a face, and warmed slowly when sung to.",
        "A game with the muslin: {baby} waited for the cloth to come off, and both laughed.",
    ),
    summary="{carer} and {baby} now have many small moments of play in a day. {carer} reads {baby}’s looking away as "
    "a rest and waits for {baby} to come back. Her mood has lifted and she goes on with her GP.",
)
BIRTH_TRAUMA = Theme(
    reason="post_traumatic_stress",
    stresses=("birth_trauma", "premature_lbw", "separation_illness", "carer_mental_illness", "feeding_growth"),
    asked="Emergency section and three weeks on the neonatal unit. Mum says she still sees the tubes.",
    compromised="{carer} was parted from {baby} for eleven days after the birth. She handles {baby} as if she might "
    "break, checks breathing all night, and hands over to others when {baby} cries because the sound brings it back.",
    difficulty="Flashbacks and broken sleep since an emergency birth.",
    strengths="Both parents came to the unit every day and know every nurse by name.",
    hopes="To hold the baby without being afraid.",
    goals=("To sleep while {baby} sleeps.", "To hear {baby} cry and stay in the room."),
    formulation="The first weeks taught {carer} that closeness comes with alarms. {baby}’s cry is still heard as an "
    "emergency. Telling the story of the birth with {baby} in her arms gives both a way back to the present.",
    seen=(
        "{baby} settled on {carer}’s chest for ten minutes. {carer} counted breaths at first and then forgot to.",
        "{baby} cried at the change of clothes. {carer} stayed, spoke low, and {baby} followed the voice.",
        "{baby} reached for {carer}’s necklace again and again, and looked up each time to share it.",
    ),
    summary="{carer} can tell the story of the birth without being back in it. {baby} is held, carried and comforted "
    "by both parents, and feeds well. They sleep.",
)
DOMESTIC_ABUSE = Theme(
    reason="relationship",
    stresses=("domestic_abuse", "recent_life_stress", "poverty_housing", "isolation", "crying"),
    asked="Mum left a violent partner in the pregnancy and is in temporary housing with the baby.",
    compromised="{carer} says {baby}’s cry sounds angry, like his. She leaves the room when it starts, and {baby} "
    "cries longer. At other times she does not put {baby} down at all.",
    difficulty="Left a violent relationship; frightened of being found.",
    strengths="{carer} got both of them out. She has kept every appointment in four moves.",
    hopes="That the baby never has to be afraid of her, or of anybody.",
    goals=("To stay near when {baby} is cross.", "To feel safe in my own home with {baby}."),
    formulation="Anger in this home has meant danger. {carer} sees it in {baby}’s face before it is there. Naming "
    "whose feeling is whose lets {baby} be upset without {carer} being afraid.",
    seen=(
        "A door banged and both startled; {carer} found words for it and {baby} looked to her and settled.",
        "{baby} watched the door through much of the visit. On {carer}’s knee the looking softened.",
        "{baby} protested loudly about the coat. {carer} smiled: “that is just you, telling me”.",
    ),
    summary="{carer} hears {baby}’s crying as {baby}’s own. They are settled in their new home, and {baby} goes to "
    "{carer} for comfort and then off again to play.",
)
OWN_CHILDHOOD = Theme(
    reason="attachment",
    stresses=("carer_own_maltreatment", "bonding_difficulty", "hostile_attribution", "young_parent"),
    asked="Young mum, in care herself from four. Says the baby does not like her.",
    compromised="{carer} says that {baby} cries to wind her up and goes quiet for other people. She props the bottle "
    "so as not to be looked at, and says it is easier that way.",
    difficulty="No adult she trusts; grew up in six placements.",
    strengths="Honest and quick. She came to the antenatal group every week with two buses.",
    hopes="To be the mum she did not have.",
    goals=("To find out what {baby} likes about me.", "To do feeds looking at each other."),
    formulation="Being needed reminds {carer} of needing. When {baby}’s gaze asks for her she feels judged, and looks "
    "away to manage. Each film clip in which {baby} lights up for her is a small surprise to build on.",
    seen=(
        "In the clip {baby} stops sucking to look up at {carer}. She asked to see it three times.",
        "{baby} fretted with me and stopped on hearing {carer} in the kitchen.",
        "{carer} answered each of {baby}’s sounds with one of her own. It went on for two minutes.",
    ),
    summary="{carer} tells with pride what {baby} likes. Feeds are face to face. She has an adviser for care leavers "
    "and a friend from the group.",
)
CRYING = Theme(
    reason="anxiety",
    stresses=("crying", "sleep", "feeding_growth", "couple_conflict"),
    asked="Baby cries for hours each evening; parents at the end of their tether and rowing.",
    compromised="{baby} cries for four hours most evenings. {carer} has shouted, and has put {baby} down and walked "
    "out to be safe. In calm hours she waits for the next storm and does not play.",
    difficulty="Worn out and anxious; was signed off work with anxiety before.",
    strengths="Both parents can say when they need to stop. Grandparents live near.",
    hopes="An evening in which nobody cries.",
    goals=("To know what to try, and when to stop trying.", "One quiet evening a week for all of us."),
    formulation="{baby} finds it hard to come down from excitement, and is offered more and more of it. As {carer} "
    "grows frantic so does {baby}. Less, slower and sooner helps all three.",
    seen=(
        "{baby} yawned and looked aside early on; {carer} saw it, dimmed the room, and there was no crying.",
        "Hard to watch: forty minutes of crying. {carer} stayed with it, and so did I.",
        "{baby} sucked a fist and looked about for some minutes alone, which is new.",
    ),
    summary="{baby} shows tiredness clearly and {carer} answers early. Evenings are ordinary evenings. The parents "
    "take turns and talk about something else.",
)
LOSS = Theme(
    reason="perinatal",
    stresses=("bereavement", "ambivalent_pregnancy", "carer_mental_illness", "bonding_difficulty"),
    asked="A stillbirth two years ago. Mum cannot let herself count on this baby.",
    compromised="{carer} speaks of {baby} as “the baby” and has not bought anything. She says that she looks at {baby} "
    "and sees the one who died. {baby} is held facing out.",
    difficulty="Grief for a baby who died; low and watchful.",
    strengths="The couple grieve together and can say so. A patient and steady father.",
    hopes="Room for both children.",
    goals=("To say {baby}’s name without crying.", "To make a box for one and a book for the other."),
    formulation="To love {baby} feels like leaving the first behind. {carer} keeps a distance to keep faith. A place "
    "for the one who died makes a place for {baby}.",
    seen=(
        "{baby} studied {carer}’s wet face and touched it. {carer} held the hand there.",
        "{carer} called {baby} by name five times. I counted and told her.",
        "{baby} was turned round in the sling today, so that they can see each other.",
    ),
    summary="{carer} speaks of both her children by name. {baby} is delighted in. The family lights a candle in March "
    "and goes swimming on Fridays.",
)
RECOVERY = Theme(
    reason="drug_alcohol",
    stresses=("substance", "criminality", "poverty_housing", "child_protection", "carer_own_maltreatment"),
    asked="In recovery since the booking appointment. An older child lives with grandparents.",
    compromised="{carer} is watchful of everybody who watches her with {baby}. She keeps {baby} very clean and very "
    "still, and does not get down on the floor. {baby} asks for little.",
    difficulty="In treatment and stable since early pregnancy.",
    strengths="Nineteen months in recovery. Uses her key worker well.",
    hopes="To keep this one, and to deserve it.",
    goals=("To play on the floor without minding the mess.", "To be able to say when I have a bad day."),
    formulation="{carer} has been looked at as a risk for so long that she looks at herself so. {baby} has learnt "
    "that quiet is welcome. Play that nobody marks gives both of them more room.",
    seen=(
        "{baby} dropped the spoon, looked at {carer}, and dropped it again. The second time she laughed.",
        "{baby} sat very still while the grown-ups talked, and came alive when {carer} got down on the rug.",
        "{baby} pulled at my laces and looked round for {carer} before going on.",
    ),
    summary="{carer} and {baby} play and make a mess. {baby} asks loudly for what {baby} wants. Recovery holds, and "
    "the older child visits every other Saturday.",
)
LEARNING = Theme(
    reason="relationship",
    stresses=("carer_learning_disability", "isolation", "low_education", "feeding_growth"),
    asked="Mum has a learning disability. Everybody gives her advice; nobody asks her what she sees.",
    compromised="{carer} follows the feeding chart to the minute, also when {baby} has turned away, and is upset when "
    "{baby} refuses. She asks others what {baby} wants and does not look herself.",
    difficulty="Needs things shown rather than told. Frightened that the baby will be taken.",
    strengths="Warm and playful. Once shown with the baby in front of her, she never forgets.",
    hopes="That people stop telling her off.",
    goals=("To see when {baby} is full.", "To do bath time my own way."),
    formulation="So many people tell {carer} what {baby} needs that she no longer trusts her eyes. Watching together, "
    "with pictures of {baby}’s own signs, gives her back the expert’s place.",
    seen=(
        "{carer} stopped the spoon when {baby} turned the head, before I said anything.",
        "{baby} and {carer} blew raspberries at each other for most of the visit.",
        "{baby} leant in to {carer} when the doorbell rang, and she said “I have got you”.",
    ),
    summary="{carer} reads {baby}’s signs and trusts them. The feeding chart has gone into a drawer. Her advocate and "
    "the health visitor go on together.",
)
FAR_FROM_HOME = Theme(
    reason="anxiety",
    stresses=("isolation", "recent_life_stress", "discrimination", "poverty_housing"),
    asked="New to the country, no family here, and she hardly dares to take the baby out.",
    compromised="{carer} keeps the curtains drawn and {baby} strapped in the bouncer by the television. She says that "
    "at home ten people would hold this baby, and that she does not know how one person does it.",
    difficulty="Homesick, anxious out of doors, and sleeping badly.",
    strengths="Knows forty songs. Her own mother is on the telephone every evening.",
    hopes="For the baby to know where they come from.",
    goals=("To go to the park together.", "To sing {baby} the songs of home."),
    formulation="{carer} is alone with what should be shared. Her fear of outside has become {baby}’s world of one "
    "room. The songs bring the absent ten people into it, and the walk to the corner makes it larger.",
    seen=(
        "{carer} sang and {baby} stopped everything, then joined in with a long note of {baby}’s own.",
        "On the walk {baby} kept hold of {carer}’s hair and looked at everything.",
        "{baby} reached for the box of pans and looked round to {carer} each time with something new.",
    ),
    summary="{carer} and {baby} go to the library group on Tuesdays. {baby} has songs in two languages, and {carer} "
    "has two friends.",
)
UNPLANNED = Theme(
    reason="attachment",
    stresses=("ambivalent_pregnancy", "bonding_difficulty", "couple_conflict", "fertility_treatment"),
    asked="Nobody knew of the pregnancy until it was far on. The parents are kind and lost.",
    compromised="{carer} says she is waiting to feel something. She looks after {baby} well and hands {baby} over "
    "gladly. {baby} looks from face to face and stops at none.",
    difficulty="In shock for weeks; ashamed of not feeling more.",
    strengths="Calm and practical. They speak openly with each other.",
    hopes="To feel that the baby is theirs.",
    goals=("To get to know {baby}.", "To stop pretending with visitors."),
    formulation="There was no time to dream of this baby. {carer} mistakes strangeness for lack of love. Watching "
    "what {baby} does, and wondering aloud who {baby} is, makes up for the months that were missed.",
    seen=(
        "{baby} followed {carer} with the eyes right round the room. Nobody else was followed.",
        "{carer} described {baby} to me for ten minutes without once saying “I should”.",
        "{baby} held up both arms to {carer}. She was across the room before she knew it.",
    ),
    summary="{carer} says that it came so slowly that she did not see it come. {baby} knows whose {baby} is.",
)

THEMES: tuple[Theme, ...] = (
    LOW_MOOD,
    BIRTH_TRAUMA,
    DOMESTIC_ABUSE,
    OWN_CHILDHOOD,
    CRYING,
    LOSS,
    RECOVERY,
    LEARNING,
    FAR_FROM_HOME,
    UNPLANNED,
)
