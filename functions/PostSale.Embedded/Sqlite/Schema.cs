namespace PostSale.Embedded.Sqlite;

/// <summary>The tables, as a list of migrations: the file's <c>user_version</c> says how many it has had.</summary>
/// <remarks>
/// Rows are joined by integers: a random text key in an index costs seven times an integer one. Times are 100-nanosecond ticks
/// since 1970. Documents are JSON, as every store keeps them; columns beside them exist only where something is searched by them.
/// </remarks>
internal static class Schema
{
    public static IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE stores (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE strategies (hash TEXT PRIMARY KEY, files BLOB NOT NULL) WITHOUT ROWID;

        -- copy is '' for the delivery that came first, the body's hash for another body under the same id.
        CREATE TABLE inbox (
            id INTEGER PRIMARY KEY, store INTEGER NOT NULL, provider TEXT NOT NULL, delivery TEXT NOT NULL, copy TEXT NOT NULL,
            hash TEXT NOT NULL, state INTEGER NOT NULL, topic TEXT NOT NULL, test INTEGER NOT NULL, received INTEGER NOT NULL, triggered INTEGER,
            ahead INTEGER NOT NULL, tries INTEGER NOT NULL, next_try INTEGER NOT NULL, reason TEXT, customer BLOB, body BLOB NOT NULL);
        CREATE UNIQUE INDEX inbox_key ON inbox (delivery, store, provider, copy);
        CREATE INDEX inbox_waiting ON inbox (next_try, id) WHERE state = 0;
        CREATE INDEX inbox_quarantined ON inbox (store, id) WHERE state = 3;
        CREATE TABLE inbox_names (hash BLOB NOT NULL, store INTEGER NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (hash, store, item)) WITHOUT ROWID;

        CREATE TABLE aliases (hash BLOB NOT NULL, store INTEGER NOT NULL, customer BLOB NOT NULL, PRIMARY KEY (hash, store)) WITHOUT ROWID;

        CREATE TABLE customers (
            id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, store INTEGER NOT NULL, version INTEGER NOT NULL, wake INTEGER, state BLOB NOT NULL);
        CREATE INDEX customers_due ON customers (wake, id) WHERE wake IS NOT NULL;
        CREATE INDEX customers_listed ON customers (store, key);

        CREATE TABLE facts (id INTEGER PRIMARY KEY, customer INTEGER NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL, received INTEGER NOT NULL, consumed INTEGER NOT NULL, body BLOB NOT NULL);
        CREATE UNIQUE INDEX facts_key ON facts (customer, key);
        CREATE INDEX facts_waiting ON facts (customer, received, id) WHERE consumed = 0;

        CREATE TABLE decisions (id INTEGER PRIMARY KEY, customer INTEGER NOT NULL, at INTEGER NOT NULL, body BLOB NOT NULL);
        CREATE INDEX decisions_of ON decisions (customer, id);

        CREATE TABLE messages (
            id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, customer INTEGER NOT NULL, store INTEGER NOT NULL, state INTEGER NOT NULL,
            version INTEGER NOT NULL, not_before INTEGER NOT NULL, lease INTEGER, claimant TEXT, body BLOB NOT NULL);
        CREATE INDEX messages_due ON messages (not_before, id) WHERE state = 0;
        CREATE INDEX messages_open ON messages (id) WHERE state IN (1, 2);
        CREATE INDEX messages_of ON messages (customer, id);
        CREATE INDEX messages_listed ON messages (store, state, id);
        CREATE TABLE contents (message INTEGER PRIMARY KEY, body BLOB NOT NULL);

        CREATE TABLE tasks (
            id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, customer INTEGER NOT NULL, store INTEGER NOT NULL, state INTEGER NOT NULL,
            due_by INTEGER NOT NULL, body BLOB NOT NULL);
        CREATE INDEX tasks_open ON tasks (store, due_by, id) WHERE state = 0;
        CREATE INDEX tasks_closed ON tasks (store, state, id) WHERE state > 0;
        CREATE INDEX tasks_of ON tasks (customer, id);
        """,
        """
        -- Sums of uses, by day as yyyymmdd; told is what of it a turn has seen. The keys say which uses are in the sums.
        CREATE TABLE uses (
            customer INTEGER NOT NULL, day INTEGER NOT NULL, feature TEXT NOT NULL, quantity INTEGER NOT NULL, last INTEGER NOT NULL,
            told INTEGER NOT NULL, PRIMARY KEY (customer, day, feature)) WITHOUT ROWID;
        CREATE INDEX uses_untold ON uses (customer) WHERE quantity > told;
        CREATE TABLE use_keys (customer INTEGER NOT NULL, key BLOB NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (customer, key)) WITHOUT ROWID;
        ALTER TABLE customers ADD COLUMN awaits_use INTEGER NOT NULL DEFAULT 1;

        -- 1 a redirect, 2 erased.
        ALTER TABLE customers ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;

        ALTER TABLE aliases ADD COLUMN kind TEXT NOT NULL DEFAULT '';
        CREATE INDEX aliases_of ON aliases (customer);
        CREATE INDEX inbox_of ON inbox (customer, id) WHERE customer IS NOT NULL;

        CREATE TABLE switches (store INTEGER PRIMARY KEY, body BLOB NOT NULL);
        CREATE TABLE audit (id INTEGER PRIMARY KEY, store INTEGER NOT NULL, at INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL);
        CREATE INDEX audit_of ON audit (store, id);

        -- What people who were erased went by, and when they were.
        CREATE TABLE graves (hash BLOB NOT NULL, store INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (hash, store)) WITHOUT ROWID;
        """,
        """
        -- live: 0 imported, 1 live, 2 another name of a live one, which is no purchase of its own. at and started are seconds since 1970, amounts
        -- ten-thousandths of the major unit. Clustered by store and customer, as scoring reads them.
        CREATE TABLE purchases (
            store INTEGER NOT NULL, customer BLOB NOT NULL, mark INTEGER NOT NULL, live INTEGER NOT NULL, at INTEGER NOT NULL, amount INTEGER NOT NULL,
            refunded INTEGER NOT NULL, currency TEXT NOT NULL, PRIMARY KEY (store, customer, mark)) WITHOUT ROWID;
        CREATE TABLE subscription_spans (
            store INTEGER NOT NULL, customer BLOB NOT NULL, mark INTEGER NOT NULL, started INTEGER NOT NULL, ended INTEGER, period INTEGER, price INTEGER,
            currency TEXT, PRIMARY KEY (store, customer, mark)) WITHOUT ROWID;

        -- Who has imported orders and has not been told yet, with what the file says of the person.
        CREATE TABLE imported (store INTEGER NOT NULL, customer BLOB NOT NULL, person BLOB, PRIMARY KEY (store, customer)) WITHOUT ROWID;

        CREATE TABLE nights (
            store INTEGER NOT NULL, date TEXT NOT NULL, claimant TEXT NOT NULL, ends INTEGER NOT NULL, finished INTEGER NOT NULL,
            PRIMARY KEY (store, date)) WITHOUT ROWID;
        CREATE TABLE scorings (
            store INTEGER NOT NULL, date TEXT NOT NULL, claimant TEXT NOT NULL, lease INTEGER NOT NULL, next_shard INTEGER NOT NULL, finished INTEGER,
            body BLOB, PRIMARY KEY (store, date)) WITHOUT ROWID;
        CREATE TABLE scores (
            store INTEGER NOT NULL, customer BLOB NOT NULL, day INTEGER NOT NULL, kind INTEGER NOT NULL, alive REAL NOT NULL, purchases_90 REAL NOT NULL,
            purchases_365 REAL NOT NULL, value_90 REAL, value_365 REAL, risk INTEGER NOT NULL, PRIMARY KEY (store, customer)) WITHOUT ROWID;
        """,
        """
        -- Which version of its strategy a store goes by.
        CREATE TABLE adoptions (store INTEGER PRIMARY KEY, body BLOB NOT NULL);
        """,
    ];
}
