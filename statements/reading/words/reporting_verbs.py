"""Verbs (and a few nouns) that report what somebody said, and what may follow each of them.

clause      a clause is what was said: "said (that) the bridge is safe"
quoted      only a quotation, or a clause that "that" opens, was said: "the letter reads", "the court held that"
topic       a noun phrase or an infinitive is what was said: "denied any contacts", "vowed to resign"
person      somebody who was told comes first: "told reporters that", "assured the house that"
"""

from __future__ import annotations

from . import listed

CLAUSE, QUOTED, TOPIC, PERSON = "clause", "quoted", "topic", "person"


def _listed(takes: str, *phrases: str) -> dict[tuple[str, ...], frozenset[str]]:
    words = (phrase.strip() for line in phrases for phrase in line.split(","))
    return {tuple(word.split()): frozenset(takes.split()) for word in words}


def _together(*lists: dict[tuple[str, ...], frozenset[str]]) -> dict[tuple[str, ...], frozenset[str]]:
    """What any of the lists lets a verb take."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for each in lists:
        for verb, takes in each.items():
            found[verb] = found.get(verb, frozenset()) | takes
    return found


VERBS = _together(
    _listed(
        "clause",
        "say, state, add, explain, insist, claim, argue, reply, respond, answer, continue, conclude, remark, observe",
        "comment, joke, quip, write, tweet, contend, allege, assert, reckon, believe, think, hope, expect, fear, feel",
        "maintain, opine, shout, cry, whisper, wonder, ask, declare, announce, report, estimate, testify, agree, boast",
        "suspect, doubt, imply, counter, retort, murmur, chant, hint, post, rule, find, show, complain, lament, intone",
        "interject, recount, go on, write back, point out, make clear, make it clear, put it, chime in, speculate",
        "yell, scream, exclaim, bellow, blurt, mutter, mumble, grumble, growl, groan, moan, sneer, scoff, fume, gush",
        "muse, ponder, deadpan, brag, gloat, reminisce, rejoin, surmise, decide, theorize, hypothesize, posit",
        "weigh in, blog, confide, enthuse, grouse, inquire, enquire, plead, whine, sum up, go on to say, attest",
        "guarantee, rhapsodize",
    ),
    _listed(
        "quoted",
        "sing, read, hold, provide, project, text, email, reflect, interrupt, volunteer, venture, roar, determine",
        "calculate, charge, marvel, reason, crow, rave, correct, establish, sigh, rant, specify, caption, offer, laugh",
        "snap, raise questions, begin, start, open, finish, end, close, tell of, scold, taunt, chide",
    ),
    _listed(
        "clause topic",
        "stress, emphasize, emphasise, underline, underscore, highlight, note, recall, mention, acknowledge, admit",
        "concede, confirm, deny, suggest, propose, recommend, demand, predict, forecast, warn, caution, promise",
        "pledge",
        "vow, threaten, swear, reiterate, repeat, reaffirm, affirm, proclaim, express hope, indicate, confess, signal",
        "clarify, regret, request, question, dispute, reveal, disclose, cite, caution against, warn of, warn against",
        "concur, stipulate, profess, elaborate, rule, decry",
    ),
    _listed(
        "topic",
        "call for, call on, call upon, appeal to, appeal for, urge, exhort, rule out, criticize, criticise, slam",
        "blast",
        "condemn, denounce, praise, applaud, commend, welcome, reject, dismiss, accuse, blame, describe, call, label",
        "brand, name, hail, voice, express, point to, advocate, defend, oppose, lambast, lash out at, hit out at",
        "press for, refute, rebuff, mock, ridicule, deplore, protest, endorse, propose, complain about, complain of",
        "speak of, speak in favour of, speak in favor of, speak out against, plead for, argue for",
        "argue against, insist on, apologize for, apologise for, compare, liken, attack, tout, vouch for, push for",
        "rail against, ask for, deride, belittle, disparage, chastise, castigate, excoriate, rebuke, admonish, berate",
        "bemoan, disavow, renounce, repudiate, laud, congratulate, thank, characterize, characterise, depict, portray",
        "deem, dub, trash, warn about, warn of, call out, joke about, talk about, speak about",
        "brag about, boast about, boast of, respond with, testify about, spell out, raise concerns about",
        "raise questions about, agree to, offer to, tweet about, give high marks to",
        "ascribe, attribute, wish, claim responsibility, apologise to, apologize to, advise, petition for",
        "announce, reveal, affirm, reassert, commend, declare support of, justify, tweet support for, identify",
    ),
    _listed("clause topic person", "ask, beg, implore, encourage, invite, order, instruct"),
    _listed("clause person", "tell, remind, assure, inform, notify, convince, advise, warn, promise, caution"),
)
"""By the base form of the verb and its particles."""

ONLY_SAYING = listed("say state tell add reply claim argue insist explain warn stress note announce reveal confirm")
"""Verbs so plain that their clause is surely somebody's words."""

