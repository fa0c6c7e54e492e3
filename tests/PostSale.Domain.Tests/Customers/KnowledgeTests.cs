namespace PostSale.Domain.Tests.Customers;

public sealed class KnowledgeTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 3, 5, 12, 0);
    private static readonly Duration Day = Duration.FromDays(1);

    [Theory]
    [InlineData("new@example.com", 0, 1, "old@example.com", 0, 0, "new@example.com")] // the later
    [InlineData("customer@example.com", 0, 1, "order@example.com", 1, 0, "order@example.com")] // the order's own, whenever said
    [InlineData("a@example.com", 0, 0, "b@example.com", 0, 0, "b@example.com")] // dated alike: one of them, always the same
    [InlineData("a@example.com", 0, 0, "", 1, 1, "a@example.com")] // nothing said changes nothing
    public void TwoAddresses_OneHolds(string one, int oneRank, int oneDay, string other, int otherRank, int otherDay, string expected)
    {
        Fact[] facts =
        [
            Told.Updated(new(Email: one, EmailRank: oneRank), At + (Day * oneDay)),
            Told.Updated(new(Email: other, EmailRank: otherRank), At + (Day * otherDay)),
        ];
        Assert.Equal(expected, Knowledge.Nothing.With(facts).AddressOn(Channel.Email));
        Assert.Equal(expected, Knowledge.Nothing.With(facts.Reverse()).AddressOn(Channel.Email));
    }

    [Theory]
    [InlineData("granted 0, withdrawn 0", false)]
    [InlineData("withdrawn 0, granted 0", false)]
    [InlineData("granted 0, withdrawn 1", false)]
    [InlineData("withdrawn 0, granted 1", true)]
    [InlineData("granted 1, withdrawn 0", true)]
    public void GrantAndWithdrawal_TheLatestByDateAndAWithdrawalWinsTies(string words, bool granted)
    {
        var facts = words.Split(", ").Select(word => word.Split(' ')).Select(word =>
        {
            var at = At + (Day * int.Parse(word[1], System.Globalization.CultureInfo.InvariantCulture));
            return word[0] == "granted" ? Told.Granted(Purpose.Marketing, at) : Told.Withdrawn(Purpose.Marketing, at);
        });
        Assert.Equal(granted, Knowledge.Nothing.With(facts).ConsentTo(Channel.Email, Purpose.Marketing)!.Granted);
    }

    [Fact]
    public void SuppressedTwice_TheGravestCauseStays()
    {
        Fact[] facts = [Told.Suppressed(Told.Email, At, SuppressionCause.Complained), Told.Suppressed(Told.Email, At + Day)];
        Assert.Equal(new(Told.Email, SuppressionCause.Complained), Assert.Single(Knowledge.Nothing.With(facts).Suppressions));
    }

    [Fact]
    public void AChainOfNames_IsOneOrder()
    {
        Fact[] facts = [Told.Paid("a", At, also: "b"), Told.Shipped("d", At), Told.Paid("c", At, also: "d"), Told.Paid("b", At, also: "c")];
        var order = Assert.Single(Knowledge.Nothing.With(facts).Orders);
        Assert.Equal("a b c d", string.Join(' ', order.Refs));
        Assert.NotNull(order.ShippedAt);
    }

    [Fact]
    public void TwoAccountsOfOnePayment_TheFullerHoldsAndTheEarlierDate()
    {
        var bare = new Fact.OrderPaid(new("a"), new(100, "BRL", "", [])) { Key = "bare", OccurredAt = At, ReceivedAt = At + Day };
        var full = Told.Paid("a", At + Day);
        var order = Assert.Single(Knowledge.Nothing.With([full, bare]).Orders);
        Assert.Equal((At, "mug", Duration.Zero), (order.PaidAt!.Value, order.Payment!.Items[0].Sku, order.PaidLag!.Value));
    }
}
