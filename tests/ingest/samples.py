"""Stories and feeds written for the tests; every place's agency and every person is invented."""

from __future__ import annotations

from datetime import UTC, datetime

from dateline.messages import ArticleFetched, Source

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
SOURCE = Source(
    id="harbour.example_rss", name="harbour.example", domain="harbour.example",
    feed_url="https://harbour.example/rss",
)  # fmt: skip

HARBOUR_STORY = """\
Home

Share

Tidal barrier will be closed twice a year, Lindqvist says

The gates are tested in daylight so that the ferries can plan around them, the harbour master adds

BERGHAVEN, November 12. /NORDA/. The new tidal barrier will be closed for a test every spring and \
every autumn, harbour master Astrid Lindqvist told a meeting of ferry owners on Thursday.

"We close it once when the water is low and once when it is high," she said. "Nobody should be \
surprised by it."

On November 3, the regional council approved the timetable. The barrier protects some 40,000 \
households.

Deputy mayor Ivo Brandt said on Thursday that the council would install a second pair of gates \
in 2016.


A longer breakwater

The council also plans to lengthen the western breakwater, Brandt said.

"It is the cheaper half of the work."

(Reporting by Tove Halm; editing by Per Aas)

© 2024 Norda News. All rights reserved.
"""
"""November 12 was a Thursday in 2015 and 2020; the year 2016 that it looks forward to decides."""

RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"
     xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Harbour Post</title><language>en-gb</language><link>https://harbour.example/</link>
<copyright>Copyright Harbour Post</copyright>
<item><guid isPermaLink="false">hp-1</guid><title>Ferry &amp; barge collide</title>
<link>https://harbour.example/a?utm_source=rss&amp;id=7</link>
<description>Nobody was hurt, the harbour office says.</description>
<content:encoded><![CDATA[<p>BERGHAVEN, May 3 (Norda) - A ferry and a barge collided on Sunday.</p>
<h2>Second this year</h2><p>Nobody was hurt.</p><blockquote><p>We were lucky.</p></blockquote>
<script>track()</script>]]></content:encoded>
<dc:creator>Tove Halm</dc:creator><category>Shipping</category><category>Berghaven</category>
<pubDate>Sun, 03 May 2026 18:30:00 +0200</pubDate>
<media:content url="/img/1.jpg" type="image/jpeg" width="640" height="480"/>
</item>
<item><title>No guid here</title><link>https://harbour.example/b#top</link>
<description>Plain words &amp;amp; nothing else.</description>
<pubDate>Sat, 02 May 2026 09:00:00 GMT</pubDate></item>
</channel></rss>"""

ATOM = b"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de-at"><title>Die Mole</title>
<id>tag:mole.example,2026:feed</id><rights>Die Mole</rights>
<entry><id>tag:mole.example,2026:1</id><title type="text">a &lt; b</title>
<link rel="alternate" href="https://mole.example/1"/>
<link rel="enclosure" href="https://mole.example/1.mp3" type="audio/mpeg"/>
<author><name>Vera Stamm</name></author><author><name>Ole Brink</name></author>
<published>2026-05-03T08:00:00-03:00</published><updated>2026-05-03T09:15:00-03:00</updated>
<summary>Kurz.</summary>
<content type="html">&lt;p&gt;Ein Absatz.&lt;/p&gt;&lt;p&gt;Noch einer.&lt;/p&gt;</content>
</entry>
<entry><id>tag:mole.example,2026:2</id><title>Nur geaendert</title>
<updated>2026-05-02T09:15:00Z</updated><content type="text">Text</content></entry>
</feed>"""

HTML = b"""<!DOCTYPE html><html lang="en">
<head><title>Not a feed</title></head><body>Hello</body></html>"""


def article(**fields: object) -> ArticleFetched:
    """Make an article of a few fields."""
    given: dict[str, object] = {
        "article_id": "00000000-0000-5000-8000-000000000001",
        "revision": 1,
        "source": SOURCE,
        "title": "Title",
        "body": "Body.",
        "fetched_at": NOW,
        "content_hash": "00",
        "via": "rss",
    }
    return ArticleFetched.model_validate(given | fields)
