namespace PostSale.Domain.Tests.Journeys;

public sealed class ConsentTests
{
    private static readonly Instant Bought = Moments.At("2026-03-05T14:20");
    private static readonly Policies SoftOptIn = Plans.Policies with { Consent = ConsentMode.SoftOptIn };

    [Fact]
    public void NoRelationship_OnlyTheConfirmationGoesAndEachOtherSaysWhy()
    {
        var followUp = new FollowUp().Tell(Bought, Told.Paid("a", Bought), Told.Withdrawn(Purpose.Relationship, Bought)).Until(Bought + Duration.FromDays(70));
        Assert.Equal(["confirmation"], followUp.Sends.Select(sent => sent.Message.Effect.Touchpoint.Value));
        Assert.Equal(
            ["first-steps", "how-is-it", "tips", "survey", "monthly"], followUp.Skipped.Select(note => note.Touchpoint!.Value.Value));
        Assert.All(followUp.Skipped, note => Assert.Equal(Reason.ConsentWithdrawn, note.Reason));
    }

    [Fact]
    public void RelationshipSwitchedOnAgain_TheNextOnesGo()
    {
        var followUp = new FollowUp().Tell(
            Told.Paid("a", Bought), Told.Withdrawn(Purpose.Relationship, Bought + Duration.FromDays(1)), Told.Granted(Purpose.Relationship, Bought + Duration.FromDays(10)))
            .Until(Bought + Duration.FromDays(31));
        Assert.Equal(["confirmation", "tips", "survey"], followUp.Sends.Select(sent => sent.Message.Effect.Touchpoint.Value));
    }

    public static TheoryData<string, ConsentMode, Channel, bool> Words() => new()
    {
        { "", ConsentMode.Explicit, Channel.Email, false },
        { "granted", ConsentMode.Explicit, Channel.Email, true },
        { "granted withdrawn", ConsentMode.Explicit, Channel.Email, false },
        { "withdrawn granted", ConsentMode.Explicit, Channel.Email, true },
        { "", ConsentMode.SoftOptIn, Channel.Email, true },
        { "withdrawn", ConsentMode.SoftOptIn, Channel.Email, false },
        { "", ConsentMode.SoftOptIn, Channel.Sms, false },
        { "granted", ConsentMode.SoftOptIn, Channel.Sms, true },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Marketing_GoesOnlyWithConsent(string words, ConsentMode mode, Channel channel, bool goes)
    {
        var plans = Plans.Book(Plans.Journey("offers", Plans.OnDay("offer", 5) with { Purpose = Purpose.Marketing, Channel = channel }));
        var said = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((word, i) =>
        {
            var at = Bought + Duration.FromHours(i + 1);
            return word == "granted" ? Told.Granted(Purpose.Marketing, at, channel) : Told.Withdrawn(Purpose.Marketing, at, channel);
        });
        var followUp = new FollowUp(plans, Plans.Policies with { Consent = mode })
            .Tell([Told.Updated(new(Phone: "+5511999990000"), Bought), Told.Paid("a", Bought), .. said])
            .Until(Bought + Duration.FromDays(31));
        Assert.Equal(goes, followUp.Sends.Count == 1);
        Assert.Equal(goes ? [] : [words.EndsWith("withdrawn", StringComparison.Ordinal) ? Reason.ConsentWithdrawn : Reason.NoConsent], followUp.Skipped.Select(note => note.Reason!.Value));
    }

    [Fact]
    public void MarketingWithdrawn_LeavesTheRest()
    {
        var followUp = new FollowUp(policies: SoftOptIn)
            .Tell(Told.Paid("a", Bought), Told.Withdrawn(Purpose.Marketing, Bought + Duration.FromDays(40))).Until(Bought + Duration.FromDays(200));
        Assert.DoesNotContain(followUp.Sends, sent => sent.Message.Purpose == Purpose.Marketing);
        Assert.Equal(10, followUp.Sends.Count);
    }

    [Fact]
    public void GrantedWithinThreeDays_GoesThen()
    {
        var plans = Plans.Book(Plans.Journey("offers", Plans.OnDay("offer", 5) with { Purpose = Purpose.Marketing }));
        var granted = Moments.At("2026-03-11T15:00");
        var followUp = new FollowUp(plans).Tell(Told.Paid("a", Bought), Told.Granted(Purpose.Marketing, granted));
        Assert.Equal(["offer#1 2026-03-11T15:00"], followUp.Lines());
    }
}
