-- A library as the first tables were, with one draft.
CREATE TABLE draft (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    subject TEXT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    revision INTEGER NOT NULL,
    created INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    discarded INTEGER
) STRICT;
CREATE TABLE version (
    draft TEXT NOT NULL REFERENCES draft(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    made INTEGER NOT NULL,
    body TEXT NOT NULL,
    answer TEXT,
    PRIMARY KEY (draft, number)
) STRICT;
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    draft TEXT NOT NULL REFERENCES draft(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    time TEXT NOT NULL,
    note TEXT NOT NULL,
    data TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_draft ON event(draft, time);
CREATE TABLE scan (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    added INTEGER NOT NULL
) STRICT;
CREATE TABLE cache (
    picture TEXT NOT NULL,
    slot TEXT NOT NULL,
    engine TEXT NOT NULL,
    body TEXT NOT NULL,
    made INTEGER NOT NULL,
    PRIMARY KEY (picture, slot, engine)
) STRICT;
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;
INSERT INTO draft VALUES ('00abcde', 'new', '样本记账', '', 'filling', '{"format":"beian-filing/1","kind":"new","facts":{"applet_name":"样本记账"},"icp_subject":{"organize_info":{"certificate_number":"91440300551385082U"}}}', 3, 1780000000000, 1780000000000, NULL);
INSERT INTO version VALUES ('00abcde', 1, '一', 1780000000000, '{"format":"beian-filing/1","kind":"new","facts":{"applet_name":"样本记账"},"icp_subject":{"organize_info":{"certificate_number":"91440300551385082U"}}}', NULL);
PRAGMA application_id = 1111782251;
PRAGMA user_version = 1;
