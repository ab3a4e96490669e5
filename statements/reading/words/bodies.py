"""Words that name bodies rather than persons, and those that name media."""

from __future__ import annotations

from . import listed

BODY_WORDS = listed(
    """ministry party agency service committee council house union court department bank university government
    commission parliament senate congress assembly federation association organisation organization institute
    foundation company corporation corp inc ltd group army police office bureau board authority alliance league
    front movement campaign administration center centre society club team network coalition kremlin pentagon
    treasury embassy secretariat forum fund cabinet navy guard airlines airways railways nations states republic
    district county city province school college hospital church academy museum laboratory chamber conference
    summit act register trust syndicate cooperative works"""
)

MEDIA_WORDS = listed(
    """agency agencies news newspaper newspapers media website site times post journal herald tribune gazette
    courier telegraph guardian broadcaster channel radio television tv daily weekly press magazine wire
    chronicle observer monitor ledger mirror independent express star globe sun standard inquirer dispatch
    review bulletin outlet outlets portal blog broadcasting"""
)
"""A name that ends with one of these, or a phrase with one of them for its head, is a medium that reports."""

SELF_PUBLISHING = frozenset({"website", "site", "press", "portal", "transcript", "readout", "account", "page"})
"""By these a body makes known what its own people said: "the ministry's website"."""

KNOWN_MEDIA = listed(
    """tass itar-tass reuters ap afp upi dpa efe ansa xinhua interfax ria sputnik bbc cnn abc nbc cbs fox msnbc npr
    pbs al-jazeera bloomberg politico breitbart rt kyodo yonhap anadolu irna isna fars tasnim sana kcna pti ani
    aap interfax-ukraine ukrinform belta kabar kazinform trend apa azertac unian zdf ard rfi rfe/rl axios vox
    wafa petra mena wam telesur prensa lusa tanjug beta hina sta mti ctk pap bta agerpres ntb tt ritzau stt bns
    leta elta"""
)
"""News agencies and broadcasters by the short names they sign with."""
