-- What lists and reports read in the order that they show it.

-- The list of leads by score. Read backwards it is the list from the lowest.
CREATE INDEX lead_score ON lead (score DESC, id DESC);

ALTER TABLE session
  -- The pauses between the session's events by length. Null before that was kept.
  ADD COLUMN pauses text COLLATE "C";

-- Reports go by time: what they read beside what is filtered stands in the same index.
DROP INDEX session_by_start;
CREATE INDEX session_by_start ON session
  (started_at DESC, id DESC, duration_ms, event_count, entry_type, exit_type, points, source, intent, outcome)
  INCLUDE (pauses);

-- All sessions are made anew in the background, which fills the new column.
UPDATE workspace SET rules_version = rules_version + 1;
