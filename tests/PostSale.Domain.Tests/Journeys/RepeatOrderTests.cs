namespace PostSale.Domain.Tests.Journeys;

public sealed class RepeatOrderTests
{
    private static readonly Instant First = Moments.At("2026-01-05T14:20");
    private static readonly Instant Second = Moments.At("2026-06-10T09:00");
    private static readonly PlanBook Onboarding = Plans.Book(Plans.Shop.Current.Find(Plans.Onboarding)!);

    [Theory]
    [InlineData("mug", "mug", "confirmation how-is-it")]
    [InlineData("mug", "lamp", "confirmation first-steps how-is-it tips survey")]
    [InlineData("", "", "confirmation how-is-it")]
    public void SecondOrder_ShortOnlyForTheSameProduct(string first, string second, string expected) =>
        Assert.Equal(expected, OfSecond(Told.Paid("a", First, first), Told.Paid("b", Second, second)));

    [Fact]
    public void OnlyPartlyBoughtBefore_IsFull()
    {
        var both = new Fact.OrderPaid(new("b"), new(100, "BRL", "#b", [new("mug", "mug", 1, ""), new("lamp", "lamp", 1, "")]))
        {
            Key = "paid:b",
            OccurredAt = Second,
            ReceivedAt = Second,
        };
        Assert.Equal("confirmation first-steps how-is-it tips survey", OfSecond(Told.Paid("a", First), both));
    }

    [Fact]
    public void TheFirstWasGivenBack_IsFull() => Assert.Equal(
        "confirmation first-steps how-is-it tips survey", OfSecond(Told.Paid("a", First), Told.Refunded("a", First), Told.Paid("b", Second)));

    [Fact]
    public void TheFirstWasImported_IsShort() => Assert.Equal(
        "confirmation how-is-it", OfSecond(Told.Paid("a", First) with { Imported = true }, Told.Paid("b", Second)));

    // The order of arrival is not the order of purchase: the earlier one is told once the later one is under way.
    [Fact]
    public void TheFirstIsToldLater_TheRunUnderWayStays() => Assert.Equal(
        "confirmation first-steps how-is-it tips survey",
        OfSecond(Told.Paid("b", Second), Told.Paid("a", First, lag: Second - First + Duration.FromHours(1))));

    [Fact]
    public void APlanWithNoShortForm_SaysNothingAndIsNeverDone()
    {
        var followUp = new FollowUp(Plans.Book(Plans.Journey("tips", Plans.Tips)))
            .Tell(Told.Paid("a", First), Told.Paid("b", Second)).Until(Second + Duration.FromDays(60));
        Assert.Single(followUp.Sends);
        Assert.DoesNotContain(followUp.Notes, note => note is { Kind: DecisionKind.Finished, Subject: "b" });
    }

    private static string OfSecond(params Fact[] facts)
    {
        var followUp = new FollowUp(Onboarding).Tell(facts).Until(Second + Duration.FromDays(60));
        return string.Join(' ', followUp.Sends.Where(sent => sent.Message.Effect.Subject == "b").Select(sent => sent.Message.Effect.Touchpoint));
    }
}
