"""Twenty pages of very different styles."""

UNSEEN = """
@ a daily with its name behind the headline
= headline: Orsana council votes to keep the night ferry
= outlet: Halvia Daily
= byline: Anna Hask and Jon Brem
= published: 2019-05-03
F Skip to content
F Halvia Daily
F Home | Politics | Region | Sport
H Orsana council votes to keep the night ferry
S The vote was 21 to 4 after a debate that lasted until midnight
Y By Anna Hask and Jon Brem
D Published 12:30 GMT, 3 May 2019
F Share on Facebook
F Tweet
F Copy link
C The night ferry at the old quay. Photo: Jon Brem
B The council of Orsana voted on Thursday to keep the night ferry for another year.

B "Nobody should have to swim home," said councillor Ula Fenn.

F Read more: Ferry captains ask for new boats
B The ferry carries some 200 passengers a night, most of them nurses and bakers.

F Topics
F Ferries
F Orsana
F © 2019 Halvia Daily. All rights reserved.
@ an agency wire
= headline: HALVIA CLOSES BORDER WITH DREVONIA FOR THREE DAYS
= outlet: HNA
= byline: Pavel Orlund
= published: 2021-02-14
= place: Orsana
H HALVIA CLOSES BORDER WITH DREVONIA FOR THREE DAYS
Y BY PAVEL ORLUND

B ORSANA, Feb 14, 2021 (HNA) - Halvia closed its border with Drevonia on Sunday, the interior ministry said.
B The ministry said the measure would last three days.
B "We ask travellers to be patient," spokeswoman Yevane Korlis told reporters.

F (Reporting by Pavel Orlund; Editing by Tessa Marl)
@ a page with a date in doubt
= headline: Minister opens school in Tarvo
= outlet: Tarvo Times
= published: [2019-03-05,2019-05-03]
= byline: Staff Reporter
K EDUCATION
H Minister opens school in Tarvo
Y By Staff Reporter
D 03/05/2019 14:20
B The education minister, Dalen Virosk, opened a school for 300 children in Tarvo.
B He said the school had been needed for a decade.
B Parents clapped, and a brass band played.
F Tarvo Times
F Email
F Print
F Comments (3)
F Ola: About time too, we waited so long for it.
F Marten: And who will pay for the roof of it?
@ a magazine essay
= headline: The long patience of the lower valley
= byline: Mirela Aust
= outlet: The Ridge Review
= published: 2020-11-08
K Essay
H The long patience of the lower valley
S Why the people of Taskel wait, and what for.
Y Mirela Aust | The Ridge Review
D November 8, 2020
B Water comes to Taskel four hours a day, and the town has built its life around them.
B "We cook at five," says Henka Prolis, a teacher. "We wash at six."
F Sign up for our weekly letter and never miss an essay.
B The pipeline was promised in 2009. It has been promised nine times since.
B Nobody in the town has kept the newspapers in which the promises were printed.
F Mirela Aust is a contributing editor of The Ridge Review.
@ a government site
= headline: Meeting with the mayors of the northern towns
= outlet: Office of the President of Halvia
= published: 2018-10-02
K Office of the President of Halvia
H Meeting with the mayors of the northern towns
D 2 October 2018
D 16:45
P Clairvane
B The President received the mayors of nine towns at the Old Granary.
B He told them that the road fund would be doubled.
F Print
F Send by email
F Tags: roads, towns
@ a newspaper with an underlined headline
= headline: Bakers of Lisk end strike
= byline: Oda Grent
= outlet: NTW
= published: 2017-09-21
= place: Lisk
H Bakers of Lisk end strike
F =========================
Y Oda Grent, Staff writer
D Sept. 21, 2017 4:05 PM ET
B LISK, Halvia (NTW) — The bakers of Lisk went back to their ovens on Thursday after a strike of nine days.
B "The bread was missed," the head of the guild, Sava Olmarek, said.
B Flour prices have doubled since the spring.
F ADVERTISEMENT
B The guild had asked for a tenth more pay and was given half of it.
F ___
F Follow Oda Grent on Twitter at @odagrent
@ a broadcaster
= headline: Ferry disaster: Captain says fog came 'like a wall'
= outlet: Radio Orsana
= byline: Teska Lundrey
= published: 2022-01-19
F Radio Orsana
F Sign in
F News
H Ferry disaster: Captain says fog came 'like a wall'
D 19 January 2022
F Share
F Save
Y Teska Lundrey
F Transport correspondent
C Image source, Getty Images
C Image caption, The ferry ran aground off Brenik
B The captain of a ferry that ran aground off Brenik has told an inquiry that the fog came "like a wall".
B Ilvar Stant said he had "never seen the like in thirty years".
F Related topics
F Shipping
F Brenik
F More on this story
F Ferry company fined over life jackets
F 12 January 2022
@ a tabloid
= headline: MAYOR'S CAT LOST AT SEA — AND FOUND!
= byline: Rolf Amsel
= published: 2016-08-30
= outlet: The Orsana Star
F EXCLUSIVE
H MAYOR'S CAT LOST AT SEA — AND FOUND!
Y By ROLF AMSEL FOR THE ORSANA STAR
D PUBLISHED: 09:14, 30 August 2016 | UPDATED: 11:02, 30 August 2016
F 214 shares
F 37 View comments
B The mayor of Orsana wept on Tuesday as her cat came home.
B 'He smells of herring, but he is mine,' Ona Birk said.
C Ona Birk with her cat on Tuesday (Image: Orsana Star)
B A fisherman had found the animal in a crate off Brenik.
F READ MORE: Mayor's dog bites tax inspector
B Share this with your neighbours, the mayor told the crowd, and they did.
F Most Read
F Bishop sells his car
F The ten best herrings of Halvia
@ a blog
= headline: What the river treaty does not say
= byline: Ibram Solquist
= published: 2019-06-20
H What the river treaty does not say
D Posted on June 20, 2019 by Ibram Solquist
B The treaty has forty articles and says nothing of fish.
B I asked the minister why. "Fish do not vote," he answered.
B So I went to the lower valley and asked the fishermen.
F Filed under: Rivers, Treaties
F 2 thoughts on this post
F Leave a Reply
F Your email address will not be published.
@ an eastern agency
= headline: Foreign ministers of four countries to meet in Clairvane
= outlet: HALVINFORM
= place: Clairvane
= published: 2015-03-12
D 12.03.2015 10:41
H Foreign ministers of four countries to meet in Clairvane
B CLAIRVANE. March 12. HALVINFORM - The foreign ministers of four countries will meet in Clairvane, the Halvian foreign ministry told Halvinform.
B The sides will discuss the water of the Velm, the ministry said.
B The meeting will be closed to the press.
@ a saved page with an address
= headline: Tesmane keeps rate at six percent
= outlet: Orsana Ledger
= published: 2023-02-01
= byline: Pim Ostrell
F https://ledger.example/2023/02/01/tesmane-keeps-rate
H Tesmane keeps rate at six percent - Orsana Ledger
Y By Pim Ostrell, Economics Editor
F 4 min read
B The National Bank kept its main rate at six percent on Wednesday.
B Governor Liora Tesmane said the decision was unanimous.
F Continue reading below
B She ruled out a cut before the summer, and asked the government to spend less.
F We use cookies to improve your experience. Accept all
F Privacy policy
F Terms of use
@ a local weekly
= headline: Fire brigade of Rannvik gets new ladder
= byline: Jule Harkness
= published: 2014-07-11
= outlet: Rannvik Weekly
H Fire brigade of Rannvik gets new ladder
Y Jule Harkness
F jule.harkness@rannvikweekly.example
D Friday, 11 July 2014
B The fire brigade of Rannvik has a new ladder, the first since 1988.
B "It reaches the bell tower," said chief Bo Tarn, "and that is all we ever wanted."
B The ladder cost 90,000 crowns, half of which was given by the dairy.
F Copyright 2014 Rannvik Weekly
@ a French page
= headline: Halvie : le pont de Lisk rouvrira en juin
= byline: Aude Clairmesnil
= published: 2022-05-03
H Halvie : le pont de Lisk rouvrira en juin
Y Par Aude Clairmesnil
D Publié le 3 mai 2022 à 07h30
B Le pont de Lisk rouvrira en juin, a annoncé lundi la maire de la ville.
B « Les travaux sont terminés », a-t-elle déclaré devant la presse.
F Lire aussi : La Halvie vote son budget
B La ville compte dépenser deux millions pour la fête.
@ a page with corrections
= headline: Deputies pass language law
= byline: Maud Kerlevan
= published: 2023-12-15
= outlet: Halvian Gazette
H Deputies pass language law | Halvian Gazette
Y Maud Kerlevan, political editor
D Fri 15 Dec 2023 18.12 CET
D Last modified on Sat 16 Dec 2023 09.00 CET
B Deputies passed the language law by 88 votes to 60 on Friday.
B The prime minister, Selda Morvath, called it "a law for neighbours".
B The law comes into force in March.
F This article was amended on 16 December 2023. An earlier version said the law comes into force in May.
@ a German page
= headline: Fähre in Orsana fährt wieder
= byline: Jule Brandt
= published: 2018-03-12
H Fähre in Orsana fährt wieder
Y Von Jule Brandt
D 12. März 2018, 09:15 Uhr
B Die Fähre in Orsana fährt seit Montag wieder, wie der Hafenmeister mitteilte.
B „Wir haben den Motor zweimal getauscht“, sagte er.
B Die Stadt zahlt dafür eine halbe Million Kronen.
F Mehr zum Thema
F Der Hafen wird teurer
@ an editorial
= headline: A bridge is a promise
= outlet: The Orsana Courier
= published: 2021-10-09
K OPINION
K The Orsana Courier
H A bridge is a promise
S EDITORIAL BOARD
D October 9, 2021
B A bridge is a promise that two banks make to each other, and Halvia keeps breaking it.
B The minister said in May that the work would be done by the autumn.
B It is autumn, and there are two halves of a bridge.
F The views expressed are those of the editorial board.
@ an arabic-style agency
= headline: Halvian envoy arrives in Belograv
= outlet: Halvinform
= place: Belograv
= published: 2016-04-18
H Halvian envoy arrives in Belograv
B Belograv, April 18, 2016 (Halvinform) -- The envoy of Halvia arrived in Belograv on Monday.
B He will meet President Grigan Ostremy, the embassy said.
B The talks will be about electricity.
F MK/TL
@ a page with teasers in its midst
= headline: Storm cuts power in Northmarch
= byline: Dorit Vann
= outlet: Northmarch Post
= published: 2020-02-10
F Northmarch Post
H Storm cuts power in Northmarch
Y Story by Dorit Vann
D Updated: February 11, 2020 8:00 AM | Published: February 10, 2020 6:30 PM
B A storm cut the power of 40,000 homes in Northmarch overnight, the grid operator said.
F Related Articles
F How to keep warm without power
F Northmarch votes on new grid
B The worst hit was Tarvo, where a mast fell on the town hall and broke its clock.
B "Time has stopped here," the town clerk, Ulf Marrin, said with a smile.
B Engineers said they needed two more days.
F Loading…
F Top Stories
F Herring prices fall again
@ an interview
= headline: ‘I count bridges when I cannot sleep’
= byline: Ana Grell
= published: 2024-03-03
H ‘I count bridges when I cannot sleep’
S The minister of works on rust, money and the sea
Y Interview by Ana Grell
D 2024-03-03T12:30:00Z
B Q: Minister, how many bridges are closed today?
B A: Nine, and I could draw you each of them by heart.
B Q: Which one will open first this year?
B A: The one at Lisk, because its mayor calls me every morning.
F Share this interview
@ a press release
= headline: Velm Shipyards to build four ferries for Sorrane
= outlet: HalviaNewswire
= place: Orsana
= published: 2017-11-06
F FOR IMMEDIATE RELEASE
H Velm Shipyards to build four ferries for Sorrane
B ORSANA, November 6, 2017 /HalviaNewswire/ -- Velm Shipyards will build four ferries for the principality of Sorrane, the company announced today.
B "We are proud of every rivet," said its director, Kasimor Brandeth.
B The first ferry is to sail in 2019.
F ###
F Contact: press@velm.example
"""
