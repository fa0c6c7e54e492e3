namespace PostSale.Domain.Tests.Journeys;

/// <summary>Who is to be left alone, and who is not to be sold to.</summary>
public sealed class PeaceTests
{
    private static readonly Instant Bought = Moments.At("2026-03-05T14:20");
    private static readonly Policies Exact = Plans.Policies with { SpreadMinutes = 1, Consent = ConsentMode.SoftOptIn };

    private static readonly PlanBook Offer = Plans.Book(Plans.Journey(
        "offers", Plans.After("how-to", 5), Plans.After("offer", 6) with { Purpose = Purpose.Marketing, ExpiresAfter = Duration.FromDays(8) }));

    public static TheoryData<string, Reason, string> Troubles => new()
    {
        { "complaint", Reason.OpenCase, "how-to" },
        { "detractor", Reason.Detractor, "how-to" },
        { "at risk", Reason.AtRisk, "how-to" },
        { "paused", Reason.CustomerPaused, "" },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public void InTrouble_IsNotSoldTo(string trouble, Reason reason, string goes)
    {
        var followUp = Follow(Exact, In(trouble));
        Assert.Equal(goes, string.Join(' ', followUp.Sends.Select(sent => sent.Message.Effect.Touchpoint)));
        Assert.Contains(followUp.Skipped, note => note.Touchpoint == new TouchpointId("offer") && note.Reason == reason);
    }

    [Theory]
    [InlineData("complaint")]
    [InlineData("detractor")]
    [InlineData("at risk")]
    [InlineData("paused")]
    public void TroubleOverInTime_TheOfferGoesAfterAll(string trouble)
    {
        var later = Bought + Duration.FromDays(8);
        Fact over = trouble switch
        {
            "complaint" => Told.Noted(FactTypes.SupportResolved, later),
            "detractor" => Told.Answered(SurveyKind.Nps, 10, later),
            "at risk" => Told.Assessed(RiskLevel.Low, later),
            _ => Told.Resumed(later),
        };
        Assert.Contains("offer#1 2026-03-13T14:20", Follow(Exact, In(trouble), over).Lines());
    }

    [Fact]
    public void DespiteTrouble_AWinBackGoes()
    {
        var plans = Plans.Book(Plans.Journey("win", Plans.After("win", 6) with { Purpose = Purpose.Marketing, DespiteTrouble = true }));
        Assert.Single(new FollowUp(plans, Exact).Tell(Told.Paid("a", Bought), In("complaint"), In("at risk")).Until(Bought + Duration.FromDays(20)).Sends);
    }

    [Fact]
    public void ADetractorOfLongAgo_IsForgiven() =>
        Assert.Equal(2, Follow(Exact with { DetractorDays = 3 }, In("detractor")).Sends.Count);

    [Fact]
    public void PausedForAWhile_GoesOnByItself() => Assert.Equal(
        ["how-to#1 2026-03-12T10:00", "offer#1 2026-03-13T10:00"], Follow(Exact, Told.Paused(Bought + Duration.FromDays(1), Moments.At("2026-03-12T00:00"))).Lines());

    [Fact]
    public void PauseAndItsEndAtOnce_ThePauseWins() =>
        Assert.Empty(Follow(Exact, Told.Paused(Bought + Duration.FromDays(1)), Told.Resumed(Bought + Duration.FromDays(1))).Sends);

    [Fact]
    public void StorePaused_NothingOptionalGoesBefore()
    {
        var plans = Plans.Book(Plans.Journey("onboarding", Plans.Confirmation, Plans.After("how-to", 1)));
        var followUp = new FollowUp(plans, Exact with { PausedUntil = Moments.At("2026-03-07T12:00") }).Tell(Told.Paid("a", Bought)).Until(Bought + Duration.FromDays(5));
        Assert.Equal(["confirmation#1 2026-03-05T14:20", "how-to#1 2026-03-07T12:00"], followUp.Lines());
    }

    [Fact]
    public void OnAHoliday_GoesTheDayAfter()
    {
        var holidays = new Holidays([new AnnualDate(3, 10)], [new LocalDate(2026, 3, 11)]);
        Assert.Equal(["how-to#1 2026-03-12T10:00", "offer#1 2026-03-13T10:00"], Follow(Exact with { Holidays = holidays }).Lines());
    }

    [Fact]
    public void HeldOut_GetsNothingOptionalAndItSaysSo()
    {
        var half = Plans.Book(Offer.Current.Journeys[0] with { HoldoutPercent = 50 });
        var customers = Enumerable.Range(1, 200).Select(n => CustomerKey.From(Guid.Parse($"{n:x8}-0000-4000-8000-000000000000").ToByteArray())).ToList();
        var held = customers.Count(key => Holdout.Holds(half.Current.Journeys[0], key, new("shop")));
        Assert.InRange(held, 70, 130);

        var side = Holdout.Holds(half.Current.Journeys[0], FollowUp.Key, new("shop"));
        var followUp = new FollowUp(half, Exact).Tell(Told.Paid("a", Bought)).Until(Bought + Duration.FromDays(20));
        Assert.Equal(side ? 0 : 2, followUp.Sends.Count);
        Assert.Equal(side ? 2 : 0, followUp.Skipped.Count(note => note.Reason == Reason.HeldOut));
    }

    private static FollowUp Follow(Policies policies, params Fact[] facts) =>
        new FollowUp(Offer, policies).Tell([Told.Paid("a", Bought), .. facts]).Until(Bought + Duration.FromDays(20));

    private static Fact In(string trouble)
    {
        var at = Bought + Duration.FromDays(1);
        return trouble switch
        {
            "complaint" => Told.Noted(FactTypes.ComplaintRaised, at),
            "detractor" => Told.Answered(SurveyKind.Nps, 6, at),
            "at risk" => Told.Assessed(RiskLevel.High, at),
            _ => Told.Paused(at),
        };
    }
}
