-- +goose Up
CREATE TABLE reprocessings (
    id      TEXT PRIMARY KEY,
    reread  BIGINT NOT NULL,                -- 1: the documents are read again first
    made_at BIGINT NOT NULL
);

CREATE TABLE reprocessed (
    run_id   TEXT NOT NULL REFERENCES reprocessings (id),
    group_id TEXT NOT NULL REFERENCES groups (id),
    before   BIGINT NOT NULL,               -- revision of the newest report then, 0 for none
    revision BIGINT NOT NULL,               -- the revision to be judged
    PRIMARY KEY (run_id, group_id)
);

-- +goose Down
DROP TABLE reprocessed;
DROP TABLE reprocessings;
