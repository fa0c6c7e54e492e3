namespace PostSale.Embedded.Sqlite;

/// <summary>Small values the host keeps for itself beside the data, for example where a travelling clock stands.</summary>
public sealed class SqliteNotes
{
    private readonly Writer writer;
    private readonly Readers readers;

    internal SqliteNotes(Writer writer, Readers readers)
    {
        this.writer = writer;
        this.readers = readers;
    }

    public string? Read(string key) =>
        readers.Run(session => session.Text("SELECT value FROM meta WHERE key = $1", key));

    public Task Write(string key, string value, CancellationToken cancellation) =>
        writer.Run(session => session.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ($1, $2)", key, value), cancellation);
}
