-- +goose Up
ALTER TABLE groups ADD COLUMN date TEXT NOT NULL DEFAULT ''; -- of submission, as in facts: it decides which rules judge
UPDATE groups SET date = COALESCE(json_extract(facts, '$.date'), '');

-- +goose Down
ALTER TABLE groups DROP COLUMN date;
