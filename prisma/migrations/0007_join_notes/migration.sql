-- Why a person joined two leads, for their page. Null for what a call said.
ALTER TABLE lead_join ADD COLUMN note text;
