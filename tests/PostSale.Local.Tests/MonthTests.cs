namespace PostSale.Local.Tests;

public sealed class MonthTests(SaoPauloShop open) : IClassFixture<SaoPauloShop>
{
    private readonly Shop shop = open.Shop;
    private readonly ServedShop served = open.Served;

    [Theory]
    [MemberData(nameof(Purchase.Providers), MemberType = typeof(Purchase))]
    public async Task Bought_TheConfirmationGoesAtOnceAndFourMailsFollowAtTen(string provider)
    {
        var purchase = new Purchase(shop, provider, $"mes{provider}");
        var bought = await served.Tomorrow(hour: 3);

        await served.Deliver(purchase.Paid(bought));

        // At once, however early in the day, and without the clock being moved.
        await Eventually.Be(() => Task.FromResult(served.Mails.To(purchase.Email).Count == 1), "the confirmation went");
        Assert.InRange(served.Mails.To(purchase.Email)[0].At - bought, Duration.Zero, Duration.FromMinutes(5));

        await served.Advance("P40D");
        Assert.Equal(Plan.Month(bought.InZone(shop.Zone).Date), Plan.Of(served.Mails.To(purchase.Email), shop.Zone));
    }

    [Theory]
    [MemberData(nameof(Purchase.Providers), MemberType = typeof(Purchase))]
    public async Task SignedByTheWallClockAfterTheClockTravelled_CountsFromTheTravelledDay(string provider)
    {
        var purchase = new Purchase(shop, provider, $"parede{provider}");
        var bought = await served.Tomorrow();

        await served.Deliver(purchase.Paid(SystemClock.Instance.GetCurrentInstant()));
        await served.Advance("P40D");

        Assert.Equal(Plan.Month(bought.InZone(shop.Zone).Date), Plan.Of(served.Mails.To(purchase.Email), shop.Zone));
    }

    [Fact]
    public async Task BoughtJustBeforeMidnight_DayOneIsTheLocalDay()
    {
        var purchase = new Purchase(shop, "events", "meianoite");
        var bought = await served.Tomorrow(hour: 23, minute: 50);

        await served.Deliver(purchase.Paid(bought));
        await served.Advance("P40D");

        Assert.Equal(Plan.Month(bought.InZone(shop.Zone).Date), Plan.Of(served.Mails.To(purchase.Email), shop.Zone));
    }

    [Fact]
    public async Task CustomerElsewhere_GetsThemAtTenOfTheirOwnDay()
    {
        var tokyo = DateTimeZoneProviders.Tzdb["Asia/Tokyo"];
        var purchase = new Purchase(shop, "events", "longe") { Details = new() { ["timeZone"] = tokyo.Id } };
        var bought = await served.Tomorrow();

        await served.Deliver(purchase.Paid(bought));
        await served.Advance("P40D");

        Assert.Equal(Plan.Month(bought.InZone(tokyo).Date), Plan.Of(served.Mails.To(purchase.Email), tokyo));
    }

    [Fact]
    public async Task SameProductAgain_GetsTheShortForm()
    {
        var first = new Purchase(shop, "stripe", "primeira") { By = "fiel" };
        var second = new Purchase(shop, "stripe", "segunda") { By = "fiel" };
        await served.Deliver(first.Paid(await served.Tomorrow()));
        await served.Advance("P40D");
        var before = served.Mails.To(first.Email).Count;

        var again = await served.Tomorrow();
        await served.Deliver(second.Paid(again));
        await served.Advance("P18D");

        var day = again.InZone(shop.Zone).Date;
        Assert.Equal(
            [new("confirmacao", day), new("como-esta", day.PlusDays(6))],
            Plan.Of(served.Mails.To(first.Email).Skip(before), shop.Zone).Where(planned => planned.Touchpoint != "mensal"));
    }

    [Fact]
    public async Task ShippedThenDelivered_DaysCountFromTheDelivery()
    {
        var purchase = new Purchase(shop, "events", "entregue");
        var bought = await served.Tomorrow();
        await served.Deliver(purchase.Paid(bought));
        await served.Deliver(purchase.Event("order.shipped", await served.Advance("P1D"), new() { ["order"] = purchase.Id }));
        var delivered = await served.Advance("P4D");
        await served.Deliver(purchase.Event("order.delivered", delivered, new() { ["order"] = purchase.Id }));
        await served.Advance("P40D");

        var day = delivered.InZone(shop.Zone).Date;
        Assert.Equal(
            [new("confirmacao", bought.InZone(shop.Zone).Date), .. Plan.Month(day).Skip(1)],
            Plan.Of(served.Mails.To(purchase.Email), shop.Zone));
    }

    [Fact]
    public async Task EveryMail_CanBeReadAndAnsweredAndSwitchedOff()
    {
        var purchase = new Purchase(shop, "shopify", "legivel");
        await served.Deliver(purchase.Paid(await served.Tomorrow()));
        await served.Advance("P40D");

        var mails = served.Mails.To(purchase.Email);
        Assert.Equal(6, mails.Count);
        Assert.All(mails, mail =>
        {
            Assert.Equal("oi@loja.example", mail.Message.From.Mailboxes.Single().Address);
            Assert.Equal("ajuda@loja.example", mail.Message.ReplyTo.Mailboxes.Single().Address);
            Assert.Contains("Rua A, 1, São Paulo", mail.Message.TextBody, StringComparison.Ordinal);
            Assert.Contains("Rua A, 1, São Paulo", WebUtility.HtmlDecode(mail.Message.HtmlBody), StringComparison.Ordinal);
            Assert.DoesNotContain("{{", mail.Message.TextBody + mail.Message.HtmlBody + mail.Message.Subject, StringComparison.Ordinal);
            Assert.Equal(mail.Touchpoint == "confirmacao", mail.UnsubscribePath is null);
            Assert.Equal(mail.UnsubscribePath is null ? null : "List-Unsubscribe=One-Click", mail.Message.Headers["List-Unsubscribe-Post"]);
        });
        Assert.Equal(6, mails.Select(mail => mail.Message.MessageId).Distinct().Count());
    }
}
