-- Where a post was when somebody acted on it, as stages are named by the board: where it is now may have one of the same id. Of a move,
-- where it came from. Null in rows of before, and of what is no post.
ALTER TABLE audit ADD COLUMN board TEXT;
