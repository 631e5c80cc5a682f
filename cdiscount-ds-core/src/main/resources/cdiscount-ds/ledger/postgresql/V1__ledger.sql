-- The ledger of cdiscount-ds, version 1, for PostgreSQL.
-- ${schema} is the schema's name, ${prefix} begins the name of every table and index.
-- Moments are microseconds since 1970-01-01T00:00:00Z. Amounts are text, so that they keep their digits.

CREATE TABLE ${schema}.${prefix}schema_version (
  version INTEGER NOT NULL PRIMARY KEY
);

-- Orders on their way out. Everything personal is in the column recipient, which is NULL once it was forgotten.
CREATE TABLE ${schema}.${prefix}orders (
  entry BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account TEXT NOT NULL,
  order_number TEXT NOT NULL,
  campaign TEXT NOT NULL,
  state TEXT NOT NULL,
  version BIGINT NOT NULL,
  enqueued_at BIGINT NOT NULL,
  content_digest TEXT NOT NULL,
  files TEXT,
  order_date BIGINT NOT NULL,
  cdiscount_id TEXT NOT NULL,
  title TEXT NOT NULL,
  destination TEXT NOT NULL,
  lines TEXT NOT NULL,
  recipient TEXT
);

CREATE UNIQUE INDEX ${prefix}orders_key ON ${schema}.${prefix}orders (account, order_number, campaign);

-- Finds keys that lost leading zeros elsewhere; few have any.
CREATE INDEX ${prefix}orders_zeros ON ${schema}.${prefix}orders (account, ltrim(order_number, '0'), ltrim(campaign, '0'))
  WHERE substr(order_number, 1, 1) = '0' OR substr(campaign, 1, 1) = '0';

CREATE INDEX ${prefix}orders_queued ON ${schema}.${prefix}orders (account, entry) WHERE state = 'QUEUED';

CREATE INDEX ${prefix}orders_entered ON ${schema}.${prefix}orders (account, enqueued_at, entry);

-- Order files; their names are never used again.
CREATE TABLE ${schema}.${prefix}files (
  entry BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  size BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  recalled INTEGER NOT NULL,
  holder TEXT,
  created_at BIGINT NOT NULL,
  due BIGINT,
  version BIGINT NOT NULL,
  temporary_names TEXT NOT NULL
);

CREATE UNIQUE INDEX ${prefix}files_name ON ${schema}.${prefix}files (account, name);

CREATE INDEX ${prefix}files_state ON ${schema}.${prefix}files (account, state, entry);

CREATE INDEX ${prefix}files_latest ON ${schema}.${prefix}files (account, created_at);

-- What is in the files; content is NULL once it was forgotten.
CREATE TABLE ${schema}.${prefix}file_contents (
  entry BIGINT PRIMARY KEY,
  order_keys TEXT NOT NULL,
  content BYTEA
);

-- What the supplier's documents said; id is the digest of what a fact is about and what it says.
CREATE TABLE ${schema}.${prefix}facts (
  entry BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id TEXT NOT NULL,
  account TEXT NOT NULL,
  order_number TEXT NOT NULL,
  campaign TEXT NOT NULL,
  product TEXT NOT NULL,
  submission TEXT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  parcel TEXT,
  first_document TEXT NOT NULL,
  first_named TEXT,
  first_published BIGINT NOT NULL,
  first_sha256 TEXT NOT NULL,
  last_document TEXT NOT NULL,
  last_named TEXT,
  last_published BIGINT NOT NULL,
  last_sha256 TEXT NOT NULL
);

CREATE UNIQUE INDEX ${prefix}facts_id ON ${schema}.${prefix}facts (id);

CREATE INDEX ${prefix}facts_order ON ${schema}.${prefix}facts (account, order_number, campaign);

-- Finds parcels that stand with several orders.
CREATE INDEX ${prefix}facts_parcel ON ${schema}.${prefix}facts (account, parcel, order_number, campaign)
  WHERE parcel IS NOT NULL;

-- Which documents were read; until when none can have been missed (POLLED), and when one was lost (UNREADABLE).
CREATE TABLE ${schema}.${prefix}documents (
  account TEXT NOT NULL,
  path TEXT NOT NULL,
  size BIGINT NOT NULL,
  modified BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  settled INTEGER NOT NULL,
  PRIMARY KEY (account, path)
);

CREATE TABLE ${schema}.${prefix}moments (
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  moment BIGINT NOT NULL,
  PRIMARY KEY (account, kind)
);

-- What the shop is to be told, by account and position; the last position of each account; who read how far.
CREATE TABLE ${schema}.${prefix}events (
  account TEXT NOT NULL,
  position BIGINT NOT NULL,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  order_number TEXT,
  campaign TEXT,
  product TEXT,
  file TEXT,
  kind TEXT,
  value TEXT,
  note TEXT,
  PRIMARY KEY (account, position)
);

CREATE UNIQUE INDEX ${prefix}events_id ON ${schema}.${prefix}events (id);

CREATE TABLE ${schema}.${prefix}event_counts (
  account TEXT NOT NULL PRIMARY KEY,
  last BIGINT NOT NULL
);

CREATE TABLE ${schema}.${prefix}cursors (
  account TEXT NOT NULL,
  subscriber TEXT NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (account, subscriber)
);

-- Who hands events over to a subscriber, and until when nobody else may.
CREATE TABLE ${schema}.${prefix}turns (
  account TEXT NOT NULL,
  subscriber TEXT NOT NULL,
  holder TEXT NOT NULL,
  until BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (account, subscriber)
);

-- Events that a subscriber hasn't handled though its cursor is beyond them: due once more, behind such a one of the same
-- scope, or dead. scope is the digest of one that is longer than 200 characters. failure is the name of an exception's class.
CREATE TABLE ${schema}.${prefix}held_events (
  account TEXT NOT NULL,
  subscriber TEXT NOT NULL,
  position BIGINT NOT NULL,
  scope TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  first_failed BIGINT,
  last_failed BIGINT,
  due BIGINT,
  failure TEXT,
  PRIMARY KEY (account, subscriber, position)
);

CREATE INDEX ${prefix}held_scope ON ${schema}.${prefix}held_events (account, subscriber, scope, position)
  WHERE state <> 'DEAD';

CREATE INDEX ${prefix}held_due ON ${schema}.${prefix}held_events (account, subscriber, due, position)
  WHERE due IS NOT NULL;

CREATE INDEX ${prefix}held_dead ON ${schema}.${prefix}held_events (account, subscriber, position)
  WHERE state = 'DEAD';

INSERT INTO ${schema}.${prefix}schema_version (version) VALUES (1);
