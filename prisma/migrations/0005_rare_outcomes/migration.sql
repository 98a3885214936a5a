-- A rare outcome, the shortest or the longest first: along the index of durations they lie behind a million others.
-- Nobody read the pairs of converted sessions from their own index any more; the two are as large.
DROP INDEX session_converted_pair;
CREATE INDEX session_outcome_duration ON session (outcome, duration_ms DESC, id DESC)
  WHERE outcome IN ('converted', 'unsubscribed');