MINDS = listed("believe think hope expect fear feel suspect doubt reckon wonder find show")
"""Verbs of what goes on in somebody's mind, or in figures, as often as of what somebody said."""

IRREGULAR = {
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "go": ("goes", "went", "gone", "going"),
    "make": ("makes", "made", "made", "making"),
    "put": ("puts", "put", "put", "putting"),
    "find": ("finds", "found", "found", "finding"),
    "show": ("shows", "showed", "shown", "showing"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "forecast": ("forecasts", "forecast", "forecast", "forecasting"),
    "hit": ("hits", "hit", "hit", "hitting"),
    "seek": ("seeks", "sought", "sought", "seeking"),
    "beg": ("begs", "begged", "begged", "begging"),
    "admit": ("admits", "admitted", "admitted", "admitting"),
    "refer": ("refers", "referred", "referred", "referring"),
    "rebut": ("rebuts", "rebutted", "rebutted", "rebutting"),
    "slam": ("slams", "slammed", "slammed", "slamming"),
    "quip": ("quips", "quipped", "quipped", "quipping"),
    "concur": ("concurs", "concurred", "concurred", "concurring"),
    "regret": ("regrets", "regretted", "regretted", "regretting"),
    "plan": ("plans", "planned", "planned", "planning"),
    "label": ("labels", "labelled", "labelled", "labelling"),
    "sing": ("sings", "sang", "sung", "singing"),
    "read": ("reads", "read", "read", "reading"),
    "hold": ("holds", "held", "held", "holding"),
    "plead": ("pleads", "pleaded", "pleaded", "pleading"),
    "snap": ("snaps", "snapped", "snapped", "snapping"),
    "brag": ("brags", "bragged", "bragged", "bragging"),
    "blog": ("blogs", "blogged", "blogged", "blogging"),
    "weigh": ("weighs", "weighed", "weighed", "weighing"),
    "signal": ("signals", "signalled", "signalled", "signalling"),
}
"""Third person, past, past participle, -ing; what is not listed is regular."""

ALSO_NOUNS = listed(
    """reports report claims claim states state notes note calls call charges promises promise demands demand
    comments comment answers answer questions question plans plan warning warnings offers offer hopes hope fears
    fear doubts doubt feels rules rule finding findings show shows posts post cites blames praise backs back
    attacks attack support supports remarks remark estimates estimate forecasts forecast requests request jokes
    joke names name labels label brands brand thanks pledges pledge vows vow threats repeats repeat signals
    signal hints hint orders order press protests protest ruling rulings feeling feelings thinking writing
    writings meaning thought highlights highlight regrets regret respects wants want challenge challenges cries
    cry recalls continued found expected planned listed concerned backing agreed proposed alleged estimated
    suspected advocates advocate
    reads read reading reason reasons project projects projected text texts email emails held holds hold
    provided provides provide charges charge charged corrected correct determined reflect reflects reflected
    marvel marvels moan groan groans sigh sighs scream screams roar roars growl crow crows rave raves extended
    extends extend offered offering detailed details detail outlined outline outlines depicted volunteer volunteers
    venture ventures calculated champion champions volunteered read caption captions thanks held snap snaps"""
)
"""Forms that are as often something else: they count as verbs only where the words around them say so."""

NOUNS_OF_SAYING = listed(
    """claim assertion statement view suggestion argument contention belief allegation insistence warning promise
    pledge assurance complaint accusation declaration remark comment announcement conviction opinion idea hope
    concern confidence fear prediction denial demand"""
)
"""Nouns whose "that" clause is what somebody said: "his claim that", "voiced confidence that"."""

NOUNS_THAT_ANNOUNCE = NOUNS_OF_SAYING | listed("message letter account answer reply words")
"""With one of these before its colon a quotation is what somebody said: "issued the following statement: “…”"."""

NEGATIONS = listed("not n't never didn't doesn't don't won't wouldn't cannot can't hasn't haven't isn't")
"""With these before it a verb reports what was not said."""

NOT_FINITE_AFTER = listed(
    """to will would should could may might can must shall cannot not let let's helps help did does do didn't
    doesn't don't won't wouldn't couldn't can't shouldn't 'll ’ll"""
)
"""A base form after one of these reports nothing that was said."""
