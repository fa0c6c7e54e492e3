namespace PostSale.Domain.Tests.Journeys;

public sealed class ExpiryTests
{
    private static readonly Instant Bought = Moments.At("2026-03-05T14:20");
    private static readonly Policies Sharp = Plans.Policies with { SpreadMinutes = 1 };

    public static TheoryData<string, Purpose, Reason> Obstacles() => new()
    {
        { "no address", Purpose.Relationship, Reason.NoAddress },
        { "nothing", Purpose.Marketing, Reason.NoConsent },
        { "kill switch", Purpose.Relationship, Reason.KillSwitch },
        { "no room", Purpose.Relationship, Reason.DailyCap },
        { "no room for marketing", Purpose.Marketing, Reason.MarketingCap },
        { "never open", Purpose.Relationship, Reason.QuietHours },
    };

    [Theory]
    [MemberData(nameof(Obstacles))]
    public void HeldBackForThreeDays_SkippedWithWhatHeldIt(string obstacle, Purpose purpose, Reason reason)
    {
        var policies = obstacle switch
        {
            "kill switch" => Sharp with { KillSwitch = true },
            "no room" => Sharp with { PerDay = 0 },
            "no room for marketing" => Sharp with { MarketingPerWeek = 0, Consent = ConsentMode.SoftOptIn },
            "never open" => Sharp with { Windows = Window.Defaults.SetItem(Channel.Email, Window.Daily with { Days = [IsoDayOfWeek.Friday] }) },
            _ => Sharp,
        };
        var followUp = new FollowUp(Plans.Book(Plans.Journey("onboarding", Plans.FirstSteps with { Purpose = purpose })), policies)
            .Tell(obstacle == "no address" ? Told.Paid("a", Bought).Anonymous() : Told.Paid("a", Bought))
            .Until(Bought + Duration.FromDays(31));
        Assert.Empty(followUp.Sends);
        var skipped = Assert.Single(followUp.Skipped);
        Assert.Equal((Moments.At("2026-03-10T10:00"), reason), (skipped.At, skipped.Reason!.Value));
    }

    public static TheoryData<string, string, Purpose, Reason> SeveralObstacles() => new()
    {
        { "kill switch", "nothing", Purpose.Marketing, Reason.NoConsent },
        { "kill switch", "withdrawn", Purpose.Relationship, Reason.ConsentWithdrawn },
        { "kill switch", "dead", Purpose.Relationship, Reason.AddressSuppressed },
        { "kill switch", "no address", Purpose.Relationship, Reason.NoAddress },
        { "kill switch", "dead", Purpose.Transactional, Reason.AddressSuppressed },
        { "kill switch", "withdrawn", Purpose.Transactional, Reason.KillSwitch },
        { "e-mail off", "nothing", Purpose.Marketing, Reason.NoConsent },
        { "kill switch, never open", "granted", Purpose.Marketing, Reason.KillSwitch },
        { "never open", "nothing", Purpose.Marketing, Reason.NoConsent },
        { "never open", "paused", Purpose.Relationship, Reason.CustomerPaused },
        { "night after a pause", "paused until the night", Purpose.Relationship, Reason.CustomerPaused },
        { "night after a pause", "paused to the end", Purpose.Relationship, Reason.CustomerPaused },
        { "night after the store's pause", "granted", Purpose.Relationship, Reason.StorePaused },
        { "holidays", "granted", Purpose.Relationship, Reason.Holiday },
        { "holidays, never open", "granted", Purpose.Relationship, Reason.Holiday },
        { "holidays", "nothing", Purpose.Marketing, Reason.NoConsent },
    };

    // Who could never have been written to is not told that a switch was off, nor who asked for peace that it was late.
    [Theory]
    [MemberData(nameof(SeveralObstacles))]
    public void HeldBackBySeveral_SkippedWithTheOneThatLasts(string store, string person, Purpose purpose, Reason reason)
    {
        var expires = Moments.At("2026-03-10T23:30");
        var closed = Window.Defaults.SetItem(Channel.Email, Window.Daily with { Days = [IsoDayOfWeek.Friday] });
        var policies = store switch
        {
            "kill switch" => Sharp with { KillSwitch = true },
            "e-mail off" => Sharp with { ChannelsOff = [Channel.Email] },
            "kill switch, never open" => Sharp with { KillSwitch = true, Windows = closed },
            "never open" => Sharp with { Windows = closed },
            "night after the store's pause" => Sharp with { PausedUntil = expires - Duration.FromHours(1) },
            "holidays" => Sharp with { Holidays = new([], [new(2026, 3, 7), new(2026, 3, 8), new(2026, 3, 9), new(2026, 3, 10)]) },
            "holidays, never open" => Sharp with { Windows = closed, Holidays = new([], [new(2026, 3, 10)]) },
            _ => Sharp,
        };
        IReadOnlyList<Fact> facts = person switch
        {
            "withdrawn" => [Told.Withdrawn(purpose == Purpose.Transactional ? Purpose.Relationship : purpose, Bought)],
            "granted" => [Told.Granted(Purpose.Marketing, Bought)],
            "dead" => [Told.Suppressed(Told.Email, Bought)],
            "paused" => [Told.Paused(Bought)],
            "paused until the night" => [Told.Paused(Bought, expires - Duration.FromHours(1))],
            "paused to the end" => [Told.Paused(Bought, expires)],
            _ => [],
        };
        var touchpoint = Plans.FirstSteps with { Purpose = purpose, ExpiresAfter = expires - Moments.At("2026-03-07T10:00") };
        var followUp = new FollowUp(Plans.Book(Plans.Journey("onboarding", touchpoint)), policies)
            .Tell(Bought, [person == "no address" ? Told.Paid("a", Bought).Anonymous() : Told.Paid("a", Bought), .. facts])
            .Until(Bought + Duration.FromDays(31));

        Assert.Empty(followUp.Sends);
        Assert.Equal((expires, reason), Assert.Single(followUp.Skipped.Select(note => (note.At, note.Reason!.Value))));
    }

    [Fact]
    public void ItsOwnTime_BeatsTheStores()
    {
        var hasty = Plans.FirstSteps with { ExpiresAfter = Duration.FromHours(2) };
        var followUp = new FollowUp(Plans.Book(Plans.Journey("onboarding", hasty)), Sharp)
            .Tell(Told.Paid("a", Bought).Anonymous()).Until(Bought + Duration.FromDays(31));
        Assert.Equal(Moments.At("2026-03-07T12:00"), Assert.Single(followUp.Skipped).At);
    }
}
