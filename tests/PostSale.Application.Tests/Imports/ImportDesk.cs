using System.Text;
using PostSale.Application.Imports;
using PostSale.Application.Intake;
using PostSale.Application.Ports;
using PostSale.Application.Settings;

namespace PostSale.Application.Tests.Imports;

/// <summary>Imports texts into memory.</summary>
internal sealed class ImportDesk : IShops, IPurchases
{
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 25, 15, 0);

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/Sao_Paulo"];

    private readonly Shop shop;
    private readonly AliasHasher hasher = new(new byte[32]);

    public ImportDesk(string locale = "pt-BR")
    {
        var strategy = new Strategy(
            new StrategyPlan(new("v1"), []), "test", "pt-BR", ImmutableDictionary<TouchpointId, TouchpointText>.Empty, ImmutableDictionary<TouchpointId, TouchpointText>.Empty,
            ImmutableDictionary<TouchpointId, TaskText>.Empty, ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, string>.Empty, new() { Zone = Zone });
        shop = new(new("loja"), new StoreSettings { Locale = locale }, strategy, ImmutableDictionary<StrategyHash, Strategy>.Empty, strategy.Rules);
    }

    public List<PastOrder> Written { get; } = [];

    public List<ImportProblem> Problems { get; } = [];

    /// <summary>Breaks down instead of writing this piece, counted from 1.</summary>
    public int BreaksAt { get; set; }

    public IReadOnlyCollection<Shop> All => [shop];

    public Shop? Find(StoreId id) => id == shop.Id ? shop : null;

    public Task<ImportReport> DryRun(string text, OrderFileOptions? options = null) => Run(Encoding.UTF8.GetBytes(text), options, dryRun: true);

    public Task<ImportReport> Import(string text, OrderFileOptions? options = null, bool skipBad = false) => Run(Encoding.UTF8.GetBytes(text), options, skipBad: skipBad);

    public async Task<ImportReport> Run(byte[] file, OrderFileOptions? options = null, bool dryRun = false, bool skipBad = false)
    {
        Problems.Clear();
        using var stream = new MemoryStream(file);
        return await new ImportOrders(this, this, hasher).Run(
            new(shop.Id, options ?? OrderFileOptions.None, dryRun, skipBad), stream, Problems.Add, new Progress<ImportProgress>(), Now, CancellationToken.None);
    }

    public Task<Added> Add(StoreId store, IReadOnlyList<PastOrder> orders, Instant now, CancellationToken cancellation)
    {
        if (--BreaksAt == 0)
        {
            throw new StoreUnavailableException("The disk is full.");
        }

        var known = Written.Select(order => (order.Names[0], order.Mark)).ToHashSet();
        var news = orders.Where(order => known.Add((order.Names[0], order.Mark))).ToList();
        Written.AddRange(news);
        return Task.FromResult(new Added(news.Count, 0));
    }

    public Task<int> Tell(StoreId store, int shard, Instant now, CancellationToken cancellation) => Task.FromResult(0);

    public Task Move(StoreId store, CustomerKey from, CustomerKey to, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<PurchaseHistory>> Read(StoreId store, int shard, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<PurchaseHistory>>([]);
}
