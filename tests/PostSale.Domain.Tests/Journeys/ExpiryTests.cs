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

    [Fact]
    public void ItsOwnTime_BeatsTheStores()
    {
        var hasty = Plans.FirstSteps with { ExpiresAfter = Duration.FromHours(2) };
        var followUp = new FollowUp(Plans.Book(Plans.Journey("onboarding", hasty)), Sharp)
            .Tell(Told.Paid("a", Bought).Anonymous()).Until(Bought + Duration.FromDays(31));
        Assert.Equal(Moments.At("2026-03-07T12:00"), Assert.Single(followUp.Skipped).At);
    }
}
