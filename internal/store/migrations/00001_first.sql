-- +goose Up
CREATE TABLE groups (
    id            TEXT PRIMARY KEY,
    facts         TEXT NOT NULL,             -- JSON: what was declared
    enterprise    TEXT NOT NULL,
    profile       TEXT NOT NULL,
    business      TEXT NOT NULL,
    applicants    BIGINT NOT NULL,
    revision      BIGINT NOT NULL DEFAULT 0, -- rises with whatever a report rests on
    evaluated     BIGINT NOT NULL DEFAULT 0, -- the newest revision that was judged
    unhurried     BIGINT NOT NULL DEFAULT 0, -- the revision to judge in the reprocess queue
    last_event    BIGINT NOT NULL DEFAULT 0,
    verdict       TEXT NOT NULL DEFAULT '',
    problem       TEXT NOT NULL DEFAULT '',  -- JSON: why the newest judging failed
    created_at    BIGINT NOT NULL,
    updated_at    BIGINT NOT NULL
);
CREATE INDEX groups_by_age ON groups (created_at, id);

CREATE TABLE documents (
    id             TEXT PRIMARY KEY,
    group_id       TEXT NOT NULL REFERENCES groups (id),
    position       BIGINT NOT NULL,
    path           TEXT NOT NULL,
    owner          TEXT NOT NULL,
    owner_guess    BIGINT NOT NULL,
    owner_reason   TEXT NOT NULL,
    sha256         TEXT NOT NULL,
    size_bytes     BIGINT NOT NULL,
    status         TEXT NOT NULL,
    problem        TEXT NOT NULL DEFAULT '',  -- JSON
    papers         TEXT NOT NULL DEFAULT '',  -- JSON
    elapsed_ms     BIGINT NOT NULL DEFAULT 0,
    reader_version TEXT NOT NULL DEFAULT '',
    version        BIGINT NOT NULL DEFAULT 1,
    fence          BIGINT NOT NULL DEFAULT 0, -- rises with every claim
    attempts       BIGINT NOT NULL DEFAULT 0, -- claims that count towards giving up
    lease_until    BIGINT NOT NULL DEFAULT 0,
    retry_at       BIGINT NOT NULL DEFAULT 0,
    fresh          BIGINT NOT NULL DEFAULT 0, -- 1: to be read again from the bytes
    uploaded_at    BIGINT NOT NULL,
    UNIQUE (group_id, path)
);
CREATE INDEX documents_by_position ON documents (group_id, position);
CREATE INDEX documents_by_status ON documents (status, lease_until);
CREATE INDEX documents_by_content ON documents (sha256);

CREATE TABLE corrections (
    group_id    TEXT NOT NULL REFERENCES groups (id),
    id          BIGINT NOT NULL,              -- the event that tells of it
    document_id TEXT NOT NULL REFERENCES documents (id),
    paper       BIGINT NOT NULL,
    field       TEXT NOT NULL,
    value       TEXT NOT NULL,
    list        TEXT NOT NULL,                -- JSON, empty for a single value
    made_by     TEXT NOT NULL,
    why         TEXT NOT NULL,
    made_at     BIGINT NOT NULL,
    PRIMARY KEY (group_id, id)
);

CREATE TABLE reports (
    group_id      TEXT NOT NULL REFERENCES groups (id),
    revision      BIGINT NOT NULL,
    rules_version TEXT NOT NULL,
    verdict       TEXT NOT NULL,
    body          TEXT NOT NULL,              -- JSON
    made_at       BIGINT NOT NULL,
    PRIMARY KEY (group_id, revision)
);

CREATE TABLE events (
    group_id    TEXT NOT NULL REFERENCES groups (id),
    seq         BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    document_id TEXT NOT NULL,
    status      TEXT NOT NULL,
    made_at     BIGINT NOT NULL,
    PRIMARY KEY (group_id, seq)
);

CREATE TABLE outbox (
    task_id    TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    queue      TEXT NOT NULL,
    subject    TEXT NOT NULL,
    attempt    BIGINT NOT NULL,
    position   BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX outbox_by_age ON outbox (created_at, position);

CREATE TABLE requests (
    group_id  TEXT NOT NULL REFERENCES groups (id),
    key       TEXT NOT NULL,                  -- the Idempotency-Key
    body_hash TEXT NOT NULL,
    answer    TEXT NOT NULL,                  -- JSON: ids of the documents
    made_at   BIGINT NOT NULL,
    PRIMARY KEY (group_id, key)
);

-- +goose Down
DROP TABLE requests;
DROP TABLE outbox;
DROP TABLE events;
DROP TABLE reports;
DROP TABLE corrections;
DROP TABLE documents;
DROP TABLE groups;
