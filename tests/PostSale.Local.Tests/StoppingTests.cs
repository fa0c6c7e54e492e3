namespace PostSale.Local.Tests;

public sealed class StoppingTests
{
    [Fact]
    public async Task AskedToStopWhileWebhooksComeIn_WhatWasTakenIsKeptAndNothingIsLeftBehind()
    {
        using var shop = new Shop();
        await using var served = await ServedShop.Open(shop);
        var bought = await served.Now();
        var purchases = Enumerable.Range(0, 200).Select(n => new Purchase(shop, "events", $"ultima{n}")).ToList();
        var posting = purchases.Select(async purchase =>
        {
            try
            {
                return await served.Send(purchase.Paid(bought)) == HttpStatusCode.OK;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }).ToList();
        await Task.WhenAny(posting);

        var ended = await served.Stop();

        var taken = await Task.WhenAll(posting);
        Assert.Equal(0, ended.Code);
        Assert.False(File.Exists(Path.Combine(shop.Data, "postsale.server.json")));
        Assert.DoesNotContain("fail:", ended.Output, StringComparison.Ordinal);
        await served.Restart();
        await served.Advance("PT1M");
        var written = served.Mails.All().Select(mail => mail.To).ToList();
        Assert.Equal(written.Count, written.Distinct().Count());
        Assert.Empty(purchases.Where((_, n) => taken[n]).Select(purchase => purchase.Email).Except(written));
    }

    [Fact]
    public async Task AskedToStopInTheMiddleOfAJourney_TheRestGoesAfterTheNextStart()
    {
        using var shop = new Shop();
        await using var served = await ServedShop.Open(shop);
        var purchase = new Purchase(shop, "stripe", "pausa");
        var bought = await served.Tomorrow();
        await served.Deliver(purchase.Paid(bought));
        await served.Advance("P5D");

        Assert.Equal(0, (await served.Stop()).Code);
        await served.Restart();
        await served.Advance("P40D");

        Assert.Equal(Plan.Month(bought.InZone(shop.Zone).Date), Plan.Of(served.Mails.To(purchase.Email), shop.Zone));
    }
}
