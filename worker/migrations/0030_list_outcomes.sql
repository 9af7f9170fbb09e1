-- What became of ideas, the latest decision first. Only what is done or declined costs a row here, once it is decided; what was
-- decided before dates of decisions were kept has the date of the idea.
CREATE INDEX post_outcome ON post (community, kind, board, status, coalesce(status_at, at), id)
  WHERE status IN ('done', 'declined') AND parent IS NULL AND removed_at IS NULL AND merged_into IS NULL AND kind = 'idea';
