-- What lists and reports read in the order that they show it.

-- The list of leads by score. Read backwards it is the list from the lowest.
CREATE INDEX lead_score ON lead (score DESC, id DESC);

ALTER TABLE session
  -- The pauses between the session's events by length. Null before that was kept.
  ADD COLUMN pauses text COLLATE "C",
  -- Whether a page view follows the last click in an email. Null without a click.
  ADD COLUMN click_led boolean,
  -- The character of the first event, which tells the entry page: a path may be longer than an index has room for.
  ADD COLUMN entry_touch text COLLATE "C" GENERATED ALWAYS AS (left(trail, 1)) STORED;

-- Reports go by time: what they read beside what is filtered stands in the same index.
DROP INDEX session_by_start;
CREATE INDEX session_by_start ON session
  (started_at DESC, id DESC, duration_ms, event_count, entry_type, exit_type, points, source, intent, outcome)
  INCLUDE (pauses, campaign, entry_touch, click_led);
-- How many entries there are together: taken one by one, the planner would expect a group for each session.
CREATE STATISTICS session_entries (ndistinct) ON source, campaign, entry_touch FROM session;

-- All sessions are made anew in the background, which fills the new column.
UPDATE workspace SET rules_version = rules_version + 1;

-- The conversion paths of a period. An index has no place for trails of any length: the few long ones are read from their
-- rows. The number stands in lib/reports/paths/read-stretches.ts as well.
CREATE INDEX session_trail ON session (started_at) INCLUDE (lead_id, source, points, trail) WHERE event_count <= 250;
CREATE INDEX session_converted ON session (started_at) INCLUDE (lead_id, source) WHERE outcome = 'converted';

-- A lead's sessions up to one of them, with the channels that brought them.
DROP INDEX session_by_lead;
CREATE INDEX session_by_lead ON session (lead_id, started_at DESC) INCLUDE (source, outcome);
