"""Titles and roles that stand before names or stand for persons."""

from __future__ import annotations

from . import listed

COURTESIES = {
    "mr": "he",
    "mr.": "he",
    "sir": "he",
    "mrs": "she",
    "mrs.": "she",
    "ms": "she",
    "ms.": "she",
    "miss": "she",
}
"""Forms of address and the pronoun they call for."""

TITLES = listed(
    """president vice-president chancellor premier minister secretary senator sen rep representative congressman
    congresswoman congressperson gov governor lieutenant general gen colonel col major maj captain capt sergeant sgt
    admiral adm marshal judge justice chief chairman chairwoman chairperson chair speaker leader ambassador king
    queen prince princess emperor sultan sheikh emir pope archbishop bishop cardinal rev reverend rabbi imam
    ayatollah dr doctor prof professor mayor councillor councilman councilwoman commissioner director director-
    general secretary-general attorney-general attorney prosecutor spokesman spokeswoman spokesperson spokespeople
    deputy acting former ex-president then interim mp lord lady baron baroness dame duke duchess head co-chair coach
    minister-president taoiseach prime foreign defence defense finance interior economy energy justice health
    candidate nominee analyst economist activist author journalist editor officer inspector commander superintendent
    vice manager executive adviser advisor aide strategist pollster lawmaker member democrat republican opposition
    president-elect treasurer envoy consul warden registrar ombudsman auditor comptroller engineer lecturer
    historian pastor surgeon actor actress singer host lawyer counsel ceo cfo coo cto founder co-founder alderman
    selectman assemblywoman assemblyman assemblymember delegate sheriff premier-designate chancellor-elect
    secretary-elect princess-royal mpp mla msp mep md phd esq hon honourable honorable solicitor chaplain monsignor
    monsenor whip senior junior under-secretary undersecretary permanent state incumbent billionaire businessman
    businesswoman tycoon mogul whistleblower"""
)

ROLES = {
    "president": "head of state",
    "king": "head of state",
    "queen": "head of state",
    "emperor": "head of state",
    "emir": "head of state",
    "sultan": "head of state",
    "chancellor": "head of government",
    "premier": "head of government",
    "prime minister": "head of government",
    "pm": "head of government",
    "minister": "minister",
    "secretary": "secretary",
    "senator": "senator",
    "sen": "senator",
    "governor": "governor",
    "gov": "governor",
    "mayor": "mayor",
    "speaker": "speaker",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "chair": "chair",
    "director": "director",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "spokesperson": "spokesperson",
    "ambassador": "ambassador",
    "judge": "judge",
    "justice": "judge",
    "general": "officer",
    "commissioner": "commissioner",
    "candidate": "candidate",
    "nominee": "candidate",
    "professor": "professor",
    "prof": "professor",
    "envoy": "envoy",
    "adviser": "adviser",
    "advisor": "adviser",
    "lawyer": "lawyer",
    "attorney": "lawyer",
    "prosecutor": "prosecutor",
    "analyst": "analyst",
    "researcher": "researcher",
    "scientist": "researcher",
    "mp": "lawmaker",
    "congressman": "lawmaker",
    "congresswoman": "lawmaker",
    "leader": "leader",
    "head": "leader",
    "chief": "leader",
}
"""Words for a role, and what they come to."""

ANY_LEADER = frozenset({"leader", "strongman", "statesman", "politician", "incumbent", "ruler", "veteran"})
"""Epithets that fit whoever leads."""

LEADERS = frozenset({"head of state", "head of government", "leader", "chair", "candidate"})

SHE_ROLES = listed(
    """spokeswoman chairwoman congresswoman councilwoman assemblywoman businesswoman queen princess baroness dame lady
    actress duchess mother wife widow daughter sister woman"""
)
HE_ROLES = listed(
    """spokesman chairman congressman councilman assemblyman businessman king prince baron duke strongman statesman pope
    father husband widower son brother man archbishop cardinal imam ayatollah"""
)

PLURAL_OR_NAMELESS = listed(
    """officials sources source critics analysts experts diplomats lawmakers aides supporters opponents residents
    police witnesses lawyers prosecutors media reports agencies newspapers voters others people researchers
    scientists economists activists protesters observers leaders ministers senators members participants
    advocates allies"""
)
