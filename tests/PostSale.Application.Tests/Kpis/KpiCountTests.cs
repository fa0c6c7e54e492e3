using PostSale.Application.Kpis;
using PostSale.Application.Ports;
using PostSale.Domain.Surveys;

namespace PostSale.Application.Tests.Kpis;

public sealed class KpiCountTests
{
    // The year 2026 in São Paulo, which begins at 03:00 UTC; the year before it is 2025.
    private static readonly KpiPeriod Year = new(new(2026, 1, 1), new(2026, 12, 31), DateTimeZoneProviders.Tzdb["America/Sao_Paulo"]);

    [Fact]
    public void EmptyStore_HasNoFigures()
    {
        var count = new KpiCount(Year, "BRL");

        Assert.All([count.Satisfaction, count.Nps, count.Retention, count.Churn, count.LifetimeValue, count.Upsell], figure => Assert.Equal(Figure.None, figure));
    }

    [Theory]
    [InlineData(SurveyKind.Nps, new[] { 10, 9, 8, 6 }, 25, 4)]
    [InlineData(SurveyKind.Nps, new[] { 7 }, 0, 1)]
    [InlineData(SurveyKind.Nps, new[] { 0, 0, 10 }, -33, 3)]
    [InlineData(SurveyKind.Csat, new[] { 5, 4, 3 }, 66.7, 3)]
    [InlineData(SurveyKind.Csat, new[] { 1 }, 0, 1)]
    public void Answers_AreToldAsTheFieldTellsThem(SurveyKind survey, int[] scores, double value, int of)
    {
        var count = new KpiCount(Year, "BRL");
        foreach (var score in scores)
        {
            count.Add(Knowledge.Nothing with { Answers = [new(survey, score, Instant.FromUtc(2026, 6, 1, 12, 0))] }, null);
        }

        Assert.Equal(new((decimal)value, of), survey == SurveyKind.Nps ? count.Nps : count.Satisfaction);
    }

    [Theory]
    [InlineData("2026-01-01T02:59:59Z", 0)]
    [InlineData("2026-01-01T03:00:00Z", 1)]
    [InlineData("2027-01-01T02:59:59Z", 1)]
    [InlineData("2027-01-01T03:00:00Z", 0)]
    public void Period_IsWholeLocalDays(string at, int counted)
    {
        var count = new KpiCount(Year, "BRL");
        count.Add(Knowledge.Nothing with { Answers = [new(SurveyKind.Nps, 10, At(at))] }, null);

        Assert.Equal(counted, count.Nps.Of);
    }

    [Theory]
    [InlineData("2025-06-01", 0, 1)]                        // bought in the year before, and not since
    [InlineData("2025-06-01 2026-02-01", 100, 1)]           // and again
    [InlineData("2024-06-01 2026-02-01", null, 0)]          // was none of the year before
    [InlineData("2026-02-01 2026-03-01", null, 0)]          // is new
    [InlineData("2025-06-01- 2026-02-01", null, 0)]         // what was given back was no purchase
    [InlineData("2025-06-01 2026-02-01-", 0, 1)]
    [InlineData("2025-06-01 2027-02-01", 0, 1)]             // came back after the period
    public void Buyers_StayByBuyingAgain(string purchases, int? retention, int of)
    {
        var count = new KpiCount(Year, "BRL");
        count.Add(Knowledge.Nothing, Bought(purchases));

        Assert.Equal(new(retention, of), count.Retention);
        Assert.Equal(new(100 - retention, of), count.Churn);
    }

    [Theory]
    [InlineData("2025-06-01", "", 100, 1)]                  // still runs
    [InlineData("2025-06-01", "2026-05-01", 0, 1)]          // ended in the period
    [InlineData("2025-06-01", "2027-02-01", 100, 1)]        // ended after it
    [InlineData("2025-06-01", "2025-12-01", null, 0)]       // had ended before
    [InlineData("2026-03-01", "", null, 0)]                 // is new
    public void Subscribers_StayByStayingSubscribed(string started, string ended, int? retention, int of)
    {
        var count = new KpiCount(Year, "BRL");
        count.Add(Knowledge.Nothing, new(Key, [], [Span(started, ended)]));

        Assert.Equal(new(retention, of), count.Retention);
    }

