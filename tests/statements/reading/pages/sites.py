"""Pages as the sites of well-known kinds print them."""

SITES = """
@ a world service
= headline: Halvia election: Dostane wins by a whisker
= outlet: Halvian Broadcasting
= byline: Teska Lundrey & Jon Brem
= published: 2022-11-14
F Halvian Broadcasting Homepage
F Skip to content
F Accessibility Help
F Your account
F Home
F News
F Sport
F More menu
F Search
H Halvia election: Dostane wins by a whisker
D Published 14 November 2022
F Share
F comments
F Comments
F Related Topics
F Halvia election 2022
C Mirela Dostane greets supporters in Orsana
C Image source, HB/Jon Brem
C Image caption, Mirela Dostane greets supporters in Orsana
Y By Teska Lundrey & Jon Brem
F HB News, Orsana
B Mirela Dostane has won Halvia's presidential election by just over 3,000 votes.
B She told supporters in Orsana that she would be "a president of both banks".
B Her rival, Kasimor Brandeth, conceded shortly before midnight.
B Ms Dostane takes office on 1 December.
F You may also be interested in:
F Five things about Halvia's new president
F Why Taskel voted twice
F More on this story
F Halvia votes in tightest race
F 13 November 2022
F © 2022 Halvian Broadcasting. The HB is not responsible for the content of external sites. Read about our approach to external linking.
@ an american agency
= headline: Halvia and Drevonia resume talks on shared river
= outlet: HNA NEWS
= byline: PAVEL ORLUND
= published: 2023-05-09
= place: Orsana
F U.S. News World Politics Sports Entertainment Business
F HNA NEWS
H Halvia and Drevonia resume talks on shared river
Y By PAVEL ORLUND
D May 9, 2023
C FILE - The Brenik dam on the Velm river is seen from the air, on March 3, 2021. (HNA Photo/Jon Brem, File)
F 1 of 4
B ORSANA, Halvia (HNA) — Halvia and Drevonia on Tuesday resumed talks on the river they share, after a pause of seven months.
B Officials from both sides met at a hotel in Orsana and left by the back door.
B “We said good morning to one another,” a senior Halvian official said on condition of anonymity. “That is progress.”
F ___
F Associated writer Tessa Marl in Belograv contributed to this report.
F ___
F Follow HNA’s coverage of Halvia at https://hna.example/hub/halvia
@ a wire with standards
= headline: Halvia's bank seen holding rate - poll
= outlet: Northern Tide Wire
= byline: Arvo Senneth
= published: 2024-02-05
= place: Orsana
F Economy
H Halvia's bank seen holding rate - poll
Y By Arvo Senneth
D February 5, 2024 9:14 AM UTC · Updated 3 hours ago
F Text Size
B ORSANA, Feb 5 (NTW) - The National Bank of Halvia is expected to hold its rate on Thursday, a poll showed on Monday.
B Eleven of twelve analysts said the bank would wait for the spring.
B "There is no hurry," said Dorit Vann, an analyst at Brenik Capital.
F Advertisement · Scroll to continue
B The crown has lost 3% this year.
F Sign up here.
F Reporting by Arvo Senneth; Editing by Jule Harkness and Bo Tarn
F Our Standards: The Northern Tide Principles.
F Purchase Licensing Rights
F © 2024 Northern Tide Wire. All rights reserved
@ a newspaper of record
= headline: In a Drowned Valley, a Town Learns to Wait
= outlet: The Halvian Times
= byline: Mirela Aust
= published: 2021-08-15
= place: Taskel
F SKIP TO CONTENT
F SUBSCRIBE FOR $1/WEEK
F LOG IN
H In a Drowned Valley, a Town Learns to Wait
S Thirty years after the dam, people in Taskel still set a place at table for the river.
F Give this article
F 118
C A street in Taskel, Halvia, in July. Credit...Jon Brem for The Halvian Times
Y By Mirela Aust
D Aug. 15, 2021
B TASKEL, Halvia — The river came for the lower streets in the spring of 1991, and it never quite went home.
B “You learn to cook on the stairs,” said Henka Prolis, 61, a retired teacher.
F Advertisement
F Continue reading the main story
B Ms. Prolis keeps her late husband’s boots by the door, in case the water should want them.
B The government says it will pay for new houses on the ridge.
F Jon Brem contributed reporting from Orsana.
F A version of this article appears in print on Aug. 16, 2021, Section A, Page 4 of the Halvia edition with the headline: A Town Learns to Wait. Order Reprints | Today’s Paper | Subscribe
F READ 118 COMMENTS
@ a british daily
= headline: Halvia’s prime minister to step down after budget revolt
= outlet: Orsana Guardian
= byline: Maud Kerlevan
= published: 2023-12-15
K Halvia
H Halvia’s prime minister to step down after budget revolt
S Selda Morvath says she will leave office once party chooses successor, ending weeks of doubt
Y Maud Kerlevan in Orsana
D Fri 15 Dec 2023 18.12 GMT
D Last modified on Sat 16 Dec 2023 09.00 GMT
F Share
F 214
C Selda Morvath leaves parliament on Friday. Photograph: Jon Brem/HNA
B The Halvian prime minister, Selda Morvath, has announced that she will step down after a revolt over her budget.
B “I have run out of votes before I have run out of plans,” she told deputies on Friday.
B Her allies said the decision had been taken on Thursday night.
F Sign up to This Is Halvia
F Free weekly newsletter
F The most pressing stories and debates for Halvians
F Privacy Notice: Newsletters may contain info about charities, online ads, and content funded by outside parties. For more information see our Privacy Policy.
F after newsletter promotion
B The opposition leader, Kasimor Brandeth, called for an early election.
B He said the country “cannot be run from a corridor”.
F Explore more on these topics
F Halvia
F Budget
F news
F Reuse this content
F © 2023 Orsana Guardian News & Media Limited or its affiliated companies. All rights reserved.
@ a radio abroad
= headline: Drevonian Court Jails Journalist For Nine Years
= outlet: Radio Free Velm
= published: 2020-07-02
= byline: Radio Free Velm's Drevonian Service
F Drevonia
H Drevonian Court Jails Journalist For Nine Years
D July 02, 2020 15:33 GMT
Y By Radio Free Velm's Drevonian Service
F Share
F Print
U Grigan Halst in court in Belograv on July 2.
B BELOGRAV -- A court in Drevonia has sentenced a journalist to nine years in prison on charges he calls absurd.
B Grigan Halst told the court that he had "counted turbines, not soldiers."
B His lawyer said he would appeal.
F With reporting by HNA and Halvinform
F Radio Free Velm's Drevonian Service
F Subscribe
@ a state agency
= headline: Ostremy says third turbine to start by autumn
= outlet: DREVINFORM
= published: [2002-06-14,2013-06-14,2019-06-14,2024-06-14,2030-06-14]
= place: Belograv
D 14 Jun, 12:40
H Ostremy says third turbine to start by autumn
S The president visited the Brenik dam
C © Grigan Ostremy's press service/DREVINFORM
B BELOGRAV, June 14. /DREVINFORM/. The third turbine of the Brenik dam will start by autumn 2019, Drevonian President Grigan Ostremy told engineers on Friday.
B "It turns already, it only needs water," the head of state said.
B He thanked the builders.
F Tags
F Grigan Ostremy
F Read more on the site →
@ an asian agency
= headline: Halvia to host tea fair next spring
= outlet: Kestarin
= published: 2018-10-21
= place: Orsana
F Source: Kestarin
D 2018-10-21 16:44:09
F Editor: ZX
H Halvia to host tea fair next spring
F Video Player Close
B ORSANA, Oct. 21 (Kestarin) -- Halvia will host a tea fair next spring, the trade ministry said Sunday.
B The fair will bring together 200 firms, the ministry said in a statement.
B Tea is drunk in nine of ten Halvian homes. Enditem
F KEY WORDS: tea, Halvia
F EXPLORE KESTARINNET
@ a south asian daily
= headline: Halvia PM seeks probe into bridge collapse, says guilty won't be spared
= byline: Express News Service
= published: 2021-10-05
F Home / World / Halvia PM seeks probe into bridge collapse, says guilty won't be spared
H Halvia PM seeks probe into bridge collapse, says guilty won't be spared
S The bridge over the Velm fell minutes after a train had passed.
Y Written by Express News Service
U | Orsana |
D Updated: October 6, 2021 7:58:12 am | Published: October 5, 2021 11:20:44 pm
C Rescue workers at the bridge on Tuesday. (Express photo by Jon Brem)
B Prime Minister Selda Morvath on Tuesday sought a probe into the collapse of a bridge over the Velm.
F ADVERTISEMENT
B "The guilty will not be spared, however tall they are," she said.
F Also Read | Nine bridges that should worry us
B The collapse left 14 people hurt, officials said.
F Best of Express Premium
F The engineer who warned everybody
F Click here for more
F 📣 The Orsana Express is now on Telegram. Click here to join our channel and stay updated with the latest headlines
F For all the latest World News, download Orsana Express App.
F First published on: 05-10-2021 at 23:20 IST
@ a gulf channel
= headline: Halvia, Drevonia swap prisoners at Taskel Gap
= published: 2022-03-30
= outlet: Channel Velm
F NEWS | Prisoners
H Halvia, Drevonia swap prisoners at Taskel Gap
S Eleven people cross the border in the first exchange since 2016.
C Freed prisoners step off a bus at the Taskel Gap [Jon Brem/HNA]
D Published On 30 Mar 2022
B Halvia and Drevonia have exchanged eleven prisoners at the Taskel Gap, officials in both countries say.
B “They are home, and they are hungry,” Halvia’s foreign minister Oriel Dastrev wrote on Plaza.
B The exchange had been brokered by Sorrane.
C Families wait at the Taskel Gap on Wednesday [Jon Brem/HNA]
B Five of the eleven are soldiers.
F KEEP READING
F list of 2 itemslist 1 of 2
F Who are the Taskel eleven?
F end of list
F SOURCE: CHANNEL VELM AND NEWS AGENCIES
@ a german broadcaster abroad
= headline: Halvia: Thousands rally for clean water
= outlet: HW
= byline: Dorit Vann
= published: 2023-06-04
K Politics
K Halvia
H Halvia: Thousands rally for clean water
Y Dorit Vann with HNA, NTW
D 06/04/2023June 4, 2023
S Protesters in Orsana demand that the government keep its promise of a pipeline.
F https://p.hw.example/4RxYZ
C Protesters carried empty canisters to the president's palace
C Image: Jon Brem/HNA
F Advertisement
B Thousands of people marched through Orsana on Sunday to demand clean water for the lower valley.
B "We have voted for this pipe four times," said one of the organizers, Ulf Marrin.
B Police spoke of 6,000 marchers.
F dv/jb (HNA, NTW)
F Send us your feedback
F © 2023 HW
@ a capital's political site
= headline: Brandeth’s people plot a comeback
= outlet: POLITIKOS
= byline: ANA GRELL and BO TARN
= published: 2024-01-18
F Elections
H Brandeth’s people plot a comeback
S The former minister’s allies are raising money again.
C Kasimor Brandeth is pictured. | Jon Brem/HNA
Y By ANA GRELL and BO TARN
D 01/18/2024 05:00 AM EST
D Updated: 01/18/2024 08:12 AM EST
F Link Copied
B Kasimor Brandeth’s closest aides have begun to raise money for another run, according to five people familiar with the effort.
B “He never unpacked,” said one of them.
B A spokesperson for Brandeth declined to comment.
F Most Read
F How a ferry sank a minister
F Filed Under: Elections, Kasimor Brandeth, National Ridge, 2024
F © 2024 POLITIKOS LLC
@ a partisan site
= headline: Flashback: Morvath Once Praised the Ferry She Now Wants to Scrap
= byline: Rolf Amsel
= published: 2022-09-09
F DAILY CALLER WIRE
F Politics
H Flashback: Morvath Once Praised the Ferry She Now Wants to Scrap
Y Rolf Amsel Political Reporter
D September 09, 2022 10:04 AM ET
F Font Size:
B Prime Minister Selda Morvath once called the night ferry "the soul of Orsana," a video shows.
F RELATED: Morvath Falls Off Pier
B The video, from 2014, shows Morvath singing on the ferry's deck.
B "Long may she sail," Morvath said at the time.
F Content created by The Ridge Caller is available without charge to any eligible news publisher that can provide a large audience.
F Follow Rolf Amsel on Twitter
F Send tips to tips@ridgecaller.example
@ a newsletter platform
= headline: On being counted
= byline: Ibram Solquist
= published: 2024-05-03
F The River Letter
F Subscribe
F Sign in
H On being counted
S A census taker came to my door
Y IBRAM SOLQUIST
D MAY 03, 2024
F ∙ PAID
F 14
F 3
F Share
B A census taker came to my door on Friday and asked how many of us there were.
B I told her that on good days there are two of us.
F Thanks for reading The River Letter! Subscribe for free to receive new posts and support my work.
B She wrote down one, and I have thought about it since.
F Subscribe to The River Letter
F By Ibram Solquist · Launched 2 years ago
F By subscribing, I agree to the Terms of Use, and acknowledge its Information Collection Notice and Privacy Policy.
F Discussion about this post
F Comments
F Restacks
@ a local tv station
= headline: Police: Man drove into bakery while looking for bakery
= outlet: TV9 Lisk
= byline: Jule Harkness
= published: 2023-03-13
= place: Lisk
H Police: Man drove into bakery while looking for bakery
Y By: Jule Harkness
D Posted at 8:45 PM, Mar 13, 2023 and last updated 9:10 PM, Mar 13, 2023
B LISK, Halvia (TV9 Lisk) — Police say a man drove into a bakery in Lisk on Monday while he was looking for it.
B "He found it," officer Ola Brandt said.
B Nobody was hurt.
F Stay in touch with us anytime, anywhere.
F Sign up for newsletters emailed to your inbox. Select from these options: Breaking News, Evening News Headlines.
F Copyright 2023 TV9 Lisk. All rights reserved. This material may not be published, broadcast, rewritten, or redistributed.
F Report a typo
@ a ministry
= headline: Statement by the Foreign Minister on the events at Brenik
= outlet: Ministry of Foreign Affairs of Halvia
= published: 2020-04-22
F Ministry of Foreign Affairs of Halvia
F Home › News › Press releases
H Statement by the Foreign Minister on the events at Brenik
F Press release
D Date: 22.04.2020
U No. 88/2020
B The Government of Halvia has taken note of the opening of the gates at Brenik.
B We expect that we shall be told beforehand the next time.
B Halvia remains ready to talk.
F Back to top
F Contact
F Imprint
F Last updated: 23.04.2020
@ a news agency in plain text
= headline: Halvian leader receives credentials of six ambassadors
= outlet: Halvinform
= published: 2017-01-26
= place: Orsana
H Halvian leader receives credentials of six ambassadors
D 26 January 2017, 13:02
B ORSANA. HALVINFORM - President of Halvia Ansel Torvane received the credentials of six ambassadors, Halvinform reports citing the press service of the president.
B "You come to a country that likes guests," Torvane said.
B The ambassadors are those of Kesteria, Sorrane and four others.
F If you find an error, select it and press Ctrl+Enter.
F Use of materials is allowed only with reference to Halvinform.
@ a saved page without a headline
= published: 2016-02-10
= place: Tarvo
= outlet: NTW
B TARVO, Halvia, February 10, 2016 (NTW) — A bear walked into the town hall of Tarvo on Wednesday and left by itself, officials said.
B "It took nothing but a sandwich," the town clerk said.
B The bear had been seen twice before.
@ an office that quotes
= headline: “We are not afraid of the dark”: Mayor Birk on lamps, ferries and the sea
= byline: Tessa Marl
= published: 2015-03-10
= outlet: The Orsana Lantern
F INTERVIEW
H “We are not afraid of the dark”: Mayor Birk on lamps, ferries and the sea
Y Text: Tessa Marl
F Photos: Jon Brem
D 10 March 2015
S The mayor of Orsana has promised lamps. We asked her when.
B The Orsana Lantern: When will the lamps come?
B Ona Birk: They are in store already, and they are bored.
B The Orsana Lantern: And the ferries?
B Ona Birk: The ferries are bored, too.
F The Orsana Lantern, 2015
@ a page in capitals and two lines
= headline: COUNCIL OF TASKEL REFUSES TO SELL THE OLD SCHOOL AND ASKS THE STATE TO PAY FOR ITS ROOF
= byline: Henka Prolis
= published: 2013-05-03
= outlet: Valley Herald
H COUNCIL OF TASKEL REFUSES TO SELL THE OLD SCHOOL
H AND ASKS THE STATE TO PAY FOR ITS ROOF

Y by Henka Prolis
D 3rd May 2013

B The council of Taskel refused on Thursday to sell the old school to a builder of hotels.

B Councillor Ulf Marrin said that a town without a school was a car park.

B "Email me if you want to know why," he told the builder.

F Valley Herald
"""
