-- What lists and reports read in the order that they show it.

-- The list of leads by score. Read backwards it is the list from the lowest.
CREATE INDEX lead_score ON lead (score DESC, id DESC);
