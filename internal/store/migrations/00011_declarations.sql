-- +goose Up
CREATE TABLE declarations (
    group_id TEXT NOT NULL REFERENCES groups (id),
    id       BIGINT NOT NULL,               -- 1, 2, ... in the group
    facts    TEXT NOT NULL,                 -- JSON: what was declared before
    made_by  TEXT NOT NULL,
    why      TEXT NOT NULL,
    made_at  BIGINT NOT NULL,
    PRIMARY KEY (group_id, id)
);

-- +goose Down
DROP TABLE declarations;
