-- +goose Up
CREATE INDEX reprocessed_before ON reprocessed (group_id, before);

-- +goose Down
DROP INDEX reprocessed_before;
