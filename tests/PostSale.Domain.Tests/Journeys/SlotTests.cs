namespace PostSale.Domain.Tests.Journeys;

public sealed class SlotTests
{
    private static readonly Instant Bought = Moments.At("2026-03-05T14:20");

    public static TheoryData<Priority, Priority> Pairs()
    {
        var all = Enum.GetValues<Priority>();
        var pairs = new TheoryData<Priority, Priority>();
        foreach (var first in all)
        {
            foreach (var second in all.Where(second => second > first))
            {
                pairs.Add(first, second);
            }
        }

        return pairs;
    }

    // Whoever comes first by priority has the day, though its minute is the later one.
    [Theory]
    [MemberData(nameof(Pairs))]
    public void TwoJourneysOnOneDay_ByPriorityAndTheOtherNextDayAtItsOwnMinute(Priority first, Priority second)
    {
        var (early, late) = EarlyAndLate();
        var plans = Plans.Book(Plans.Journey("one", late) with { Priority = first }, Plans.Journey("two", early) with { Priority = second });
        var followUp = new FollowUp(plans).Tell(Told.Paid("a", Bought)).Until(Bought + Duration.FromDays(10));
        Assert.Equal([$"{late.Id}#1 2026-03-07T{Time(late)}", $"{early.Id}#1 2026-03-08T{Time(early)}"], followUp.Lines());
    }

    [Fact]
    public void TheFirstDoesNotGoAfterAll_TheOtherTakesTheDay()
    {
        var (early, late) = EarlyAndLate();
        var plans = Plans.Book(
            Plans.Journey("one", late with { Channel = Channel.Sms }) with { Priority = Priority.AtRisk }, // and no telephone is known
            Plans.Journey("two", early) with { Priority = Priority.Marketing });
        var followUp = new FollowUp(plans).Tell(Told.Paid("a", Bought)).Until(Bought + Duration.FromDays(10));
        Assert.Equal([$"{early.Id}#1 2026-03-07T{Time(late)}"], followUp.Lines());
    }

    [Fact]
    public void HeldForAnother_SaysSo()
    {
        var (early, late) = EarlyAndLate();
        var plans = Plans.Book(Plans.Journey("one", late) with { Priority = Priority.AtRisk }, Plans.Journey("two", early) with { Priority = Priority.Marketing });
        var minute = Moments.At($"2026-03-07T{Time(early)}");
        var followUp = new FollowUp(plans).Tell(Told.Paid("a", Bought)).Until(minute);
        var outlooks = followUp.Explain(minute);
        Assert.Equal([(early.Id, OutlookKind.Deferred, Reason.DailyCap), (late.Id, OutlookKind.Planned, null)], outlooks.Select(outlook => (outlook.Touchpoint!.Value, outlook.Kind, outlook.Reason)));
        Assert.Equal([Moments.At($"2026-03-07T{Time(late)}"), Moments.At($"2026-03-07T{Time(late)}")], outlooks.Select(outlook => outlook.At!.Value));
    }

    [Fact]
    public void FiveOnOneDay_OneADayAndTheLastIsSkipped()
    {
        var journeys = Enumerable.Range(1, 5).Select(i =>
            Plans.Journey("journey-" + i, Plans.OnDay("touch-" + i, 3)) with { Priority = (Priority)i }).ToImmutableArray();
        var followUp = new FollowUp(Plans.Book(journeys), Plans.Policies with { SpreadMinutes = 1 }).Tell(Told.Paid("a", Bought)).Until(Bought + Duration.FromDays(10));
        Assert.Equal(
            ["touch-1#1 2026-03-07T10:00", "touch-2#1 2026-03-08T10:00", "touch-3#1 2026-03-09T10:00", "touch-4#1 2026-03-10T08:00"], followUp.Lines());
        var skipped = Assert.Single(followUp.Skipped);
        Assert.Equal(("touch-5", Reason.DailyCap), (skipped.Touchpoint!.Value.Value, skipped.Reason!.Value));
    }

    [Fact]
    public void Transactional_NeitherWaitsNorCounts()
    {
        var (early, late) = EarlyAndLate();
        var plans = Plans.Book(Plans.Journey("one", late) with { Priority = Priority.AtRisk }, Plans.Journey("two", early with { Purpose = Purpose.Transactional }));
        var followUp = new FollowUp(plans).Tell(Told.Paid("a", Bought)).Until(Bought + Duration.FromDays(10));
        Assert.Equal([$"{early.Id}#1 2026-03-07T{Time(early)}", $"{late.Id}#1 2026-03-07T{Time(late)}"], followUp.Lines());
    }

    [Theory]
    [InlineData(2, 4, 5, "2 4")] // the third of seven days expires before there is room
    [InlineData(2, 4, 9, "2 4 9")] // seven days after the first there is room again
    [InlineData(2, 4, 8, "2 4 9")] // a day before, it waits for it
    [InlineData(2, 4, 6, "2 4 9")] // three days before, it goes on its last morning
    public void ThreeOffersInAWeek_AtMostTwoGo(int first, int second, int third, string expected)
    {
        var offers = new[] { first, second, third }.Select(day => Plans.OnDay("offer-" + day, day) with { Purpose = Purpose.Marketing }).ToImmutableArray();
        var followUp = new FollowUp(Plans.Book(Plans.Journey("offers", offers)), Plans.Policies with { Consent = ConsentMode.SoftOptIn })
            .Tell(Told.Paid("a", Bought)).Until(Bought + Duration.FromDays(20));
        Assert.Equal(
            expected.Split(' '),
            followUp.Sends.Select(sent => (Period.DaysBetween(new(2026, 3, 5), sent.At.In(Moments.SaoPaulo).Date) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(followUp.Skipped, note => Assert.Equal(Reason.MarketingCap, note.Reason));
        Assert.Equal(3, followUp.Sends.Count + followUp.Skipped.Count());
    }

    [Fact]
    public void TheSameBetweenTwoStores_IsTheirOwnChoice()
    {
        var journeys = Enumerable.Range(1, 3).Select(i => Plans.Journey("journey-" + i, Plans.OnDay("touch-" + i, 3))).ToImmutableArray();
        var followUp = new FollowUp(Plans.Book(journeys), Plans.Policies with { PerDay = 3 }).Tell(Told.Paid("a", Bought)).Until(Moments.At("2026-03-08T00:00"));
        Assert.Equal(3, followUp.Sends.Count);
    }

    // Two touchpoints of one day, of which the first named has the earlier minute.
    private static (Touchpoint Early, Touchpoint Late) EarlyAndLate()
    {
        var pair = Enumerable.Range(0, 40).Select(i => Plans.OnDay("touch-" + i, 3)).OrderBy(Time, StringComparer.Ordinal).ToList();
        Assert.True(string.CompareOrdinal(Time(pair[0]), Time(pair[^1])) < 0);
        return (pair[0], pair[^1]);
    }

    private static string Time(Touchpoint touchpoint) =>
        "10:" + Spread.Of(30, FollowUp.Key.Value, "a", touchpoint.Id.Value).ToString("00", System.Globalization.CultureInfo.InvariantCulture);
}
