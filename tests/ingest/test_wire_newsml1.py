"""Tests of the older NewsML."""

from __future__ import annotations

from dateline_ingest.wire.markup_reading import parse
from dateline_ingest.wire.newsml1 import read_newsml
from dateline_ingest.wire.story import WireStory

DOCUMENT = """<?xml version="1.0"?><NewsML><NewsEnvelope><DateAndTime>20260303T1015</DateAndTime>
</NewsEnvelope><NewsItem xml:lang="fr"><Identification><NewsIdentifier>
<ProviderId>kestrel.example</ProviderId><DateId>20260303</DateId><NewsItemId>pont</NewsItemId>
<RevisionId PreviousRevision="1" Update="N">2</RevisionId></NewsIdentifier></Identification>
<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20260303T091500Z</FirstCreated>
<ThisRevisionCreated>20260303T101500Z</ThisRevisionCreated><Status FormalName="Usable"/>
<Urgency FormalName="3"/><Instruction FormalName="Rectify"/></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Le pont est ouvert</HeadLine>
<SubHeadLine>Les hirondelles d'abord</SubHeadLine><ByLine>Par Vera Stamm</ByLine>
<DateLine>Ostby, 3 mars (KP) -</DateLine><CreditLine>Kestrel</CreditLine>
<CopyrightLine>(c) Kestrel</CopyrightLine><SlugLine>pont-ostby</SlugLine>
<KeywordLine>mer</KeywordLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="KP"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="fr"/></DescriptiveMetadata>
<NewsComponent><ContentItem><MediaType FormalName="Text"/><DataContent>%s</DataContent>
</ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>"""
XHTML = "<p>Le pont est ouvert depuis mardi.</p><h3>Attente</h3><p>On a attendu.</p>"
NITF = "<nitf><body><body.content><p>Ostby (KP) - De la NITF.</p></body.content></body></nitf>"


def newsml(content: str = XHTML, **changes: str) -> WireStory:
    """Read a document with some content."""
    text = DOCUMENT % content
    for old, new in changes.items():
        text = text.replace(f'FormalName="{old}"', f'FormalName="{new}"')
    root = parse(text.encode())
    assert root is not None
    (story,) = read_newsml(root)
    return story


def test_a_document_is_read_whole() -> None:
    """News lines, management and text."""
    story = newsml()
    assert (story.title, story.deck) == ("Le pont est ouvert", "Les hirondelles d'abord")
    assert (story.byline, story.slugline, story.keywords) == ("Vera Stamm", "pont-ostby", ("mer",))
    assert (story.guid, story.version) == ("urn:newsml:kestrel.example:20260303:pont", 2)
    assert (story.provider, story.language, story.urgency) == ("KP", "fr", 3)
    assert story.body.startswith("Ostby, 3 mars (KP) - Le pont est ouvert depuis mardi.")
    assert [p.kind for p in story.paragraphs] == ["text", "subhead", "text"]
    assert story.dateline is not None
    assert (story.dateline.place, story.dateline.date) == ("Ostby", "--03-03")
    assert [claim.role for claim in story.claims] == ["published", "updated"]
    assert story.rights is not None


def test_an_instruction_to_rectify_is_a_correction() -> None:
    """And one to delete with a status is a retraction."""
    story = newsml()
    assert story.notice is not None
    assert story.notice.kind == "correction"
    canceled = newsml(Usable="Canceled")
    assert (canceled.status, canceled.notice is not None) == ("canceled", True)


def test_nitf_and_plain_text_inside_are_read() -> None:
    """As are paragraphs of XHTML."""
    assert newsml(NITF).body == "Ostby (KP) - De la NITF."
    assert newsml("Eins.\n\nZwei.").body == "Ostby, 3 mars (KP) - Eins.\n\nZwei."
    assert newsml("").body == ""
