using Moq;
using PostSale.Application;
using PostSale.Application.Nightly;
using PostSale.Domain.Strategies;

namespace PostSale.Functions.Tests.Timers;

public sealed class SeeToNightTests : IAsyncLifetime, IAsyncDisposable
{
    // The shop is in São Paulo, three hours behind.
    private static readonly Instant Three = Instant.FromUtc(2026, 3, 2, 6, 0);

    private readonly TestStore store = new();
    private readonly NightsInMemory nights = new();
    private readonly Mock<INightlyJob> job = new(MockBehavior.Strict);
    private readonly List<LocalDate> done = [];
    private IShops shops = null!;

    public async Task InitializeAsync()
    {
        shops = (await TestShop.Open(store.Sqlite.Strategies)).Shops;
        job.Setup(one => one.Run(It.IsAny<Shop>(), It.IsAny<LocalDate>(), It.IsAny<Instant>(), CancellationToken.None))
            .Callback((Shop _, LocalDate date, Instant _, CancellationToken _) => done.Add(date))
            .Returns(Task.CompletedTask);
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task AQuarterOfAnHourAtATime_EachNightIsSeenToOnce()
    {
        for (var now = Three - Duration.FromHours(12); now < Three + Duration.FromDays(3); now += Duration.FromMinutes(15))
        {
            await See(now);
        }

        Assert.Equal([new(2026, 3, 1), new(2026, 3, 2), new(2026, 3, 3), new(2026, 3, 4)], done);
    }

    [Fact]
    public async Task BeforeTheHour_TheNightHasNotCome()
    {
        Assert.Empty(await See(Three - Duration.FromMinutes(1)));
        Assert.Equal([new StoreId(TestShop.Id)], await See(Three));
    }

    [Fact]
    public async Task JobFails_TheNightIsTakenOnAgainAfterItsLease()
    {
        job.Setup(one => one.Run(It.IsAny<Shop>(), It.IsAny<LocalDate>(), Three, CancellationToken.None)).ThrowsAsync(new StoreUnavailableException("down"));
        await Assert.ThrowsAsync<AggregateException>(() => See(Three));
        Assert.Empty(await See(Three + Duration.FromMinutes(15)));
        Assert.Single(await See(Three + SeeToNight.Lease));
        Assert.Empty(await See(Three + (2 * SeeToNight.Lease)));
    }

    private Task<IReadOnlyList<StoreId>> See(Instant now) => new SeeToNight(nights, shops, [job.Object], new("test")).Run(now, CancellationToken.None);
}
