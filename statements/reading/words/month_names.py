"""Names of the months as pages print them, in the languages the reader can tell and their neighbours'."""

from __future__ import annotations

_NAMES = """
january jan januar janvier enero gennaio januari janeiro января січня
february feb februar février fevrier fév febrero febbraio februari fevereiro февраля лютого
march mar märz maerz mär mars marzo maart março марта березня
april apr avril avr abril aprile апреля квітня
may mai mayo maggio mei maio мая травня
june jun juni juin junio giugno junho июня червня
july jul juli juillet juil julio luglio julho июля липня
august aug août aout agosto augustus августа серпня
september sep sept septembre septiembre settembre setembro сентября вересня
october oct oktober okt octobre octubre ottobre outubro октября жовтня
november nov novembre noviembre novembro ноября листопада
december dec dezember dez décembre decembre déc diciembre dicembre dezembro декабря грудня
"""

MONTH_NAMES = {name: number for number, names in enumerate(_NAMES.split("\n")[1:13], 1) for name in names.split()}
