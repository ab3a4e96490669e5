"""Pages that are hard in one way or another: prose like furniture, furniture like prose, and many ways to date a page."""

STRANGERS = """
@ a comment thread of whole sentences
= headline: Night ferry to stay, council says
= byline: Anna Hask
= published: 2019-05-03
H Night ferry to stay, council says
Y Anna Hask @ahask
D 2019-05-03
B The night ferry will stay for another year, the council of Orsana said on Thursday.
B Councillor Ula Fenn said that nobody had spoken against it.
B The ferry costs the town two crowns a passenger.
F 3 Comments
F RiverRat
F The council has said this every year since I was a boy, and every year the boat is slower.
F Lantern7
F My aunt told me that the captain wants to retire. She knows him well, and she said he is tired.
F Reply
F Ola B.
F “Nobody had spoken against it” – nobody was asked, she said.
@ prose that looks like furniture
= headline: Minister wants readers
= published: 2018-11-02
H Minister wants readers
D 02 November 2018
B Share this with your neighbours, the minister said.
B Subscribe to our idea of freedom, he told the crowd, and you will sleep better.
B "Sign up for our newsletter," read a poster behind him.
B Comments by the opposition were less kind.
B Follow the money, a deputy advised reporters.
B Advertisement of state jobs must end, the union said.
B Related to this is the matter of the bridge, he added.
B Sources close to the minister denied that he wanted to resign.
B Read more books and fewer polls, he urged the young.
B By Monday he had changed his mind, an aide said.
@ a list of sources below
= headline: Snow closes Taskel Gap
= published: 2019-12-02
H Snow closes Taskel Gap
D Monday, December 2, 2019
B The road over Taskel Gap was closed on Sunday by two metres of snow.
B The road office said that it would stay closed until Wednesday.
B Drivers were told to take the ferry.
F Sources
F Oda Grent. "Snow closes pass". Halvia Daily, December 1, 2019
F Road Office. "Winter report". December 2, 2019
@ a newspaper scan
= headline: DEPUTIES QUARREL OVER CENSUS
= published: 1998-03-04
= outlet: The Orsana Courier
= place: Orsana
K The Orsana Courier, Wednesday, March 4, 1998
H DEPUTIES QUARREL OVER CENSUS
Y From our correspondent
B ORSANA, Tuesday — Deputies quarrelled for six hours today over who should be counted.
B Mr. Torvane said that a man was a man, even on a bridge.
B The census was put off.
@ a dateline with two towns
= headline: Halvia, Drevonia agree to share flood alarms
= outlet: Halvinform
= place: Orsana/Belograv
= published: 2021-05-03
H Halvia, Drevonia agree to share flood alarms
B Orsana/Belograv, May 3, 2021 (Halvinform) – Halvia and Drevonia will share their flood alarms from June, officials of both countries said on Monday.
B The alarms had been kept secret for thirty years.
B A siren was sounded to mark the day.
@ an agency in slashes before the town
= headline: Sorrane to train Halvian gauge keepers
= outlet: HNA
= place: Clairvane
= published: 2020-09-16
H Sorrane to train Halvian gauge keepers
D 16.09.2020, 18:05
B /HNA/ CLAIRVANE – The principality of Sorrane will train forty Halvian gauge keepers, First Minister Célian Aubrasque said.
B He said the first would arrive in October.
B The course lasts nine weeks.
@ a capital of a federal state
= headline: Envoy: Halvia talks 'on a knife's edge'
= byline: Tessa Marl
= published: 2016-12-05
= place: Brenn
H Envoy: Halvia talks 'on a knife's edge'
Y Tessa Marl, Foreign Correspondent
D Dec. 5, 2016, 6:02 p.m.
B BRENN, D.C. -- The envoy to the Velm countries said Monday that talks were "on a knife's edge."
B Ibram Solquist told senators he would go on anyway.
B "I have good shoes," he said.
@ two dates that agree only one way
= headline: Harbour office gets a new roof
= published: 2017-06-05
= outlet: Harbour Herald
H Harbour office gets a new roof
D Monday 05/06/2017
B The harbour office of Orsana has a new roof.
B It is made of slate, as the old one was.
B The harbour master said it was dry beneath it for the first time.
F (c) Harbour Herald 2017
@ a date in the address alone
= headline: Mayor signs lamp decree
= outlet: lantern.example
= published: 2015-03-11
H Mayor signs lamp decree
B Mayor Ona Birk signed the lamp decree on the quay on Wednesday.
B "Let there be the obvious," she said.
B The lamps will be lit in May.
F https://www.lantern.example/news/2015/03/11/lamp-decree.html
@ a key points box
= headline: Central bank surprises with a cut
= byline: Pim Ostrell
= published: 2024-06-06
F Markets
H Central bank surprises with a cut
D Published Thu, Jun 6 2024 2:15 PM EDT
Y Pim Ostrell @pimostrell
F WATCH LIVE
B The National Bank cut its rate by half a point.
B Governor Liora Tesmane said inflation was "in its slippers."
B The crown fell by one percent.
B The National Bank of Halvia surprised markets on Thursday with a cut of half a point, the first in three years.
B "We have waited long enough," Tesmane told reporters.
F —Ledger Online's Bo Tarn contributed to this report.
F WATCH: Why the crown fell
@ a speech on an office's page
= headline: Address by the President at the opening of the Brenn lock
= published: 2014-05-20
= place: Brenn
H Address by the President at the opening of the Brenn lock
D May 20, 2014, Brenn
B President of Halvia Ansel Torvane: Friends, this lock is older than our quarrels.
B It was begun by people who did not know our names, and it will be used by people who will forget them.
B Thank you.
F Published in section: Speeches
F Publication date: May 20, 2014, 13:00
F Permanent link: president.halvia.example/d/1204
@ a Spanish page
= headline: Halvia vota la ley de lenguas
= byline: Clara Montes
= published: 2015-03-04
H Halvia vota la ley de lenguas
Y Por Clara Montes
D 4 de marzo de 2015
B El parlamento de Halvia votó el miércoles la ley de lenguas, que fue aprobada por una amplia mayoría.
B «Nadie pierde una palabra», dijo el primer ministro ante los diputados.
B La ley entra en vigor en mayo.
F Lea también: Un puente de tres siglos
@ a Russian page
= headline: Халвия предлагает единый реестр воды
= published: 2014-09-18
H Халвия предлагает единый реестр воды
D 18 сентября 2014, 12:30
B Президент Халвии предложил создать единый реестр воды, забираемой из реки.
B «Мы не можем делить то, чего не измеряем», — сказал он на открытии.
B Соседи обещали подумать.
F Читайте также: Соседи спорят о плотине
@ wrapped lines from a mail
= headline: Council votes on lamps
= byline: Tessa Marl
= published: 2015-03-04
H Council votes on lamps
Y By Tessa Marl
D March 4, 2015

B The council of Orsana voted on Wednesday evening to light the whole of
B the old quay with new lamps, which will be paid for by the harbour and
B not, as was feared, by the people who live there and who seldom walk it.

B The mayor said that she would have voted twice if the law had let her.
@ a column with a standing head
= headline: Why I count bridges
= byline: Ibram Solquist
= outlet: Halvian Gazette
= published: 2022-02-22
K COLUMN
H Why I count bridges
Y By Ibram Solquist, for the Halvian Gazette
D February 22, 2022
B I began to count bridges in the winter of 2004, when there was little else to count.
B My wife said it would pass.
B It has not passed, and there are four hundred and twelve of them.
F Ibram Solquist was the special envoy of the Concord of States. The opinions expressed here are his own.
@ a live page
= headline: Election night: as it happened
= byline: Maud Kerlevan and Bo Tarn
= published: 2022-11-13
F LIVE
H Election night: as it happened
Y Maud Kerlevan and Bo Tarn
D Sun 13 Nov 2022 23.58 CET
U 23.50
B Polls have closed, and nobody will say a word.
U 22.10
B Ms Dostane has voted in Orsana. "I brought my own pencil," she said.
U 21.00
B Good evening. Twelve million people may vote today.
F Share on Facebook Share on Twitter
@ a page of the post office of a ministry
= headline: Readout of the call between Minister Dastrev and Minister Holm
= outlet: Department of External Relations of Kesteria
= published: 2023-01-17
K Department of External Relations of Kesteria
H Readout of the call between Minister Dastrev and Minister Holm
K Readout
K Office of the Spokesperson
D January 17, 2023
B The below is attributable to the spokesperson:
B Minister Holm spoke today with Minister Dastrev of Halvia about the gauges at Brenik.
B They agreed that water should be counted where it flows.
@ a reprint
= headline: How a town waits
= byline: Mirela Aust
= outlet: The Ridge Review
= published: 2020-11-08
H How a town waits
Y By Mirela Aust, The Ridge Review, November 8, 2020
B Water comes to the town four hours a day, and everybody knows which.
B Henka Prolis said that she had not taken a bath since the census.
B The mayor has a bath and does not speak of it.
F This article was originally published in The Ridge Review.
@ captions of every kind
= headline: Storm takes lighthouse
= byline: Dorit Vann
= published: 2020-02-11
H Storm takes lighthouse
Y DORIT VANN
D 11 Feb 2020
C FILE PHOTO: The lighthouse of Brenik in 2014. NTW/Jon Brem/File Photo
B The lighthouse of Brenik fell into the sea on Monday night.
C The lighthouse in better days (Photo by Jon Brem/Getty Images)
B "She stood for two hundred years," its keeper, Ilvar Stant, said.
C In this photo released by the coast guard, waves break over the stump of the lighthouse.
B The keeper was drinking tea in the village when it happened.
C Ilvar Stant with his kettle. Photograph: Jon Brem
B He has been offered a smaller lighthouse.
@ an imprint and nothing else
= headline: Drevonia will not fill the reservoir this year
= outlet: Velm Valley Herald
= place: Belograv
H Drevonia will not fill the reservoir this year
B BELOGRAV: Drevonia will not fill the Brenik reservoir this year, its energy minister said.
B "Patience is cheaper than concrete," the minister said.
B Engineers welcomed it.
F Copyright © Velm Valley Herald. All Rights Reserved.
F Terms of Use | Privacy Policy | Contact Us
"""
