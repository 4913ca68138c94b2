"""The smaller words of a team's day: notes, findings, advice, answers. `{baby}` and `{carer}` are filled in."""

NOTES = (
    "",
    "",
    "Agreed to film five minutes of play next time.",
    "Spoke about the week. A hard weekend, better since Monday.",
    "Text reminder helped. Next visit at the same time.",
    "Health visitor joined for the last ten minutes.",
    "Watched the last clip together. {carer} chose the moment to stop at.",
    "Left the booklet about sleep. To talk about it next time.",
    "{carer} asked about nursery; said we would think about it together.",
    "Shorter than planned: {baby} was due a nap and we let {baby} have it.",
)
SEEN_SMALL = (
    "{baby} was asleep on {carer} for most of the visit. We spoke in low voices and watched the small movements.",
    "{baby} turned to {carer}’s voice and away from mine.",
    "Long looks between {baby} and {carer} during the feed.",
    "{baby} yawned and looked aside; {carer} stopped, waited, and {baby} came back.",
    "{carer} put out her tongue and so, after a while, did {baby}.",
    "{baby} has a cold and wanted to be held. {carer} read it well.",
    "Hiccups, and {carer} told {baby} about them.",
    "{baby} startled at the bell and settled against {carer}’s neck.",
    "First smiles this week. {carer} showed me how to get one.",
    "{baby} watched the light on the wall; {carer} moved so that {baby} could see both it and her.",
    "A hard hour: {baby} could not settle. {carer} swapped arms and hummed until it passed.",
    "{carer} laid {baby} on her knees, face to face, and they had a talk.",
)
SEEN_SITTING = (
    "More sounds than last time, and {carer} answers them.",
    "{baby} sat propped between us and handed everything to {carer}.",
    "{baby} laughed at the sneeze and waited for another.",
    "{baby} reached for {carer}’s cup; {carer} found a safer one.",
    "{baby} looked at me for a long time, then at {carer}, and then at me again, and smiled.",
    "{baby} was tired and stayed close to {carer}.",
    "Tasting carrots. {baby} made a face, {carer} made the same one.",
    "{baby} rolled over and looked astonished. {carer} clapped.",
    "{baby} grumbled on the mat. {carer} waited a moment longer than she used to, and it turned into play.",
    "{carer} sang the bus song. {baby} knew when the horn was coming.",
    "{baby} leant right out of my arms towards {carer}.",
    "A quiet visit. {baby} chewed the ring and kept an eye on {carer}.",
)
SEEN_MOVING = (
    "{baby} brought a toy to each of us in turn and kept the best for {carer}.",
    "{baby} crawled off to the window and called; {carer} called back.",
    "{baby} turned the pages while {carer} made up the words.",
    "{baby} fell, looked for {carer}’s face, and got up again.",
    "{baby} waved me in at the door today.",
    "{baby} hid behind the curtain until {carer} asked loudly where {baby} could be.",
    "{baby} wanted the keys. {carer} said no kindly, and the storm was short.",
    "{baby} stood at the sofa and danced to {carer}’s telephone.",
    "{baby} pushed a spoon of porridge at {carer}’s mouth, and it was eaten.",
    "{baby} clung when I came in, and went off to play once {carer} had sat down.",
    "{baby} pointed at the cat, and looked to see whether {carer} had seen it too.",
    "{carer} followed where {baby} led for ten minutes, under the table and all.",
)
UNBORN_SEEN = (
    "{carer} put her hand to where the baby kicks while she spoke.",
    "We wondered together who this baby might be. {carer} has begun to choose names.",
    "{carer} brought the scan picture and told me what she sees in it.",
)
NOT_SEEN = {
    "did_not_attend": "Nobody in. Card left through the door; rang the next day.",
    "cancelled_by_family": "{carer} rang first thing: {baby} has been up all night.",
    "cancelled_by_service": "I was unwell. Rang {carer} to say so and offered another day.",
}
LIAISONS = (
    ("liaison", "Rang to say how it goes. No new worries on their side."),
    ("liaison", "Shared the plan, with {carer}’s agreement. They will look in after the holidays."),
    ("joint_planning", "Agreed who visits when, so that {carer} does not have three of us in one week."),
    ("case_supervision", "Thought about {baby} and {carer} in supervision: what is mine and what is theirs."),
    ("network_meeting", "Everybody round the family met for half an hour. {carer} opened and closed it."),
    ("consultation", "They asked how to speak with {carer} about weaning. Thought it through with them."),
)
FINDINGS = (
    "More ease between them. {carer} notices sooner and worries less. The goal still fits.",
    "Slow but real change. {baby} looks to {carer} first. To go on as planned.",
    "A step back after a difficult month, and talked about openly. We keep the pace slow.",
    "Much of what they hoped for is there. To talk about an ending next time.",
    "The formulation needed mending: it is less about sleep than we thought.",
)
STEP_WORDS = {
    "step_up": "More is asked of the network, so we meet weekly and bring people together.",
    "step_down": "They need us less, so we meet every other week.",
}
TRIAGE_NOTES = (
    "Talked through at the team meeting. Everybody pictured the baby first.",
    "Clear request. The referrer will introduce us.",
    "Two services involved; asked who leads.",
)
ASKED = (
    ("Anything known that would help us to begin well?", "Known since the booking. No other services. Keen for help."),
    ("Is there a plan of any kind round this baby?", "No plan. An early help episode closed last year."),
    ("When did you last see them, and how were they?", "Seen at six to eight weeks: weight good, mother tearful."),
)
THRIVE_REASONS = {
    "getting_advice": "One or two conversations are likely to be enough.",
    "getting_help": "Goals that can be met in a short piece of work.",
    "getting_more_help": "Several stresses at once; needs time and a practised eye.",
    "getting_risk_support": "Risk is held by several agencies; our part is to keep the baby in mind.",
    "thriving": "Enjoying each other; no more is needed from us now.",
}
CALLS = (
    "A baby who will not settle and a mother who says she is fine.",
    "Feeding is going well and yet something is not right between them; wanted to think aloud.",
    "Father is doing all the nights and has begun to shout.",
    "A toddler who bites since the new baby came.",
    "How to speak with a parent about play without seeming to mark it.",
    "Whether to refer now or to wait for the twelve-week visit.",
    "A mother who does not want anybody else in the house.",
    "An unborn baby whose parents met in hospital.",
)
ADVICE = (
    "Sit beside her and say what the baby does. Leave the advice for the next visit.",
    "Ask when it goes well, and what is different then. Ring again in a fortnight.",
    "See the father on his own once. Ask him what he sees in the baby.",
    "Name the toddler’s side of it. Ten minutes a day alone with one parent.",
    "Film one minute of what goes well and watch it together.",
    "Do not wait: invite her to ring us with you in the room.",
)
SIGNPOSTS = ("The family hub’s stay and play", "Home-Start", "The perinatal mental health team", "Talking Therapies")
GOODBYES = (
    "The health visitor, who will call at the next review\nThe family hub’s stay and play on Tuesdays",
    "Home-Start, from next week\nThe GP, for {carer}’s own health",
    "The library’s rhyme time\nThe health visiting duty line",
)
FOLLOWED_UP = {
    "doing_well": "{carer} was glad of the call. {baby} is into everything. Nothing more needed.",
    "advice_given": "Mostly well; sleep is hard again. Talked about what helped before.",
    "signposted": "Well together. {carer} would like help for herself: gave the number of Talking Therapies.",
    "no_reply": "Two calls and a card. No answer, and no worry from the health visitor.",
}
DECLINED = {
    "age": ("The child is past the age that this service is for.", "The children’s mental health team takes over."),
    "referrer": ("We need a professional of the listed kind beside the family.", "Ask the health visitor to ring us."),
    "parent_only": ("The parent is struggling; the relationship with the baby is not.", "Talking Therapies, at once."),
    "level_of_need": ("The help that is needed is of another kind than ours.", "The health visitor with our advice."),
    "protection": ("There is an investigation under way.", "Ring us for a consultation; refer again afterwards."),
    "belongs_elsewhere": ("Speech and language therapy meets this better.", "Refer there; we gladly think with you."),
    "unsuitable": (
        "The first step is a stable home, which housing is arranging.",
        "Refer again once they are settled.",
    ),
}

ASSESSED = (
    "They look for each other, and lose each other when either is tired. Nights are the hardest. No sign of harm."
)
ASSESSED_TO_DO = "Meet weekly, and speak with the health visitor each fortnight. They know whom to ring."

SHARED_WHY = "Agreed with the parent when we met"
