-- +goose Up
CREATE TABLE group_requests (
    key       TEXT PRIMARY KEY,               -- the Idempotency-Key
    body_hash TEXT NOT NULL,
    group_id  TEXT NOT NULL REFERENCES groups (id),
    made_at   BIGINT NOT NULL
);

-- +goose Down
DROP TABLE group_requests;
