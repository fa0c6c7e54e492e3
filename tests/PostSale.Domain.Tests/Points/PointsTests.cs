using System.Globalization;
using CsCheck;
using PostSale.Domain.Points;

namespace PostSale.Domain.Tests.Points;

public sealed class PointsTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/Sao_Paulo"];

    // A day's noon; day 1 is the first of March.
    private static readonly Instant First = new LocalDateTime(2026, 3, 1, 12, 0).InZoneLeniently(Zone).ToInstant();

    private static readonly Loyalty Club = new(
        "Club",
        [new("order.paid", 1, 10m), new("survey.answered", 20, null), new("milestone.reached", 30, null), new("subscription.renewed", 2, 5m), new("order.delivered", 3, null)],
        365,
        [new("Leaf", 0, []), new("Harvest", 30, []), new("Root", 100, [])]);

    /// <summary>What happened, a word each with its day; what it comes to and in which tier, on a day.</summary>
    [Theory]
    [InlineData("", 1, 0, "Leaf", 30)]
    [InlineData("paid:a=99.9@1", 1, 9, "Leaf", 21)]
    [InlineData("paid:a=9.99@1", 1, 0, "Leaf", 30)]
    [InlineData("paid:a=299@1", 1, 29, "Leaf", 1)]
    [InlineData("paid:a=300@1", 1, 30, "Harvest", 70)]
    [InlineData("paid:a=1000@1", 1, 100, "Root", 0)]
    [InlineData("paid:a=100@1 paid:b=100@2", 2, 20, "Leaf", 10)]
    [InlineData("paid:a=100@1 paid:a=100@1", 1, 10, "Leaf", 20)]
    [InlineData("paid:a=100@1 refunded:a=35@2", 2, 6, "Leaf", 24)]
    [InlineData("refunded:a=35@1 paid:a=100@2", 2, 6, "Leaf", 24)]
    [InlineData("paid:a=100@1 refunded:a=100@2", 2, 0, "Leaf", 30)]
    [InlineData("paid:a=100@1 refunded:a=999@2", 2, 0, "Leaf", 30)]
    [InlineData("paid:a=100@1 delivered:a@3 refunded:a=100@4", 4, 0, "Leaf", 30)]
    [InlineData("paid:a=100@1 delivered:a@3", 4, 13, "Leaf", 17)]
    [InlineData("paid:a=100@1 cancelled:a@2", 2, 0, "Leaf", 30)]
    [InlineData("paidInDollars:a=100@1", 1, 0, "Leaf", 30)]
    [InlineData("nps@1 nps@5 milestone@2", 5, 70, "Harvest", 30)]
    [InlineData("renewed@1 renewed@31", 31, 20, "Leaf", 10)]
    [InlineData("paid:a=300@1", 365, 30, "Harvest", 70)]
    [InlineData("paid:a=300@1", 366, 0, "Leaf", 30)]
    [InlineData("paid:a=300@1 paid:b=50@100", 366, 5, "Leaf", 25)]
    [InlineData("paid:a=300@5", 1, 0, "Leaf", 30)]
    public void WhatHappened_IsWorthThis(string happened, int today, long points, string tier, long missing)
    {
        var statement = On(today, Read(happened));

        Assert.Equal((points, tier, missing), (statement.Points, statement.Tier.Name, statement.Missing));
        Assert.Equal(points, statement.Entries.Sum(entry => entry.Points));
        Assert.Equal(statement.Next is null ? 0 : statement.Next.From - points, missing);
    }

    [Fact]
    public void PointsThatEnd_AreToldOfByTheNextDay()
    {
        var statement = On(20, Read("paid:a=100@1 paid:b=50@1 paid:c=70@9"));

        Assert.Equal((new LocalDate(2027, 3, 1), 15L), statement.Ending);
        Assert.Equal([7, 5, 10], statement.Entries.Select(entry => entry.Points).OrderBy(points => points == 7 ? 0 : points));
    }

    [Fact]
    public void PointsThatStay_NeverEnd()
    {
        var statement = PointsStatement.Of(Club with { ExpiresAfterDays = null }, Knowledge.Nothing.With(Read("paid:a=300@1")), "BRL", Zone, First + Duration.FromDays(4000));

        Assert.Equal((30L, null), (statement.Points, statement.Ending));
    }

    [Fact]
    public void Uses_EarnByHowMany()
    {
        var uses = Knowledge.Nothing.With([new DailyUse("export", new(2026, 3, 1), 7, First)]);

        Assert.Equal(14, PointsStatement.Of(Club with { Earning = [new("product.used", 2, null)] }, uses, "BRL", Zone, First).Points);
    }

    [Fact]
    public void AsMuchAsAmountsAllow_DoesNotOverflow()
    {
        var rich = Club with { Earning = [new("order.paid", 1_000_000, 0.01m)] };

        Assert.True(PointsStatement.Of(rich, Knowledge.Nothing.With(Read("paid:a=79228162514264337593543950335@1 paid:b=79228162514264337593543950335@1")), "BRL", Zone, First).Points > 0);
    }

    [Fact]
    public void AnyOrderAndRepetitionOfFacts_ComesToTheSame() => Gen.Select(Any.Facts, Gen.Int).Sample((facts, seed) =>
    {
        var scrambled = Scramble.Of(facts, seed).Aggregate(Knowledge.Nothing, (knowledge, batch) => knowledge.With(batch));
        var (straight, other) = (All(Knowledge.Nothing.With(facts)), All(scrambled.With(facts)));

        Assert.Equal((straight.Points, straight.Tier.Name, straight.Missing), (other.Points, other.Tier.Name, other.Missing));
        Assert.Equal(straight.Entries.AsEnumerable(), other.Entries.AsEnumerable());
        Assert.True(straight.Points >= 0);
    }, iter: 500);

    // Every kind of fact earns, and nothing ends.
    private static PointsStatement All(Knowledge knowledge) => PointsStatement.Of(
        Club with { Earning = [.. FactTypes.All.Select(type => new Earning(type, 3, type is FactTypes.OrderPaid or FactTypes.SubscriptionRenewed ? 1m : null))], ExpiresAfterDays = null },
        knowledge, "BRL", Zone, Instant.FromUtc(2100, 1, 1, 0, 0));

    private static PointsStatement On(int today, IReadOnlyList<Fact> facts) =>
        PointsStatement.Of(Club, Knowledge.Nothing.With(facts), "BRL", Zone, First + Duration.FromDays(today - 1));

    private static IReadOnlyList<Fact> Read(string happened) =>
        [.. happened.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Fact(word.Split('@')[0].Split(':', '='), First + Duration.FromDays(int.Parse(word.Split('@')[1], CultureInfo.InvariantCulture) - 1), word))];

    private static Fact Fact(string[] said, Instant at, string key) => said switch
    {
        ["paid", var order, var amount] => new Fact.OrderPaid(new(order), new(decimal.Parse(amount, CultureInfo.InvariantCulture), "BRL", "", [])) { Key = key, OccurredAt = at, ReceivedAt = at },
        ["paidInDollars", var order, var amount] => new Fact.OrderPaid(new(order), new(decimal.Parse(amount, CultureInfo.InvariantCulture), "USD", "", [])) { Key = key, OccurredAt = at, ReceivedAt = at },
        ["refunded", var order, var amount] => new Fact.OrderRefunded(new(order), "r", decimal.Parse(amount, CultureInfo.InvariantCulture)) { Key = key, OccurredAt = at, ReceivedAt = at },
        ["cancelled", var order] => new Fact.OrderCancelled(new(order)) { Key = key, OccurredAt = at, ReceivedAt = at },
        ["delivered", var order] => new Fact.OrderDelivered(new(order)) { Key = key, OccurredAt = at, ReceivedAt = at },
        ["nps"] => new Fact.SurveyAnswered(SurveyKind.Nps, 9, "", null) { Key = key, OccurredAt = at, ReceivedAt = at },
        ["renewed"] => new Fact.SubscriptionTold(SubscriptionEvent.Renewed, "s", new("plan", 29.9m, "BRL")) { Key = key, OccurredAt = at, ReceivedAt = at },
        _ => new Fact.Noted("milestone.reached") { Key = key, OccurredAt = at, ReceivedAt = at },
    };
}
