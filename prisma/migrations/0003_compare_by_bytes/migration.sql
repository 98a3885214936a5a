-- Ids, types, paths and the like are compared byte by byte, whatever the database's language. Sorting and searching them
-- costs a fraction of what a language's rules cost, a path that begins with something is found in an index, and their order
-- is the one that JavaScript gives them.

ALTER TABLE event DROP CONSTRAINT event_lead_id_fkey;
ALTER TABLE session DROP CONSTRAINT session_lead_id_fkey;

ALTER TABLE lead ALTER COLUMN id TYPE text COLLATE "C";

-- A generated column stands in the way of what it is made of.
ALTER TABLE identity DROP COLUMN search;
ALTER TABLE identity ALTER COLUMN key TYPE text COLLATE "C", ALTER COLUMN lead_id TYPE text COLLATE "C";
ALTER TABLE identity ADD COLUMN search text NOT NULL GENERATED ALWAYS AS (lower(key)) STORED;

ALTER TABLE event
  ALTER COLUMN lead_id TYPE text COLLATE "C",
  ALTER COLUMN id TYPE text COLLATE "C",
  ALTER COLUMN type TYPE text COLLATE "C",
  ALTER COLUMN path TYPE text COLLATE "C",
  ALTER COLUMN campaign TYPE text COLLATE "C";

ALTER TABLE session
  ALTER COLUMN lead_id TYPE text COLLATE "C",
  ALTER COLUMN id TYPE text COLLATE "C",
  ALTER COLUMN entry_type TYPE text COLLATE "C",
  ALTER COLUMN entry_path TYPE text COLLATE "C",
  ALTER COLUMN exit_type TYPE text COLLATE "C",
  ALTER COLUMN exit_path TYPE text COLLATE "C",
  ALTER COLUMN source TYPE text COLLATE "C",
  ALTER COLUMN campaign TYPE text COLLATE "C",
  ALTER COLUMN outcome TYPE text COLLATE "C",
  ALTER COLUMN intent TYPE text COLLATE "C";

ALTER TABLE event ADD CONSTRAINT event_lead_id_fkey
  FOREIGN KEY (lead_id) REFERENCES lead (id) ON DELETE CASCADE ON UPDATE NO ACTION;
ALTER TABLE session ADD CONSTRAINT session_lead_id_fkey
  FOREIGN KEY (lead_id) REFERENCES lead (id) ON DELETE CASCADE ON UPDATE NO ACTION;
