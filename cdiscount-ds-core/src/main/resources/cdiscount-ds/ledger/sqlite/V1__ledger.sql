-- The ledger of cdiscount-ds, version 1, for SQLite.
-- ${schema} is the database's name in the connection (main), ${prefix} begins the name of every table and index.
-- Moments are microseconds since 1970-01-01T00:00:00Z. Amounts are text, so that they keep their digits.

CREATE TABLE ${schema}.${prefix}schema_version (
  version INTEGER NOT NULL PRIMARY KEY
);

-- Orders on their way out. Everything personal is in the column recipient, which is NULL once it was forgotten.
CREATE TABLE ${schema}.${prefix}orders (
  entry INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL,
  order_number TEXT NOT NULL,
  campaign TEXT NOT NULL,
  state TEXT NOT NULL,
  version INTEGER NOT NULL,
  enqueued_at INTEGER NOT NULL,
  content_digest TEXT NOT NULL,
  files TEXT,
  order_date INTEGER NOT NULL,
  cdiscount_id TEXT NOT NULL,
  title TEXT NOT NULL,
  destination TEXT NOT NULL,
  lines TEXT NOT NULL,
  recipient TEXT
);

CREATE UNIQUE INDEX ${schema}.${prefix}orders_key ON ${prefix}orders (account, order_number, campaign);

-- Finds keys that lost leading zeros elsewhere; few have any.
CREATE INDEX ${schema}.${prefix}orders_zeros ON ${prefix}orders (account, ltrim(order_number, '0'), ltrim(campaign, '0'))
  WHERE substr(order_number, 1, 1) = '0' OR substr(campaign, 1, 1) = '0';

CREATE INDEX ${schema}.${prefix}orders_queued ON ${prefix}orders (account, entry) WHERE state = 'QUEUED';

CREATE INDEX ${schema}.${prefix}orders_entered ON ${prefix}orders (account, enqueued_at, entry);

-- Order files; their names are never used again.
CREATE TABLE ${schema}.${prefix}files (
  entry INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  recalled INTEGER NOT NULL,
  holder TEXT,
  created_at INTEGER NOT NULL,
  due INTEGER,
  version INTEGER NOT NULL,
  temporary_names TEXT NOT NULL
);

CREATE UNIQUE INDEX ${schema}.${prefix}files_name ON ${prefix}files (account, name);

CREATE INDEX ${schema}.${prefix}files_state ON ${prefix}files (account, state, entry);

CREATE INDEX ${schema}.${prefix}files_latest ON ${prefix}files (account, created_at);

-- What is in the files; content is NULL once it was forgotten.
CREATE TABLE ${schema}.${prefix}file_contents (
  entry INTEGER PRIMARY KEY,
  order_keys TEXT NOT NULL,
  content BLOB
);

-- What the supplier's documents said; id is the digest of what a fact is about and what it says.
CREATE TABLE ${schema}.${prefix}facts (
  entry INTEGER PRIMARY KEY AUTOINCREMENT,
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
  first_published INTEGER NOT NULL,
  first_sha256 TEXT NOT NULL,
  last_document TEXT NOT NULL,
  last_named TEXT,
  last_published INTEGER NOT NULL,
  last_sha256 TEXT NOT NULL
);

CREATE UNIQUE INDEX ${schema}.${prefix}facts_id ON ${prefix}facts (id);

CREATE INDEX ${schema}.${prefix}facts_order ON ${prefix}facts (account, order_number, campaign);

-- Finds parcels that stand with several orders.
CREATE INDEX ${schema}.${prefix}facts_parcel ON ${prefix}facts (account, parcel, order_number, campaign)
  WHERE parcel IS NOT NULL;

-- Which documents were read; until when none can have been missed (POLLED), and when one was lost (UNREADABLE).
CREATE TABLE ${schema}.${prefix}documents (
  account TEXT NOT NULL,
  path TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  settled INTEGER NOT NULL,
  PRIMARY KEY (account, path)
);

CREATE TABLE ${schema}.${prefix}moments (
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  moment INTEGER NOT NULL,
  PRIMARY KEY (account, kind)
);

-- What the shop is to be told, by account and position; the last position of each account; who read how far.
CREATE TABLE ${schema}.${prefix}events (
  account TEXT NOT NULL,
  position INTEGER NOT NULL,
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

CREATE UNIQUE INDEX ${schema}.${prefix}events_id ON ${prefix}events (id);

CREATE TABLE ${schema}.${prefix}event_counts (
  account TEXT NOT NULL PRIMARY KEY,
  last INTEGER NOT NULL
);

CREATE TABLE ${schema}.${prefix}cursors (
  account TEXT NOT NULL,
  subscriber TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (account, subscriber)
);

-- Who hands events over to a subscriber, and until when nobody else may.
CREATE TABLE ${schema}.${prefix}turns (
  account TEXT NOT NULL,
  subscriber TEXT NOT NULL,
  holder TEXT NOT NULL,
  until INTEGER NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (account, subscriber)
);

-- Events that a subscriber hasn't handled though its cursor is beyond them: due once more, behind such a one of the same
-- scope, or dead. scope is the digest of one that is longer than 200 characters. failure is the name of an exception's class.
CREATE TABLE ${schema}.${prefix}held_events (
  account TEXT NOT NULL,
  subscriber TEXT NOT NULL,
  position INTEGER NOT NULL,
  scope TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  first_failed INTEGER,
  last_failed INTEGER,
  due INTEGER,
  failure TEXT,
  PRIMARY KEY (account, subscriber, position)
);

CREATE INDEX ${schema}.${prefix}held_scope ON ${prefix}held_events (account, subscriber, scope, position)
  WHERE state <> 'DEAD';

CREATE INDEX ${schema}.${prefix}held_due ON ${prefix}held_events (account, subscriber, due, position)
  WHERE due IS NOT NULL;

CREATE INDEX ${schema}.${prefix}held_dead ON ${prefix}held_events (account, subscriber, position)
  WHERE state = 'DEAD';

INSERT INTO ${schema}.${prefix}schema_version (version) VALUES (1);
