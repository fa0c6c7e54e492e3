namespace PostSale.Scoring.Tests.Orders;

public sealed class CustomerHistoryTests
{
    private static readonly DateOnly First = new(2026, 1, 5);
    private static readonly DateOnly End = new(2026, 3, 30);

    [Fact]
    public void OrdersOfOneDay_AreOnePurchase()
    {
        var bought = Bought([new(First, 50), new(First.AddDays(7), 10), new(First.AddDays(7), 20), new(First.AddDays(21), 40)]);
        Assert.Equal(new History(2, 3, 12), bought.History);
        Assert.Equal(new Spend(2, 35), bought.Spend);
    }

    [Fact]
    public void AThousandOrdersInADay_AreOnePurchase()
    {
        Assert.Equal(new History(0, 0, 12), Bought([.. Enumerable.Repeat(new Order(First, 10), 1000)]).History);
        var bought = Bought([new(First, 1), .. Enumerable.Repeat(new Order(First.AddDays(14), CustomerHistory.LargestAmount), 1001)]);
        Assert.Equal((new History(1, 2, 12), new Spend(1, Spend.GreatestMean)), (bought.History, bought.Spend));
    }

    [Fact]
    public void TheOrderOfOrders_DoesNotMatter()
    {
        Order[] orders = [new(First, 50), new(First.AddDays(7), 10), new(First.AddDays(30), 20, 5)];
        Assert.Equal(Bought(orders), Bought([.. orders.Reverse()]));
        Assert.Equal(new Spend(2, 12.5), Bought(orders).Spend);
    }

    [Fact]
    public void BoughtOnTheLastDay_IsObservedForNoTime() => Assert.Equal(default, Bought([new(End, 50)]).History);

    [Fact]
    public void Nonsense_IsLeftOutAndCounted()
    {
        var bought = Bought(
        [
            new(First, 50), new(First.AddDays(7), 30),
            new(End.AddDays(1), 10), new(DateOnly.MaxValue, 10),
            new(DateOnly.MinValue, 10), new(First, 1_000_000_001), new(First, decimal.MaxValue),
            new(First.AddDays(1), -5), new(First.AddDays(1), 5, -1), new(First.AddDays(1), decimal.MinValue, decimal.MinValue),
            new(First.AddDays(2), 0), new(First.AddDays(2), 20, 20), new(First.AddDays(2), 20, 30), new(First.AddDays(2), 20, decimal.MaxValue),
        ]);
        Assert.Equal(new LeftOut(Future: 2, Absurd: 3, Negative: 3, Undone: 4), bought.LeftOut);
        Assert.Equal(12, bought.LeftOut.Total);
        Assert.Equal((new History(1, 1, 12), new Spend(1, 30)), (bought.History, bought.Spend));
    }

    [Fact]
    public void NothingThatCounts_IsNoCustomer()
    {
        Assert.Equal(new CustomerHistory.NoPurchase(new(0, 0, 0, 0)), CustomerHistory.Of([], End));
        Assert.Equal(new CustomerHistory.NoPurchase(new(1, 0, 0, 1)), CustomerHistory.Of([new(End.AddDays(1), 10), new(First, 10, 10)], End));
    }

    // A refunded first order moves the start to the first that stayed.
    [Fact]
    public void AnUndoneFirstOrder_DoesNotStartTheClock() =>
        Assert.Equal(new History(0, 0, 11), Bought([new(First, 50, 50), new(First.AddDays(7), 10)]).History);

    [Theory]
    [InlineData(1, 21, 84)]
    [InlineData(7, 3, 12)]
    public void TheUnit_IsTheCallers(double days, double last, double observed) => Assert.Equal(
        new History(1, last, observed), Assert.IsType<CustomerHistory.Bought>(CustomerHistory.Of([new(First, 5), new(First.AddDays(21), 5)], End, days)).History);

    [Theory]
    [InlineData(0)]
    [InlineData(-7)]
    [InlineData(double.NaN)]
    public void AnImpossibleUnit_IsRefused(double days) => Assert.Throws<ArgumentOutOfRangeException>(() => CustomerHistory.Of([], End, days));

    [Fact]
    public void AnyOrders_GiveAHistoryAndLoseNone() => Gen.Select(Gen.DateOnly, Gen.Decimal, Gen.OneOf(Gen.Const(0m), Gen.Decimal))
        .Select((day, amount, refunded) => new Order(day, amount, refunded)).Array[0, 20].Select(Gen.DateOnly).Sample((orders, end) =>
        {
            var (counted, leftOut) = CustomerHistory.Of(orders, end) switch
            {
                CustomerHistory.Bought bought => (bought.History.Purchases + 1, bought.LeftOut),
                CustomerHistory.NoPurchase none => (0, none.LeftOut),
                _ => throw new InvalidOperationException(),
            };
            Assert.InRange(counted, orders.Length == leftOut.Total ? 0 : 1, orders.Length - leftOut.Total);
        });

    [SkippableFact]
    public void TheTransactionsOfCdnow_GiveItsSummary()
    {
        Skip.If(Customers.Cdnow is null, Customers.NoCdnow);
        var histories = Customers.CdnowOrders()!.Select(orders => (CustomerHistory.Bought)CustomerHistory.Of(orders, new(1997, 9, 30))).ToList();
        Assert.Equal(Customers.Cdnow!.Histories.Length, histories.Count);
        Assert.All(histories.Zip(Customers.Cdnow.Histories, Customers.Cdnow.Spends), customer =>
        {
            var (own, history, spend) = customer;
            Assert.Equal(history.Purchases, own.History.Purchases);
            Assert.Equal(history.Last, own.History.Last, 0.0051);
            Assert.Equal(history.Observed, own.History.Observed, 0.0051);
            Assert.Equal(spend.Mean, own.Spend.Mean, 0.0051);
        });
    }

    private static CustomerHistory.Bought Bought(Order[] orders) => Assert.IsType<CustomerHistory.Bought>(CustomerHistory.Of(orders, End));
}
