using System.Text.Json;
using PostSale.Application.Serialization;

namespace PostSale.Embedded.Sqlite;

internal sealed class SqliteStrategies(Writer writer, Readers readers, StoreNumbers stores, Action arrived) : IStrategies
{
    // Asked for at every settling of the jobs, and nobody else writes into the file.
    private readonly Lock one = new();
    private volatile IReadOnlyDictionary<StoreId, Adoption>? adoptions;
    private int changes;

    public Task Keep(StrategyHash hash, IReadOnlyDictionary<string, string> files, CancellationToken cancellation) => writer.Run(
        session => session.Execute(
            "INSERT OR IGNORE INTO strategies (hash, files) VALUES ($1, $2)", hash.Value, Compression.Compress(JsonSerializer.SerializeToUtf8Bytes(files))),
        cancellation);

    public Task<IReadOnlyDictionary<StrategyHash, IReadOnlyDictionary<string, string>>> All(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<StrategyHash, IReadOnlyDictionary<string, string>>>(readers.Run(session => session
            .Query("SELECT hash, files FROM strategies", row => (Hash: row.Text(0), Files: row.Bytes(1)))
            .ToDictionary(version => new StrategyHash(version.Hash), version => (IReadOnlyDictionary<string, string>)Unpacked(version.Files))));

    public Task<IReadOnlyDictionary<string, string>?> Find(StrategyHash hash, CancellationToken cancellation) => Task.FromResult<IReadOnlyDictionary<string, string>?>(
        readers.Run(session => session.First("SELECT files FROM strategies WHERE hash = $1", row => row.Bytes(0), hash.Value)) is { } files ? Unpacked(files) : null);

    public Task<IReadOnlyDictionary<StoreId, Adoption>> Adoptions(CancellationToken cancellation)
    {
        if (adoptions is { } held)
        {
            return Task.FromResult(held);
        }

        var before = Volatile.Read(ref changes);
        IReadOnlyDictionary<StoreId, Adoption> read = readers.Run(session => session.Query(
            "SELECT stores.name, adoptions.body FROM adoptions JOIN stores ON stores.id = adoptions.store",
            row => (Store: new StoreId(row.Text(0)), Adoption: Document.ReadAdoption(row.Span(1))))).ToDictionary(one => one.Store, one => one.Adoption);
        lock (one)
        {
            adoptions = before == changes ? read : null;
        }

        return Task.FromResult(read);
    }

    public async Task<Adoption> Adopt(StoreId store, Func<Adoption, Adoption> change, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        try
        {
            // Waited for whatever is cancelled, so that what is remembered is never older than the file.
            return await writer.Run(
                session =>
                {
                    var held = session.First("SELECT body FROM adoptions WHERE store = $1", row => Document.ReadAdoption(row.Span(0)), number) ?? Adoption.None;
                    var changed = change(held);
                    if (!ReferenceEquals(changed, held))
                    {
                        session.Execute("INSERT OR REPLACE INTO adoptions (store, body) VALUES ($1, $2)", number, Document.Write(changed));
                    }

                    return changed;
                },
                CancellationToken.None);
        }
        finally
        {
            lock (one)
            {
                changes++;
                adoptions = null;
            }

            arrived();
        }
    }

    private static Dictionary<string, string> Unpacked(byte[] files) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Compression.Decompress(files))!;
}
