import Database from 'better-sqlite3';

/**
 * The peer of the log: SQLite with the same settings, the same columns and one prepared statement, and nothing of what
 * a log promises. It has no index but the rowid, checks no revision, recognises no retry and guards against nobody.
 */
export function bareSqlite(path) {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT, revision INTEGER, id TEXT, type TEXT,
    version INTEGER, effective_on TEXT, recorded_at TEXT, data TEXT, metadata TEXT) STRICT`);
  const insert = db.prepare(`INSERT INTO events
    (stream, revision, id, type, version, effective_on, recorded_at, data, metadata) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const add = (stream, revision, e) =>
    insert.run(stream, revision, e.id, e.type, e.version, e.effectiveOn, e.recordedAt, e.data, e.metadata);
  return {
    /** Does all that `work` adds in one transaction. */
    commit: (work) => db.transaction(() => work(add)).immediate(),
    close: () => db.close(),
  };
}

/** Collects the appends of its writers and commits as soon as it has `size` of them: one sync for all. */
export function groupCommit(bare, size) {
  let waiting = [];
  return (stream, revision, event) =>
    new Promise((resolve) => {
      waiting.push({ stream, revision, event, resolve });
      if (waiting.length < size) return;
      const group = waiting;
      waiting = [];
      bare.commit((add) => group.forEach((one) => add(one.stream, one.revision, one.event)));
      group.forEach((one) => one.resolve());
    });
}
