-- +goose Up
ALTER TABLE corrections ADD COLUMN kind TEXT NOT NULL DEFAULT '';  -- of the paper as it was corrected
ALTER TABLE corrections ADD COLUMN page BIGINT NOT NULL DEFAULT 0; -- its first page; 0: not noted

-- +goose Down
ALTER TABLE corrections DROP COLUMN page;
ALTER TABLE corrections DROP COLUMN kind;
