namespace PostSale.Local.Tests;

/// <summary>Two records that prove to be one person, and two that do not.</summary>
public sealed class OnePersonTests(SaoPauloShop open) : IClassFixture<SaoPauloShop>
{
    private readonly Shop shop = open.Shop;
    private readonly ServedShop served = open.Served;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task AnIdAndAnEmailOfTwoRecords_AreOnePersonFollowedUpOnce(int round)
    {
        // Keys are random, so either may be the one that stays.
        var (id, email) = ($"id-{round}", $"uma{round}@cliente.example");
        var now = await served.Tomorrow();
        await served.Deliver(Told.Paid(shop, $"mail-{round}", now, Told.By(email: email)));
        await served.Advance("PT1M");
        var byEmail = await Key(email);
        await served.Deliver(Told.Event(shop, "consent.withdrawn", now, Told.By(id: id), new() { ["channel"] = "email", ["purpose"] = "relationship" }));
        await served.Deliver(Told.Event(shop, "consent.granted", now, Told.By(email: email), new() { ["channel"] = "email", ["purpose"] = "relationship" }));
        await served.Advance("PT1M");
        var byId = (await served.Read("/api/v1/customers?limit=200")).AsArray().Select(one => (string)one!["key"]!)
            .Where(key => key != byEmail).ToList();

        await served.Deliver(Told.Event(shop, "customer.updated", now, Told.By(id: id, email: email)));
        await served.Advance("PT1M");

        var merged = await served.Read($"/api/v1/customers/{await Key(email)}");
        Assert.Equal((string)merged["key"]!, (string)(await served.Read($"/api/v1/customers/{byEmail}"))["key"]!);
        Assert.Single(merged["orders"]!.AsArray());
        Assert.False((bool)Assert.Single(merged["consents"]!.AsArray())!["granted"]!);
        Assert.NotEmpty(byId);

        // What was switched off under the one record is off for the person.
        await served.Advance("P40D");
        Assert.Equal(["confirmacao"], served.Mails.To(email).Select(mail => mail.Touchpoint));
        Assert.Single((await served.Read("/api/v1/customers?email=" + email)).AsArray());
    }

    [Fact]
    public async Task MergedWhileAMailWaits_ItGoesOnceAndTheJourneyGoesOn()
    {
        for (var round = 0; round < 4; round++)
        {
            var (id, email) = ($"espera-{round}", $"espera{round}@cliente.example");
            var bought = await served.Tomorrow(hour: 15);
            await served.Deliver(Told.Paid(shop, $"espera-{round}", bought, Told.By(email: email)));
            await served.Deliver(Told.Event(shop, "milestone.reached", bought, Told.By(id: id)));
            await served.Deliver(Told.Event(shop, "customer.updated", bought, Told.By(id: id)));
            await served.Advance("P1D");
            await served.Deliver(Told.Event(shop, "customer.updated", await served.Now(), Told.By(id: id, email: email)));

            await served.Advance("P40D");

            Assert.Equal(Plan.Month(bought.InZone(shop.Zone).Date), Plan.Of(served.Mails.To(email), shop.Zone));
        }
    }

    [Theory]
    [InlineData("own e-mail")]
    [InlineData("same provider")]
    [InlineData("phone")]
    public async Task WeakEvidence_KeepsTwoApartAndSaysWhy(string why)
    {
        var name = why.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        var (shared, own) = ($"familia-{name}@cliente.example", $"proprio-{name}@cliente.example");
        var now = await served.Tomorrow();
        var first = why == "same provider" ? Told.By(id: $"a-{name}", email: shared) : Told.By(email: shared, phone: "+5511999990001");
        await served.Deliver(Told.Event(shop, "customer.updated", now, first));
        await served.Deliver(Told.Event(shop, "customer.updated", now, why == "own e-mail" ? Told.By(id: $"b-{name}", email: own) : Told.By(id: $"b-{name}")));
        await served.Advance("PT1M");
        var before = (await served.Read("/api/v1/customers?limit=200")).AsArray().Count;

        var last = Told.Event(
            shop, "customer.updated", now, why == "phone" ? Told.By(id: $"b-{name}", phone: "+5511999990001") : Told.By(id: $"b-{name}", email: shared), id: $"last-{name}");
        await served.Deliver(last);
        await served.Advance("PT1M");

        Assert.Equal(before, (await served.Read("/api/v1/customers?limit=200")).AsArray().Count);
        var delivery = (await served.Read("/api/v1/deliveries?state=routed&limit=200")).AsArray().Single(one => (string)one!["id"]! == $"last-{name}");
        Assert.Equal(why == "phone", delivery!["reason"] is null);
    }

    [Fact]
    public async Task AnothersEmail_IsNotWrittenToFromThisRecord()
    {
        const string Bia = "bia-disse-nao@cliente.example", Own = "caio@cliente.example";
        var now = await served.Tomorrow();
        await served.Deliver(Told.Event(shop, "customer.updated", now, Told.By(id: "bia", email: Bia)));
        await served.Deliver(Told.Event(shop, "consent.withdrawn", now, Told.By(id: "bia"), new() { ["channel"] = "email", ["purpose"] = "relationship" }));
        await served.Deliver(Told.Event(shop, "customer.updated", now, Told.By(id: "caio")));
        await served.Advance("PT1M");

        await served.Deliver(Told.Paid(shop, "pedido-do-caio", now, Told.By(id: "caio", email: Bia)));
        await served.Advance("P1D");

        Assert.Empty(served.Mails.To(Bia));
        var caio = Assert.Single((await served.Read("/api/v1/customers?order=pedido-do-caio")).AsArray())!;
        Assert.NotEqual(await Key(Bia), (string)caio["key"]!);

        // The order is not lost: once an e-mail of their own is known, they are written to there.
        await served.Deliver(Told.Event(shop, "customer.updated", await served.Now(), Told.By(id: "caio", email: Own)));
        await served.Advance("P3D");
        Assert.NotEmpty(served.Mails.To(Own));
        Assert.Empty(served.Mails.To(Bia));
    }

    private async Task<string> Key(string email) => (string)Assert.Single((await served.Read("/api/v1/customers?email=" + email)).AsArray())!["key"]!;
}
