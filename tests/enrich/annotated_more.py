"""More invented stories with marked mentions: courts, weather, money, art, sport and war."""

from __future__ import annotations

from tests.enrich.annotated import read

QUAKE = """
Quake shakes {tim:East Timor}, 12 hurt

{dil:DILI}, Feb 3 (NordPress) - A strong earthquake shook villages in {tim:East Timor} on
Tuesday and hurt twelve people, police said.

"The ground moved like water," said {jos:José Amaral}, a farmer. {jos:He} lost two goats.

The {red:Red Cross} sent tents from {dil:Dili}. {red:Red Cross} spokeswoman {lin:Linda Castro}
said that the roads were open. {aus:Australia} and {ind:Indonesia} offered help.

Interior Minister {bra:Paulo Branco} told the {bbc:BBC} that the worst was over. {bra:Branco}
will visit the villages on Thursday.
"""

MUSEUM = """
Stolen painting returns to {ghe:Ghent}

A painting that was stolen in 1998 is back in the {mus:Museum of Fine Arts} in {ghe:Ghent}, the
{be:Belgian} police said on Friday.

{els:Elsa Peeters}, director of the museum, wept when {els:she} saw it. "I had given up,"
{els:Peeters} said. The thief, {rob:Robert Claes}, died in {ams:Amsterdam} in 2011.

A {nl:Dutch} dealer, {hen:Henk Visser}, found the painting in an attic. {hen:Visser} wants no
reward.
"""

STRIKE = """
Pilots of {air:Aerolia} walk out

Pilots of {air:Aerolia Airlines} went on strike in {mad:Madrid} and {lis:Lisbon} on Sunday.
Their union, the {spa:Sky Pilots Association} ({spa:SPA}), wants shorter shifts.

"We are too tired to fly," {spa:SPA} president {car:Carmen Rojas} said. {car:Rojas} accused
{air:Aerolia} of lying about rest rooms.

The airline's chief executive, {ped:Pedro Lima}, rejected this. "Our pilots sleep well,"
{ped:he} said in {bar:Barcelona}. {car:Rojas} and {ped:Lima} meet on Tuesday.
"""

VOTE = """
{gha:Ghana} counts votes as {men:Mensah} claims victory

{gha:Ghana} was counting votes on Saturday after {men:Kwame Mensah} of the {gpp:Green Palm
Party} claimed to have won. {men:Mensah}, 61, was president until 2019.

The {ele:Electoral Commission} asked for patience. "There is no result," its head, {afi:Grace
Afi}, said in {acc:Accra}. {afi:Afi} promised one by Monday.

Observers from the {afu:African Union} praised the {gha_n:Ghanaian} police. The {afu:African
Union} has 90 observers in {gha:Ghana}.

{owu:Samuel Owusu}, the rival of {men:Mensah}, did not speak. {owu:Owusu} voted in {kum:Kumasi}.
"""

TALKS = """
{egy:Egypt} hosts talks on {sud:Sudan}

{cai:CAIRO}, {egy:Egypt} (NordPress) - Talks on {sud:Sudan} began on Monday, said
{egy_n:Egyptian} Foreign Minister {fah:Samir Fahmy}.

"All want peace," {fah:the Egyptian foreign minister} said. {fah:Fahmy} met {sud_n:Sudanese}
General {osm:Omar Osman} for an hour.

{osm:Osman} thanked {egy:Egypt}. {osm:The general} said that the {un:UN} must stop the sale of
arms. {un:UN} envoy {hal:Erik Halvorsen} agreed with {osm:Osman}.
"""

ROCKET = """
Rocket of {ast:Astrel} explodes over {tex:Texas}

A rocket of {ast:Astrel Inc.} exploded over {tex:Texas} on Wednesday. Nobody was hurt,
{nasa:NASA} said.

"We learned a lot," said {gre:Greg Nolan}, founder of {ast:Astrel}. {gre:Nolan} told reporters
in {hou:Houston} that the next rocket was ready.

{nasa:NASA} scientist {mei:Mei Tanaka} was less cheerful. "It was the third loss," {mei:she}
said. {mei:Tanaka} used to work for {ast:Astrel}.
"""

HEAT = """
Heat kills cattle in {ken:Kenya}

Heat has killed thousands of cattle in northern {ken:Kenya}, the {who:World Herd Organisation}
({who:WHO}) reported. {sam:Samuel Kiprono}, a herder, lost all but one cow.

"I call her Hope," {sam:Kiprono} said.

Agriculture Minister {was:Esther Wasike} flew to {nai:Nairobi} from {rom:Rome}. {was:She}
promised water, and {was:the minister} kept the promise a week later. {ken_n:Kenyans} sent hay.
"""

MAYOR = """
{gio:Naples mayor} resigns over waste

{nap:Naples} Mayor {gio:Giorgio Conti} resigned on Thursday. Waste had lain in the streets for
weeks.

"I did what I could," {gio:the mayor} said. {gio:Conti} blamed the {camp:Campania} region and a
firm, {eco:Ecoverde Srl}.

A lawyer of the firm, {ann:Anna Ferri}, denied this. "Mayor," {ann:she} asked, "who paid you?"
"""

CHESS = """
Girl of 12 beats {ola:Norwegian champion}

{swe:Sweden}'s {maj:Maja Lund}, 12, beat the {nor_n:Norwegian} champion {ola:Ola Berg} in
{ber:Bergen} on Sunday. {maj:Lund} needed 24 moves.

"She saw everything," {ola:Berg} said. {maj:Maja} has played since {maj:she} was four.

The {open:Bergen Open} ends on Friday. Last year's winner, {iva:Ivan Petrov}, is ill.
{open:Bergen Open} director {kar:Karin Moe} hopes that {iva:Petrov} will come.
"""

OPERA = """
{vie:Vienna} opera names new director

The {vie:Vienna} opera has named {cla:Clara Neumann} its director. {cla:Neumann}, a {ger:German}
conductor, will leave {dre:Dresden} in June.

"It is a dream," {cla:she} said. Culture Minister {pau:Paul Gruber} called {cla:Neumann} a brave
choice. {pau:The minister} had favoured {bru:Bruno Sacchi}, head of an orchestra in {mil:Milan}.

{bru:Sacchi} sent flowers. {pau:Gruber} did not.
"""

MORE = [
    read(name, marked)
    for name, marked in {
        "quake": QUAKE,
        "museum": MUSEUM,
        "strike": STRIKE,
        "vote": VOTE,
        "talks": TALKS,
        "rocket": ROCKET,
        "heat": HEAT,
        "mayor": MAYOR,
        "chess": CHESS,
        "opera": OPERA,
    }.items()
]
