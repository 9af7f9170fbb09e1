-- Votes that were lowered to nothing after a merge had kept their price.
UPDATE vote SET charge = 0 WHERE value = 0 AND against = 0 AND charge > 0;
