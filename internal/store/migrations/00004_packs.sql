-- +goose Up
CREATE TABLE packs (
    name      TEXT PRIMARY KEY,               -- of the file, without .yaml
    profile   TEXT NOT NULL,
    version   TEXT NOT NULL,
    body      TEXT NOT NULL,                  -- YAML
    cases     TEXT NOT NULL,                  -- YAML, empty for none
    made_at   BIGINT NOT NULL,
    UNIQUE (profile, version)
);

-- +goose Down
DROP TABLE packs;
