"""Nouns by which bodies are known, beside those of `bodies.py`, and nouns for what bodies and people make public."""

from __future__ import annotations

from . import listed

BODY_HEADS = listed(
    """centers centres directorate ministries departments commons forces security airport territory region services
    agencies committees councils airline firm trust archive library embassy consulate mission hospital institution
    fire rescue tribunal branch corps brigade battalion union unions guild conference league caucus presidency
    secretariat office registry exchange museum zoo studio studios records observatory laboratories intelligence
    command task operation university constitution rights international electric industries holdings partners bros
    brothers limited plc llc gmbh systems technologies energy oil gas motors pharmaceuticals foods stores
    entertainment pictures records rail transport oblast krai prefecture canton parish borough mail workers teachers
    nurses doctors lawyers farmers"""
)
"""A name with one of these is no person's."""

DOCUMENTS = listed(
    """statement statements report reports letter letters memo memorandum survey surveys poll polls study studies data
    document documents tweet tweets post posts website site account records figures statistics release press-release
    decision ruling opinion transcript readout article articles analysis findings research email emails filing
    filings guidelines schedule notice bulletin review summary paper book interview information complaint lawsuit
    indictment declaration message census estimate estimates forecast video footage page"""
)
"""What is said in one of these is said by who made it."""

MEMBERS = listed(
    """family relatives supporters critics opponents allies aides advisers advisors lawyers attorneys friends colleagues
    parents children neighbours neighbors fans followers backers donors voters victims"""
)
"""People around somebody: nobody by name."""
