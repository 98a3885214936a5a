-- What free text is looked for in of a lead, in an index of its trigrams (docs/decisions/0014-leads-are-found-by-trigrams.md).
-- It stands apart from `lead`, whose rows are written anew with each event. A line for each name and each key's value. Keys
-- are compared by bytes: without a word about it, only their a to z had a lower case.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE lead_text (
  lead_id text COLLATE "C" PRIMARY KEY,
  text text NOT NULL
);
INSERT INTO lead_text (lead_id, text)
  SELECT id, lower(E'\n' || concat_ws(E'\n', name, email, company, keys.text) COLLATE "default")
  FROM lead LEFT JOIN (
    SELECT lead_id, string_agg(substr(key, strpos(key, ':') + 1), E'\n' ORDER BY key) AS text FROM identity GROUP BY lead_id
  ) AS keys ON keys.lead_id = lead.id;
ALTER TABLE lead_text ADD CONSTRAINT lead_text_lead_id_fkey
  FOREIGN KEY (lead_id) REFERENCES lead (id) ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE lead DROP COLUMN search;
ALTER TABLE identity DROP COLUMN search;

-- New rows wait for a while in a list that every search reads: a short one.
CREATE INDEX lead_text_trigrams ON lead_text USING gin (text gin_trgm_ops) WITH (gin_pending_list_limit = 256);
