-- How a version of a rule came to be, so that the same request finds it again: JSON with `from` and `change` as they were sent and
-- `key`, a hash of the request's Idempotency-Key and of who sent it. Null for versions that no request made, and for older ones.
ALTER TABLE rule ADD COLUMN application TEXT;
