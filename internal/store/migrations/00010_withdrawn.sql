-- +goose Up
ALTER TABLE documents ADD COLUMN withdrawn_by TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN withdrawn_why TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN withdrawn_at BIGINT NOT NULL DEFAULT 0;
-- The path it had. A withdrawn document's path is / and its id, which no upload has: its own is free again.
ALTER TABLE documents ADD COLUMN withdrawn_path TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE documents DROP COLUMN withdrawn_path;
ALTER TABLE documents DROP COLUMN withdrawn_at;
ALTER TABLE documents DROP COLUMN withdrawn_why;
ALTER TABLE documents DROP COLUMN withdrawn_by;
