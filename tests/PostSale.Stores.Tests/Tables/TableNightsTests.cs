using PostSale.Stores.Tests.Contracts;

namespace PostSale.Stores.Tests.Tables;

public sealed class TableNightsTests
{
    private static readonly LocalDate Date = new(2031, 3, 31);
    private static readonly Duration Lease = Duration.FromHours(1);

    [SkippableFact]
    public async Task Night_IsOnesUntilTheLeaseEnds()
    {
        var nights = (await TableAccount.Open(TableAccount.Prefix())).Nights;
        Assert.True(await Claim(nights, 0));
        Assert.False(await Claim(nights, 59));
        Assert.True(await Claim(nights, 60));
        Assert.False(await Claim(nights, 60));
    }

    [SkippableFact]
    public async Task FinishedNight_IsNobodysAnyMore()
    {
        var nights = (await TableAccount.Open(TableAccount.Prefix())).Nights;
        Assert.True(await Claim(nights, 0));
        await nights.Finish(Sample.Shop, Date, CancellationToken.None);
        Assert.False(await Claim(nights, 10_000));
        Assert.True(await nights.Claim(Sample.Shop, Date.PlusDays(1), "one", Sample.At(0), Lease, CancellationToken.None));
        Assert.True(await nights.Claim(Sample.OtherShop, Date, "one", Sample.At(0), Lease, CancellationToken.None));
    }

    [SkippableFact]
    public async Task ManyAtOnce_OneHasIt()
    {
        var nights = (await TableAccount.Open(TableAccount.Prefix())).Nights;
        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Claim(nights, 0)));
        Assert.Single(claims, claimed => claimed);
    }

    [SkippableFact]
    public async Task Keys_AreThereForTheNextProcess()
    {
        var prefix = TableAccount.Prefix();
        await (await TableAccount.Open(prefix)).Keys.Add("key-1", "<key/>", CancellationToken.None);
        Assert.Equal(["<key/>"], await (await TableAccount.Open(prefix)).Keys.All(CancellationToken.None));
    }

    private static Task<bool> Claim(Application.Ports.INights nights, int minute) =>
        nights.Claim(Sample.Shop, Date, "one", Sample.At(minute), Lease, CancellationToken.None);
}
