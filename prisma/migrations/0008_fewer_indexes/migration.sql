-- Each change of a session writes to every index. Sessions of an exit are found by the index of pairs, entry by entry
-- (lib/sessions/way-to-list.ts).
DROP INDEX session_by_exit;

-- With the outcome at their tails, totals and bars under an entry, an exit or a source read these and no larger index.
DROP INDEX session_by_pair;
CREATE INDEX session_by_pair ON session (entry_type, exit_type, started_at DESC, id DESC)
  INCLUDE (duration_ms, event_count, points, outcome);
DROP INDEX session_by_source;
CREATE INDEX session_by_source ON session (source, started_at DESC, id DESC) INCLUDE (duration_ms, points, outcome);
