-- Leads, events, and the session index derived from events.

CREATE TABLE lead (
  id text PRIMARY KEY,
  name text,
  email text,
  company text,
  owner text,
  created_at timestamptz(3) NOT NULL,
  first_seen_at timestamptz(3),
  last_seen_at timestamptz(3),
  event_count integer NOT NULL DEFAULT 0,
  session_count integer NOT NULL DEFAULT 0,
  score bigint NOT NULL DEFAULT 0,
  rules_version integer NOT NULL,
  -- What free text is looked for in. Lower case is made once here, not for every lead at every search.
  search text NOT NULL GENERATED ALWAYS AS
    (lower(coalesce(name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(company, ''))) STORED
);
CREATE INDEX lead_last_seen ON lead (last_seen_at DESC NULLS LAST, id DESC);
CREATE INDEX lead_rules_version ON lead (rules_version, id);

CREATE TABLE identity (
  key text PRIMARY KEY,
  lead_id text NOT NULL,
  search text NOT NULL GENERATED ALWAYS AS (lower(key)) STORED
);
CREATE INDEX identity_lead ON identity (lead_id);

CREATE SEQUENCE event_seq_seq;
CREATE TABLE event (
  lead_id text NOT NULL REFERENCES lead (id) ON DELETE CASCADE ON UPDATE NO ACTION,
  id text NOT NULL,
  seq bigint NOT NULL DEFAULT nextval('event_seq_seq'),
  occurred_at timestamptz(3) NOT NULL,
  received_at timestamptz(3) NOT NULL,
  type text NOT NULL,
  label text,
  path text,
  title text,
  url text,
  referrer text,
  campaign text,
  utm_source text,
  utm_medium text,
  utm_term text,
  utm_content text,
  points integer NOT NULL DEFAULT 0,
  rule_id text,
  suppressed text,
  props jsonb,
  PRIMARY KEY (lead_id, id)
);
CREATE INDEX event_lead_time ON event (lead_id, occurred_at, seq);
CREATE INDEX event_time ON event (occurred_at DESC, seq DESC);

CREATE TABLE session (
  lead_id text NOT NULL REFERENCES lead (id) ON DELETE CASCADE ON UPDATE NO ACTION,
  id text NOT NULL,
  started_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3) NOT NULL,
  duration_ms bigint NOT NULL,
  event_count integer NOT NULL,
  points bigint NOT NULL,
  entry_type text NOT NULL,
  entry_label text NOT NULL,
  entry_path text,
  exit_type text NOT NULL,
  exit_label text NOT NULL,
  exit_path text,
  source text NOT NULL,
  campaign text,
  steps text[] NOT NULL,
  event_types text[] NOT NULL,
  paths text[] NOT NULL,
  outcome text NOT NULL,
  intent text NOT NULL,
  intent_reasons text[] NOT NULL,
  -- A character for each counted event, in order: see touch.
  trail text COLLATE "C" NOT NULL,
  PRIMARY KEY (lead_id, id)
);
-- One index for each sort; the other filter columns at the tail, so that they are tested inside the index.
CREATE INDEX session_by_start ON session
  (started_at DESC, id DESC, duration_ms, event_count, entry_type, exit_type, points, source, intent, outcome);
CREATE INDEX session_by_duration ON session
  (duration_ms DESC, id DESC, started_at, event_count, entry_type, exit_type, points, source, intent, outcome);
CREATE INDEX session_by_events ON session
  (event_count DESC, id DESC, started_at, duration_ms, entry_type, exit_type, points, source, intent, outcome);
CREATE INDEX session_by_points ON session
  (points DESC, id DESC, started_at, duration_ms, event_count, entry_type, exit_type, source, intent, outcome);
CREATE INDEX session_by_lead ON session (lead_id, started_at DESC);
-- The write path looks for the sessions around an instant from their starts on; only these reach further than a day.
CREATE INDEX session_long ON session (lead_id, started_at) WHERE duration_ms >= 86400000;
-- For values that few sessions have: a walk through the sort's index would take long to find them. What they carry lets
-- them be sorted without a look at the rows.
CREATE INDEX session_by_pair ON session (entry_type, exit_type, started_at DESC, id DESC)
  INCLUDE (duration_ms, event_count, points);
CREATE INDEX session_by_exit ON session (exit_type, started_at DESC, id DESC);
CREATE INDEX session_by_source ON session (source, started_at DESC, id DESC);
CREATE INDEX session_by_campaign ON session (campaign, started_at DESC, id DESC)
  INCLUDE (duration_ms, event_count, points) WHERE campaign IS NOT NULL;
CREATE INDEX session_by_entry_path ON session (entry_path, started_at DESC, id DESC)
  INCLUDE (duration_ms, event_count, points) WHERE entry_path IS NOT NULL;
CREATE INDEX session_by_exit_path ON session (exit_path, started_at DESC, id DESC)
  INCLUDE (duration_ms, event_count, points) WHERE exit_path IS NOT NULL;
CREATE INDEX session_by_end ON session (ended_at DESC);
CREATE INDEX session_converted_pair ON session (entry_type, exit_type) WHERE outcome = 'converted';
CREATE INDEX session_event_types ON session USING gin (event_types);
CREATE INDEX session_paths ON session USING gin (paths);

CREATE TABLE day_stat (
  bucket timestamptz(3) NOT NULL,
  slot integer NOT NULL,
  sessions bigint NOT NULL,
  converted bigint NOT NULL,
  unsubscribed bigint NOT NULL,
  bounced bigint NOT NULL,
  engaged bigint NOT NULL,
  events bigint NOT NULL,
  duration_ms bigint NOT NULL,
  points bigint NOT NULL,
  PRIMARY KEY (bucket, slot)
) WITH (fillfactor = 70);

-- Sessions by the UTC day of their start and the bin of their duration.
CREATE TABLE duration_stat (
  day timestamptz(3) NOT NULL,
  bin integer NOT NULL,
  slot integer NOT NULL,
  sessions bigint NOT NULL,
  PRIMARY KEY (day, bin, slot)
) WITH (fillfactor = 70);

-- Every event type with every path it had ('' for none), numbered: a session's trail has a character for each.
CREATE SEQUENCE touch_code_seq;
CREATE TABLE touch (
  type text COLLATE "C" NOT NULL,
  path text COLLATE "C" NOT NULL,
  code integer NOT NULL DEFAULT nextval('touch_code_seq') UNIQUE,
  PRIMARY KEY (type, path)
);

CREATE TABLE workspace (
  id integer PRIMARY KEY DEFAULT 1,
  name text NOT NULL DEFAULT 'Leadtrail',
  timezone text NOT NULL DEFAULT 'UTC',
  gap_ms integer NOT NULL,
  goals text[] NOT NULL,
  passive text[] NOT NULL,
  categories jsonb NOT NULL,
  intent jsonb NOT NULL,
  rules_version integer NOT NULL DEFAULT 1,
  rebuilding integer
);

CREATE TABLE import_job (
  id text PRIMARY KEY,
  file_name text NOT NULL,
  state text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  options jsonb NOT NULL,
  total_bytes bigint NOT NULL,
  read_bytes bigint NOT NULL DEFAULT 0,
  accepted integer NOT NULL DEFAULT 0,
  duplicates integer NOT NULL DEFAULT 0,
  rejected integer NOT NULL DEFAULT 0,
  error text
);
