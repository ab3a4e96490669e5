"""The commonest small words of each language the reader can tell."""

from __future__ import annotations

from . import listed

FUNCTION_WORDS = {
    "en": listed("""the of and to in that is was for on with as he it by at from his are this be an have has"""),
    "ru": listed("и в не на что с по как это он к но из у за его от для мы о все так же бы был"),
    "de": listed("""der die und das in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an"""),
    "fr": listed("""le la les de des et à en du un une est que qui dans pour au sur pas par il plus ne ce se"""),
    "es": listed("""el la los las de del y en que un una es por con para se no al lo su como más pero sus"""),
}
