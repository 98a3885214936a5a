-- How many sessions that start on a UTC day have ever been put in or taken out, in slots like day_stat. It only grows, so
-- that whoever remembers a day's sessions can tell whether they still are what they were.
CREATE TABLE session_day (
  day timestamptz(3) NOT NULL,
  slot integer NOT NULL,
  changes bigint NOT NULL,
  PRIMARY KEY (day, slot)
) WITH (fillfactor = 70);
INSERT INTO session_day (day, slot, changes) SELECT day, 0, sum(sessions) FROM duration_stat GROUP BY day;

-- What the report of engagement read beside the trail, it now takes from the trail.
DROP INDEX session_by_start;
DROP STATISTICS session_entries;
ALTER TABLE session DROP COLUMN click_led, DROP COLUMN entry_touch;
CREATE INDEX session_by_start ON session
  (started_at DESC, id DESC, duration_ms, event_count, entry_type, exit_type, points, source, intent, outcome)
  INCLUDE (campaign);

-- All that reports read of a session. An index has no place for trails of any length: the few long ones are read from
-- their rows. The number stands in lib/reports/columns/load-columns.ts as well.
DROP INDEX session_trail;
CREATE INDEX session_trail ON session (started_at)
  INCLUDE (lead_id, source, points, duration_ms, outcome, intent, campaign, pauses, trail) WHERE event_count <= 250;
CREATE INDEX session_trail_long ON session (started_at) WHERE event_count > 250;
