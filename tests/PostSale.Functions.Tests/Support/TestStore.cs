using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using PostSale.Embedded.Sqlite;
using PostSale.Functions.Composition;

namespace PostSale.Functions.Tests.Support;

/// <summary>The ports on a file of their own: what the stores promise is held elsewhere.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postsale-functions-");

    public TestStore()
    {
        Sqlite = SqliteStore.Open(folder.FullName);
        Ports = new(
            Sqlite.Inbox, Sqlite.Aliases, Sqlite.Customers, Sqlite.Outbox, Sqlite.Tasks, Sqlite.Strategies, new NightsInMemory(), Sqlite.Purchases, Sqlite.Scores,
            new KeysInMemory(), Sqlite.Switches, Sqlite.Audit);
    }

    public string Folder => folder.FullName;

    public SqliteStore Sqlite { get; }

    public StorePorts Ports { get; }

    public async ValueTask DisposeAsync()
    {
        await Sqlite.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private sealed class KeysInMemory : IXmlRepository
    {
        private readonly List<XElement> keys = [];

        public IReadOnlyCollection<XElement> GetAllElements()
        {
            lock (keys)
            {
                return [.. keys];
            }
        }

        public void StoreElement(XElement element, string friendlyName)
        {
            lock (keys)
            {
                keys.Add(element);
            }
        }
    }
}

internal sealed class NightsInMemory : INights
{
    private readonly Dictionary<(string Store, LocalDate Date), (Instant Ends, bool Finished)> nights = [];

    public Task<bool> Claim(Domain.Strategies.StoreId store, LocalDate date, string claimant, Instant now, Duration lease, CancellationToken cancellation)
    {
        var taken = nights.TryGetValue((store.Value, date), out var night) && (night.Finished || night.Ends > now);
        if (!taken)
        {
            nights[(store.Value, date)] = (now + lease, false);
        }

        return Task.FromResult(!taken);
    }

    public Task Finish(Domain.Strategies.StoreId store, LocalDate date, CancellationToken cancellation)
    {
        nights[(store.Value, date)] = (Instant.MaxValue, true);
        return Task.CompletedTask;
    }
}