    [Fact]
    public void Rates_AreToldForTheirOwnTime()
    {
        // 88 of 100 stay a year: 0.88 to the twelfth root is 0.98940, so 1.1 of 100 leave in a month. Two quarters are told as one year.
        var count = new KpiCount(Year, "BRL");
        var half = new KpiCount(Year with { To = new(2026, 7, 1) }, "BRL");
        for (var i = 0; i < 100; i++)
        {
            var history = new PurchaseHistory(Key, [], [Span("2025-06-01", i < 12 ? "2026-05-01" : "")]);
            count.Add(Knowledge.Nothing, history);
            half.Add(Knowledge.Nothing, history);
        }

        Assert.Equal(new(88, 100), count.Retention);
        Assert.Equal(new(1.1m, 100), count.Churn);
        Assert.Equal(new(77.4m, 100), half.Retention);
        Assert.Equal(new(2.1m, 100), half.Churn);
    }

    [Fact]
    public void Sums_AreOfThePeriod_LifetimeValueOfAllTime()
    {
        var count = new KpiCount(Year, "BRL");
        count.Add(Knowledge.Nothing, new(Key, [Paid("2024-01-10", 100), Paid("2026-02-10", 50) with { Refunded = 20 }, Paid("2026-03-10", 9) with { Currency = "USD" }], []));
        count.Add(Knowledge.Nothing, new(Key, [Paid("2026-05-10", 30)], []));
        count.Add(Knowledge.Nothing, new(Key, [Paid("2027-05-10", 70)], []));
        count.Add(Knowledge.Nothing, null);

        Assert.Equal((4, 1, 2, 80m, 20m), (count.Customers, count.NewCustomers, count.Orders, count.Revenue, count.Refunded));
        Assert.Equal(new((100 + 30 + 30) / 2m, 2), count.LifetimeValue);
    }

    [Theory]
    [InlineData("2026-06-15", "", false, 7)]                // June to December, the first payment included
    [InlineData("2026-06-15", "", true, 7)]                 // the first payment came as an order
    [InlineData("2026-06-15", "2026-09-13", false, 3)]      // ended with its third period
    public void Subscription_IsWorthItsPayments(string started, string ended, bool isFirstAnOrder, int payments)
    {
        var count = new KpiCount(Year, "BRL");
        count.Add(Knowledge.Nothing, new(Key, isFirstAnOrder ? [Paid(started, 10)] : [], [Span(started, ended)]));

        Assert.Equal(new(10m * payments, 1), count.LifetimeValue);
    }

    [Theory]
    [InlineData("caneca@2025-06-01 coador@2026-06-01", 1, true)]
    [InlineData("caneca@2025-06-01 caneca@2026-06-01", 1, false)]
    [InlineData("caneca@2025-06-01", 1, false)]
    [InlineData("caneca@2026-05-01 coador@2026-06-01", 0, false)]
    [InlineData("@2025-06-01 coador@2026-06-01", 0, false)] // nobody says what was bought before
    public void Upsell_IsAProductNewToTheCustomer(string orders, int of, bool upsold)
    {
        var count = new KpiCount(Year, "BRL");
        count.Add(Knowledge.Nothing with { Orders = [.. orders.Split(' ').Select(text => text.Split('@')).Select(one => Sold(one[0], one[1]))] }, null);

        Assert.Equal(of, count.Upsell.Of);
        Assert.Equal(upsold, count.Upsell.Value > 0);
    }

    private static CustomerKey Key => CustomerKey.From(new byte[16]);

    private static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;

    private static Instant Noon(string date) => At($"{date}T15:00:00Z");

    private static Purchase Paid(string date, decimal amount) => new(Noon(date), amount, 0, "BRL");

    private static PurchaseHistory Bought(string purchases) =>
        new(Key, [.. purchases.Split(' ').Select(text => Paid(text[..10], 10) with { Refunded = text.EndsWith('-') ? 10 : 0 })], []);

    private static SubscriptionSpan Span(string started, string ended) =>
        new(Noon(started), ended.Length == 0 ? null : Noon(ended), Duration.FromDays(30), 10, "BRL");

    private static Order Sold(string product, string date) => new()
    {
        Refs = [$"order-{product}-{date}"],
        PaidAt = Noon(date),
        Payment = new(10, "BRL", "", product.Length == 0 ? [] : [new("sku-" + product, product, 1, "")]),
    };
}
