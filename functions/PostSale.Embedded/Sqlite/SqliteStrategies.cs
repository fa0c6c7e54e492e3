using System.Text.Json;

namespace PostSale.Embedded.Sqlite;

internal sealed class SqliteStrategies(Writer writer, Readers readers) : IStrategies
{
    public Task Keep(StrategyHash hash, IReadOnlyDictionary<string, string> files, CancellationToken cancellation) => writer.Run(
        session => session.Execute(
            "INSERT OR IGNORE INTO strategies (hash, files) VALUES ($1, $2)", hash.Value, Compression.Compress(JsonSerializer.SerializeToUtf8Bytes(files))),
        cancellation);

    public Task<IReadOnlyDictionary<StrategyHash, IReadOnlyDictionary<string, string>>> All(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<StrategyHash, IReadOnlyDictionary<string, string>>>(readers.Run(session => session
            .Query("SELECT hash, files FROM strategies", row => (Hash: row.Text(0), Files: row.Bytes(1)))
            .ToDictionary(
                version => new StrategyHash(version.Hash),
                version => (IReadOnlyDictionary<string, string>)JsonSerializer.Deserialize<Dictionary<string, string>>(Compression.Decompress(version.Files))!)));
}
