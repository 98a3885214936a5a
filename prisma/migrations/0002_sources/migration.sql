-- Events that other software sends: the keys it sends with, what became of its calls, who is whom, and what points are for.

ALTER TABLE event
  -- The identity key that named the lead, where it is not the one that the lead's id was made of.
  ADD COLUMN via text,
  -- Whether the sender gave the points. Null before that was kept.
  ADD COLUMN points_given boolean,
  -- The e-mail it is about, so that its opens and clicks can be told from a scanner's.
  ADD COLUMN message text,
  ADD COLUMN agent text,
  -- What the sender itself called it: bot or scanner. The rest of suppressed was recognised here.
  ADD COLUMN noise_given text;
-- For the list of what was left out: the few among many.
CREATE INDEX event_noise ON event (occurred_at DESC, seq DESC) WHERE suppressed IS NOT NULL;

ALTER TABLE workspace
  ADD COLUMN noise jsonb NOT NULL DEFAULT '{"bot": true, "scanner": true, "burst": true}',
  -- What links in emails are signed with, made with the first one.
  ADD COLUMN link_secret text,
  -- The names that senders have for events, with the types that they are stored as: [{"name": "Signed Up", "type": "..."}].
  ADD COLUMN event_names jsonb NOT NULL DEFAULT '[]';

CREATE TABLE api_key (
  id text PRIMARY KEY,
  name text NOT NULL,
  scope text NOT NULL,
  -- SHA-256 of the key, in hex.
  hash text NOT NULL UNIQUE,
  -- The key's last characters, to know it by.
  hint text NOT NULL,
  -- What webhooks are checked with, and where links of emails may lead.
  settings jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz(3) NOT NULL,
  last_used_at timestamptz(3),
  revoked_at timestamptz(3)
);

CREATE TABLE source_call (
  id text PRIMARY KEY,
  key_id text NOT NULL,
  at timestamptz(3) NOT NULL,
  route text NOT NULL,
  status integer NOT NULL,
  accepted integer NOT NULL,
  duplicates integer NOT NULL,
  rejected integer NOT NULL,
  -- What was rejected: [{"index": 0, "reason": "..."}], the first few.
  problems jsonb NOT NULL
);
CREATE INDEX source_call_key ON source_call (key_id, at DESC, id DESC);

-- One lead said to be another. As long as it is not undone, the first one's keys and events are with the second, or with
-- what that one was joined to in turn.
CREATE TABLE lead_join (
  id text PRIMARY KEY,
  -- A lead's id, or the one that a key would have made: the key had no lead of its own.
  from_lead text NOT NULL,
  -- The key that it was said to be, and the id that this key would have made.
  into_key text NOT NULL,
  into_lead text NOT NULL,
  -- The identity keys that moved.
  keys text[] NOT NULL,
  -- How many events moved at the time.
  events integer NOT NULL DEFAULT 0,
  reason text NOT NULL,
  joined_at timestamptz(3) NOT NULL,
  undone_at timestamptz(3),
  -- The joined lead's name, address and the like, for when the join is undone. Null when there was no lead.
  card jsonb,
  -- What the other lead's card took from it: {"name": {"before": null, "after": "Ann"}}.
  given jsonb NOT NULL
);
CREATE UNIQUE INDEX lead_join_from ON lead_join (from_lead) WHERE undone_at IS NULL;
CREATE INDEX lead_join_into ON lead_join (into_lead);
CREATE INDEX lead_join_undone ON lead_join (from_lead) WHERE undone_at IS NOT NULL;

-- Events of joined leads whose id another event of the same lead has: duplicates, until the join is undone.
CREATE TABLE event_aside (
  key text NOT NULL,
  id text NOT NULL,
  lead_id text NOT NULL,
  seq bigint NOT NULL,
  event jsonb NOT NULL,
  PRIMARY KEY (key, id)
);
CREATE INDEX event_aside_lead ON event_aside (lead_id, id);

CREATE TABLE identity_conflict (
  id text PRIMARY KEY,
  at timestamptz(3) NOT NULL,
  keys text[] NOT NULL,
  lead_ids text[] NOT NULL,
  reason text NOT NULL,
  times integer NOT NULL DEFAULT 1,
  dismissed_at timestamptz(3)
);

CREATE TABLE erasure (
  id text PRIMARY KEY,
  lead_id text NOT NULL,
  -- The ids of leads that had been joined to it, for their old links.
  former_ids text[] NOT NULL,
  erased_at timestamptz(3) NOT NULL,
  identities integer NOT NULL,
  events integer NOT NULL,
  sessions integer NOT NULL
);
CREATE INDEX erasure_lead ON erasure (lead_id, erased_at DESC);
CREATE INDEX erasure_former ON erasure USING gin (former_ids);

CREATE TABLE scoring_rule (
  id text PRIMARY KEY,
  position integer NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  -- A path or a property that the event must have, or null.
  condition jsonb,
  points integer NOT NULL,
  enabled boolean NOT NULL DEFAULT true
);

-- Points given anew to what is stored, lead by lead in the order of their ids: where it is, and what came of it.
CREATE TABLE scoring_run (
  id text PRIMARY KEY,
  state text NOT NULL,
  started_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  -- The scoring rules as they were when it began.
  rules jsonb NOT NULL,
  -- The last lead that is done.
  after text NOT NULL DEFAULT '',
  leads_total integer NOT NULL,
  leads integer NOT NULL DEFAULT 0,
  events integer NOT NULL DEFAULT 0,
  sessions integer NOT NULL DEFAULT 0,
  points bigint NOT NULL DEFAULT 0
);
