-- +goose Up
ALTER TABLE packs ADD COLUMN basis TEXT NOT NULL DEFAULT ''; -- JSON: what the pack extends, by name; empty for nothing kept

-- +goose Down
ALTER TABLE packs DROP COLUMN basis;
