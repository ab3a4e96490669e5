"""Articles that tell the same story, or another, each through the door by which files come in."""

from __future__ import annotations

from statements.arrivals.given import Given
from statements.ingest import ingest
from statements.models import Article

LOCKS = """The locks of the Velm are opened at last

LISK, June 12, 2019. “The river belongs to both banks of this valley,” President Ilva Torvane said in Lisk on Monday.

The locks had been closed for eleven winters and one summer. Nobody had expected the ministry to agree so soon.

“We shall not wait for another drought to come,” Ilva Torvane added. She denied that any dam was planned upstream.

Boats from Orsana passed the first lock shortly before noon. The mayor of Harn counted forty of them.
"""
ORCHARDS = """Orchards of Ondra are sold to nobody

ONDRA, July 3, 2019. “These trees were planted by our grandmothers long ago,” Mayor Oda Kesk said in Ondra on Friday.

The council had met for the whole of a very hot night. A buyer from abroad left the hall without a word.

“Nobody here will sell a single apple tree,” Oda Kesk added. She thanked those who had waited outside until morning.
"""


def told(text: str = LOCKS, outlet: str = "", **given: str) -> Article:
    article, created = ingest(text.encode(), "story.txt", Given(outlet=outlet, **given))
    assert created
    return article
