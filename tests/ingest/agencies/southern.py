"""Stories as PTI, ANI, APP, BSS, Bernama, Antara and VNA print them."""

from __future__ import annotations

from .sample import Sample

INDIA = (
    Sample(
        "PTI: service number, no dash, the agency's initials below",
        """\
DEL45
Onion exports may resume in April, says official

New Delhi, Mar 3 (PTI) The government may allow onion exports again from April, a senior official
said on Tuesday.

Stocks stand at 4.1 lakh tonnes. PTI KND ABC

PTI KND ABC
""",
        title="Onion exports may resume in April, says official",
        place="New Delhi",
        date="--03-03",
        agency="PTI",
        opens="New Delhi, Mar 3 (PTI) The government",
        closes="Stocks stand at 4.1 lakh tonnes. PTI KND ABC",
    ),
    Sample(
        "PTI: no date, two cities",
        """\
Elephant holds up night train for an hour

Dehradun/Haridwar, Feb 20 (PTI) An elephant that would not leave the track held up the Doon night
train for an hour, the railway said on Friday.

"It was eating," said the driver.
""",
        title="Elephant holds up night train for an hour",
        place="Dehradun/Haridwar",
        date="--02-20",
        agency="PTI",
        opens="Dehradun/Haridwar, Feb 20 (PTI) An elephant",
        closes='"It was eating," said the driver.',
    ),
    Sample(
        "ANI: the country in brackets, a colon",
        """\
Hyderabad: 92-year-old returns library book after 61 years

Hyderabad (Telangana) [India], March 3 (ANI): A 92-year-old man has returned a book to the State
Library after 61 years.

The fine was waived, the librarian told ANI. (ANI)
""",
        title="Hyderabad: 92-year-old returns library book after 61 years",
        place="Hyderabad, Telangana, India",
        date="--03-03",
        agency="ANI",
        opens="Hyderabad (Telangana) [India], March 3 (ANI): A 92-year-old",
        closes="the librarian told ANI. (ANI)",
    ),
    Sample(
        "ANI: the city alone",
        """\
Mumbai dabbawalas get bicycles with bells

Mumbai [India], January 12 (ANI): The lunch-box carriers of Mumbai have been given 400 new bicycles,
their association said on Monday.
""",
        title="Mumbai dabbawalas get bicycles with bells",
        place="Mumbai, India",
        date="--01-12",
        agency="ANI",
        opens="Mumbai [India], January 12 (ANI): The lunch-box",
        closes="their association said on Monday.",
    ),
    Sample(
        "APP: a zero before the day, a colon",
        """\
Hunza suspension bridge reopens

ISLAMABAD, Mar 03 (APP): The suspension bridge at Hussaini in Hunza reopened on Tuesday after a
winter of repairs.

Planks were counted twice.
""",
        title="Hunza suspension bridge reopens",
        place="ISLAMABAD",
        date="--03-03",
        agency="APP",
        opens="ISLAMABAD, Mar 03 (APP): The suspension bridge",
        closes="Planks were counted twice.",
    ),
    Sample(
        "BSS: Dhaka, full date",
        """\
River ferry turns school in Barishal

BARISHAL, March 3, 2026 (BSS) - A ferry that sank twice has become a school in Barishal.

It has 64 pupils.
""",
        title="River ferry turns school in Barishal",
        place="BARISHAL",
        date="2026-03-03",
        agency="BSS",
        opens="BARISHAL, March 3, 2026 (BSS) - A ferry",
        closes="It has 64 pupils.",
    ),
)

SOUTH_EAST = (
    Sample(
        "Bernama: double hyphens",
        """\
Penang ferry bells to be heard again

GEORGE TOWN, March 3 (Bernama) -- The bells of the old Penang ferries will be heard again from May,
the port commission said today.

"They were in a shed," its chairman said.

-- BERNAMA
""",
        title="Penang ferry bells to be heard again",
        place="GEORGE TOWN",
        date="--03-03",
        agency="Bernama",
        opens="GEORGE TOWN, March 3 (Bernama) -- The bells",
        closes='"They were in a shed," its chairman said.',
    ),
    Sample(
        "Bernama: Malay",
        """\
Loceng feri Pulau Pinang berbunyi semula

GEORGE TOWN, 3 Mac (Bernama) -- Loceng feri lama Pulau Pinang akan berbunyi semula mulai Mei.

Ia disimpan di dalam bangsal.
""",
        title="Loceng feri Pulau Pinang berbunyi semula",
        place="GEORGE TOWN",
        date="--03-03",
        agency="Bernama",
        opens="GEORGE TOWN, 3 Mac (Bernama) -- Loceng",
        closes="Ia disimpan di dalam bangsal.",
    ),
    Sample(
        "Antara: no date",
        """\
Orangutan opens clinic door in Kalimantan

Palangka Raya, C Kalimantan (ANTARA) - An orangutan opened the door of a clinic in Palangka Raya and
took a box of bandages, the nurse said.

Related news: Orangutan school to double its places
""",
        title="Orangutan opens clinic door in Kalimantan",
        place="Palangka Raya, C Kalimantan",
        agency="ANTARA",
        opens="Palangka Raya, C Kalimantan (ANTARA) - An orangutan",
        closes="the nurse said.",
        dropped=("Related news",),
    ),
    Sample(
        "Antara: Indonesian",
        """\
Kapal kayu terakhir Ternate berlayar lagi

Ternate (ANTARA) - Kapal kayu terakhir di Ternate berlayar lagi pada Selasa setelah diperbaiki
selama dua tahun.

Pewarta: Abdul Fatah
""",
        title="Kapal kayu terakhir Ternate berlayar lagi",
        place="Ternate",
        agency="ANTARA",
        opens="Ternate (ANTARA) - Kapal kayu",
        closes="selama dua tahun.",
        dropped=("Pewarta",),
    ),
    Sample(
        "VNA: an en dash, the agency at the end",
        """\
Hoi An lantern maker passes hundred-year mark

Da Nang (VNA) \u2013 Lantern maker Huynh Thi Sau of Hoi An turned 100 on March 3 and lit the street
herself.

She has three apprentices./.
""",
        title="Hoi An lantern maker passes hundred-year mark",
        place="Da Nang",
        agency="VNA",
        opens="Da Nang (VNA) \u2013 Lantern maker",
        closes="She has three apprentices./.",
    ),
    Sample(
        "VNA: Vietnamese, the day in figures",
        """\
Cầu gỗ Huế được sửa xong

Huế, ngày 3/3 (TTXVN) - Cầu gỗ bắc qua sông Hương đã được sửa xong, chính quyền cho biết.

Cầu mở cửa ngày mai.
""",
        title="Cầu gỗ Huế được sửa xong",
        place="Huế",
        date="--03-03",
        agency="TTXVN",
        opens="Huế, ngày 3/3 (TTXVN) - Cầu gỗ",
        closes="Cầu mở cửa ngày mai.",
    ),
)

SAMPLES = (*INDIA, *SOUTH_EAST)
