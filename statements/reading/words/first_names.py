"""Common first names, in lower case and without marks, and whom they are given to."""

from __future__ import annotations

from . import listed

HE_NAMES = listed(
    """aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto alejandro aleksandr alexander
    alexei alexey alfred ali allen alvaro amir anatoly anders andre andreas andrei andrew andrey andrzej andy
    angelo anthony antoine anton antonio antony arnold artem arthur ash ashraf barack barry ben benjamin benny
    bernard bernie bill billy bob boris boyko brad brandon brian bruce bryan carl carlos charles charlie
    christian christoph christopher chuck claude clive colin craig cyril dan daniel dave david dean dennis derek
    dick diego dieter dimitri dimitris dmitri dmitry dmytro dominic don donald doug douglas duncan ed eddie
    edgar eduardo edward edwin elijah elliot emmanuel enrique eric erik ernest ethan evan fabian felix fernando
    francis francisco francois frank franz fred frederick fumio fyodor gabriel gary gavin gennady geoffrey
    george georgy gerald gerard gerhard giorgos giovanni giuseppe glenn gordon graham greg gregory guillermo
    gustavo guy hamid hans hardeep harold harry hassan heinrich henri henry herbert herman howard hubert hugh
    hugo hussein ian ibrahim igor ilham imran isaac ivan ivo jack jacob jacques jaime jair jake james jamie
    janos jared jason javier jay jeff jeffrey jeremy jerome jerry jesse jesus jim jimmy joachim joe joel johan
    johann johannes john johnny jon jonas jonathan jorge jose josef joseph josh joshua juan jules julian julio
    jurgen justin kamal kamil kanye karel karl keir keith ken kenneth kevin khalid klaus konstantin kurt kyle
    larry lars laszlo laurent lawrence leo leon leonard leonid lewis liam lloyd louis luca lucas luigi luis
    lukas luke magnus mahmoud manuel marc marcel marcelo marco marcus mario mariusz mark markus martin marvin
    mateusz matt matteo matthew maurice max maxim mehmet michael michel mick miguel mike mikhail mitch mitt
    mohamed mohammad mohammed moses muhammad mustafa narendra nathan neil nelson nicholas nick nicolas nigel
    nikita nikolai nikolay nikos noah norman oleg oliver omar oscar osman otto owen pablo pascal patrick paul
    pavel pawel pedro peter petr petro phil philip philippe pierre piotr rafael ralph ramon randall randy
    raymond recep reinhard rene ricardo richard rick rishi rob robert roberto rodrigo roger roland roman ron
    ronald ross roy rudolph rudy rupert russell ryan sadiq salman samuel satyendra scott sean sebastian serge
    sergei sergey sharif shinzo simon stanislav stefan steffen stephen steve steven stuart sven tariq ted
    theodore thomas tim timothy tobias todd tom tomasz tommy tony travis trevor troy tyler umar vaclav valery
    vasily victor viktor vincent vitaly vlad vladimir volodymyr walter warren wayne werner wilbur wilhelm will
    william winston wolfgang xavier yegor yitzhak youssef yuri yury yusuf zachary zoran"""
)
"""Given to men."""

SHE_NAMES = listed(
    """abigail ada adele agnes aisha alexandra alexandria alice alicia alison allison alyssa amal amanda amber
    amelia amina amy ana anastasia angela angelica anita anke ann anna annalena anne annegret annette annie
    antonia arlene aung ava ayanna barbara beatrice belinda bernadette beth betty beverly bianca brenda bridget
    brigitte britney camilla carla carly carmen carol carolina caroline carolyn carrie catherine cathy cecilia
    celia charlotte chelsea cheri cheryl chloe christiana christina christine cindy claire clara claudia colleen
    connie constance cristina cynthia daisy danielle deb debbie deborah debra denise diana diane dolores donna
    dora doris dorothy edith eileen ekaterina elaine eleanor elena eliza elizabeth ella ellen elsa emilia emily
    emma erica erika erin erna esther eugenia eva eve evelyn fatima fiona florence frances gabriela gail galina
    geraldine gina giorgia gladys gloria grace greta gretchen gwen hannah harriet heather heidi helen helena
    helga henrietta hilary hillary holly huma ida ilhan imelda ingrid irene irina iris isabel isabella ivana
    ivanka jacinda jacqueline jane janet janice jeanne jenna jennifer jenny jessica jill joan joanna joanne jodi
    josephine joy joyce juanita judith judy julia juliana julie june kaja kamala karen karin karine kate
    katherine kathleen kathryn kathy katie katya kayla keisha kellie kellyanne kirsten kristen kristin kristina
    laura lauren leila lena leticia lidia lillian lily linda lisa liz lois lora loretta lorraine louise lucia
    lucy ludmila lydia lynn lyudmila madeleine maggie malala margaret margarita maria mariam marian marianne
    marie marilyn marina marine marion marissa marjorie marlene marsha marta martha mary maryam maureen maxine
    megan megyn melania melanie melezia melinda melissa meredith mette michelle mildred miriam molly monica
    muriel nadezhda nadia nancy naomi natalia natalie natasha nicola nicole nikki nina nora norma nurul oksana
    olga olivia pamela patricia patti paula pauline penelope penny phyllis polly priscilla priti rachel raisa
    rebecca regina renee rita roberta rosa rosalind rosemary roxana ruth sabrina sally samantha sandra sanna
    sara sarah selena selina serena sharon sheila shelley shirley simone sofia sonia sophia sophie stacey stella
    stephanie sue susan susana suzanne svetlana sylvia tamara tammy tanya tatiana teresa theresa therese tiffany
    tina tulsi ursula valentina valerie vanessa vera veronica victoria viola violet virginia vivian wanda wendy
    whitney winifred xenia yelena yolanda yulia yvonne zahra zainab zara zoe"""
)
"""Given to women."""

EITHER_NAMES = listed(
    """alex alexis andrea april ashley casey chris dana hope hunter jackie jan jean jo jordan kim lee leslie
    lindsay lindsey morgan pat robin sam taylor terry tracy val"""
)
"""Given to both, or to one here and to the other there."""

FIRST_NAMES = HE_NAMES | SHE_NAMES | EITHER_NAMES
