using PostSale.Application.Scores;
using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

/// <summary>What every <see cref="IScores"/> keeps, and every <see cref="INights"/>.</summary>
public abstract class ScoresContract : StoreContract
{
    private static readonly LocalDate Date = new(2031, 3, 30);
    private static readonly Duration Lease = Duration.FromMinutes(15);

    private static readonly ScoringRun Run = new(
        Shop, Date, Noon, null, ScoringData.Nothing with { Customers = 3, First = new(2030, 1, 2) },
        new("BG/NBD", null, [new("r", 0.243, 0.013), new("alpha", 4.414, 0.4)], -9582.4), new("Gamma-Gamma", "3 customers, at least 30 are needed", [], 0),
        new("sBG", "0 customers, at least 30 are needed", [], 0, "beware"));

    [SkippableFact]
    public async Task Claimed_IsBusyForOthersUntilTheLeaseEnds()
    {
        Assert.Equal(new ScoringClaim.Taken(null, 0), await Claim("one", 0));
        Assert.IsType<ScoringClaim.Busy>(await Claim("two", 14));
        Assert.IsType<ScoringClaim.Taken>(await Claim("two", 15));
        Assert.False(await Scores.Keep(Run, "one", At(16), None));
        Assert.True(await Scores.Keep(Run, "two", At(16), None));
        Assert.IsType<ScoringClaim.Busy>(await Claim("three", 30));
    }

    [SkippableFact]
    public async Task ClaimedSideBySide_OneHasIt()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => Claim($"claimant-{n}", 0))));

        Assert.Single(claims, claim => claim is ScoringClaim.Taken);
    }

    [SkippableFact]
    public async Task TakenOver_GoesOnWithWhatWasFittedWhereItStopped()
    {
        await Claim("one", 0);
        await Scores.Keep(Run, "one", At(1), None);
        Assert.True(await Scores.Write(Run with { Scored = 1 }, "one", 8, [Score(1)], [], At(2), None));

        var taken = Assert.IsType<ScoringClaim.Taken>(await Claim("two", 17));
        Assert.Equal(8, taken.Shard);
        Assert.Equal(1, taken.Scoring?.Scored);
        Assert.Equal(Run.Purchases.Parameters.AsEnumerable(), taken.Scoring!.Purchases.Parameters);
        Assert.Equal((Run.Spend.Reason, Run.Retention.Note, Run.Observed), (taken.Scoring.Spend.Reason, taken.Scoring.Retention.Note, taken.Scoring.Observed));

        Assert.False(await Scores.Write(Run, "one", 9, [Score(2)], [], At(18), None));
        Assert.Null(await Scores.Find(Shop, Key(2), None));
    }

    [SkippableFact]
    public async Task GivenBack_IsTakenAtOnceWhereItStopped()
    {
        await Claim("one", 0);
        await Scores.Keep(Run, "one", At(1), None);
        await Scores.Write(Run with { Scored = 1 }, "one", 8, [Score(1)], [], At(2), None);
        await Scores.GiveBack(Shop, Date, "another", None);
        Assert.IsType<ScoringClaim.Busy>(await Claim("two", 3));

        await Scores.GiveBack(Shop, Date, "one", None);

        var taken = Assert.IsType<ScoringClaim.Taken>(await Claim("two", 3));
        Assert.Equal((8, 1), (taken.Shard, taken.Scoring?.Scored));
        Assert.False(await Scores.Write(Run, "one", 9, [], [], At(4), None));
    }

    [SkippableFact]
    public async Task Finished_IsLatestAndNotDoneAgainUnlessAsked()
    {
        await Claim("one", 0);
        await Scores.Keep(Run, "one", At(1), None);
        Assert.Null(await Scores.Latest(Shop, None));
        await Scores.End(Run with { FinishedAt = At(3) }, "one", None);

        Assert.Equal(At(3), (await Scores.Latest(Shop, None))?.FinishedAt);
        Assert.Null(await Scores.Latest(OtherShop, None));
        Assert.Equal(Date, Assert.IsType<ScoringClaim.Finished>(await Claim("two", 60)).Scoring.Date);
        Assert.Equal(new ScoringClaim.Taken(null, 0), await Scores.Claim(Shop, Date, true, "two", At(60), Lease, None));

        var earlier = Run with { Date = Date.PlusDays(-1) };
        await Scores.Claim(Shop, earlier.Date, false, "one", At(0), Lease, None);
        await Scores.End(earlier with { FinishedAt = At(9) }, "one", None);
        Assert.Equal(At(9), (await Scores.Latest(Shop, None))?.FinishedAt);
    }

    [SkippableFact]
    public async Task Written_IsReadAndReplaced()
    {
        await Claim("one", 0);
        await Scores.Write(Run, "one", 256, [Score(1), Score(2) with { Value90 = null, Value365 = null }], [], At(1), None);
        await Scores.Write(Run, "one", 256, [Score(1) with { Risk = RiskLevel.Low }], [], At(2), None);

        Assert.Equal(Score(1) with { Risk = RiskLevel.Low }, await Scores.Find(Shop, Key(1), None));
        Assert.Equal(Score(2) with { Value90 = null, Value365 = null }, await Scores.Find(Shop, Key(2), None));
        Assert.Null(await Scores.Find(OtherShop, Key(1), None));
        Assert.Equal([Score(1) with { Risk = RiskLevel.Low }], await Scores.Read(Shop, Key(1).ToBytes()[0], None));
    }

    [SkippableFact]
    public async Task Assessed_IsAFactOfItsCustomerOnce()
    {
        await Customers.Append(Key(1), Noted("a"));
        await Customers.Owe(Key(1));
        await Claim("one", 0);
        var assessed = new Assessed(Key(1), new Fact.RiskAssessed(RiskLevel.High) { Key = "risk:1", OccurredAt = At(1), ReceivedAt = At(1) });

        await Scores.Write(Run, "one", 1, [Score(1)], [assessed], At(1), None);
        await Scores.Write(Run, "one", 1, [Score(1)], [assessed], At(1), None);

        Assert.Equal(["risk:1"], Keys((await Customers.Read(Key(1))).Facts));
        Assert.Equal(At(1), await Customers.NextDue(None));
    }

    [SkippableFact]
    public async Task Night_IsOnesUntilTheLeaseEndsAndThenAnothers()
    {
        Assert.True(await Night("one", 0));
        Assert.False(await Night("two", 14));
        Assert.True(await Night("two", 15));
        await Nights.Finish(Shop, Date, None);
        Assert.False(await Night("three", 1000));
        Assert.True(await Nights.Claim(Shop, Date.PlusDays(1), "three", At(0), Lease, None));
        Assert.True(await Nights.Claim(OtherShop, Date, "three", At(0), Lease, None));
    }

    private Task<bool> Night(string claimant, int minute) => Nights.Claim(Shop, Date, claimant, At(minute), Lease, None);

    private Task<ScoringClaim> Claim(string claimant, int minute) => Scores.Claim(Shop, Date, false, claimant, At(minute), Lease, None);

    private static Score Score(int customer) => new(Key(customer), Date, ScoreKind.Purchases, 0.25, 1.5, 3.25, 75.5, 160.25, RiskLevel.High);
}
