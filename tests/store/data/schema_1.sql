-- The tables as schema version 1 made them in SQLite.
CREATE TABLE schema (
    version INTEGER NOT NULL,
    CONSTRAINT pk_schema PRIMARY KEY (version)
);
CREATE TABLE articles (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    article_id CHAR(32) NOT NULL,
    revision INTEGER NOT NULL,
    source_id TEXT NOT NULL,
    source_name TEXT NOT NULL,
    url TEXT,
    title TEXT NOT NULL,
    language TEXT,
    published DATETIME,
    updated DATETIME,
    fetched_at DATETIME NOT NULL,
    content_hash TEXT NOT NULL,
    via TEXT NOT NULL,
    status TEXT NOT NULL,
    stored_at DATETIME NOT NULL,
    CONSTRAINT uq_articles_article_id UNIQUE (article_id)
);
CREATE INDEX ix_articles_source_id_seq ON articles (source_id, seq);
CREATE INDEX ix_articles_published ON articles (published);
CREATE TABLE entities (
    entity_id CHAR(32) NOT NULL,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT pk_entities PRIMARY KEY (entity_id)
) WITHOUT ROWID;
CREATE INDEX ix_entities_name ON entities (name);
CREATE TABLE article_revisions (
    article_id CHAR(32) NOT NULL,
    revision INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    fetched_at DATETIME NOT NULL,
    stored_at DATETIME NOT NULL,
    document JSON NOT NULL,
    CONSTRAINT pk_article_revisions PRIMARY KEY (article_id, revision),
    CONSTRAINT fk_article_revisions_article_id FOREIGN KEY(article_id) REFERENCES articles (article_id)
);
CREATE TABLE mentions (
    article_seq INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    entity_id CHAR(32) NOT NULL,
    field TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    confidence DOUBLE NOT NULL,
    CONSTRAINT pk_mentions PRIMARY KEY (article_seq, ordinal),
    CONSTRAINT fk_mentions_article_seq FOREIGN KEY(article_seq) REFERENCES articles (seq),
    CONSTRAINT fk_mentions_entity_id FOREIGN KEY(entity_id) REFERENCES entities (entity_id)
) WITHOUT ROWID;
CREATE INDEX ix_mentions_entity_id_article_seq ON mentions (entity_id, article_seq);
CREATE TABLE date_mentions (
    article_seq INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    field TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    earliest DATETIME,
    latest DATETIME,
    granularity TEXT,
    role TEXT NOT NULL,
    confidence DOUBLE NOT NULL,
    CONSTRAINT pk_date_mentions PRIMARY KEY (article_seq, ordinal),
    CONSTRAINT fk_date_mentions_article_seq FOREIGN KEY(article_seq) REFERENCES articles (seq)
) WITHOUT ROWID;
CREATE INDEX ix_date_mentions_earliest_latest ON date_mentions (earliest, latest);
CREATE TABLE quotes (
    article_seq INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    field TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    speaker TEXT,
    speaker_entity_id CHAR(32),
    confidence DOUBLE NOT NULL,
    CONSTRAINT pk_quotes PRIMARY KEY (article_seq, ordinal),
    CONSTRAINT fk_quotes_article_seq FOREIGN KEY(article_seq) REFERENCES articles (seq)
) WITHOUT ROWID;
CREATE INDEX ix_quotes_speaker_entity_id ON quotes (speaker_entity_id);
