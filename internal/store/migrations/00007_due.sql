-- +goose Up
CREATE INDEX groups_due ON groups (updated_at) WHERE evaluated < revision;
CREATE INDEX documents_unfinished ON documents (group_id) WHERE status IN ('stored', 'reading');

-- +goose Down
DROP INDEX documents_unfinished;
DROP INDEX groups_due;
