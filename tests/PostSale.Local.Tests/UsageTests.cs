using System.Text;

namespace PostSale.Local.Tests;

public sealed class UsageTests(SaoPauloShop open) : IClassFixture<SaoPauloShop>
{
    private readonly Shop shop = open.Shop;
    private readonly ServedShop served = open.Served;

    [Fact]
    public async Task UsedManyTimes_StandsSummedByDayAndOnNoTimeline()
    {
        var now = await served.Tomorrow();
        await Deliver("uses-1", now, Used("a", "ana", "export", 3, now), Used("b", "ana", "export", 4, now), Used("c", "ana", "login", 1, now));
        await Deliver("uses-2", now, Used("b", "ana", "export", 4, now), Used("d", "ana", "export", 1, now - Duration.FromDays(1)));
        await served.Advance("PT1M");

        var customer = await served.Customer("ana@cliente.example");

        Assert.Equal(
            [(Date(now), "export", 7), (Date(now), "login", 1), (Date(now - Duration.FromDays(1)), "export", 1)],
            customer["uses"]!.AsArray().Select(use => ((string)use!["day"]!, (string)use["feature"]!, (int)use["quantity"]!)));
        Assert.DoesNotContain(customer["timeline"]!.AsArray(), line => ((string)line!["what"]!).Contains("used", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnAbsurdQuantity_IsQuarantinedWithItsReasonAndTheOthersCount()
    {
        var now = await served.Tomorrow();
        await Deliver("uses-3", now, Used("e", "bia", "export", 2, now), Used("f", "bia", "export", -5, now));
        await served.Advance("PT1M");

        Assert.Equal(2, (int)Assert.Single((await served.Customer("bia@cliente.example"))["uses"]!.AsArray())!["quantity"]!);
        Assert.Contains(
            (await served.Read("/api/v1/deliveries?state=quarantined")).AsArray(),
            one => (string)one!["id"]! == "uses-3#1" && ((string)one["reason"]!).StartsWith("data.quantity: ", StringComparison.Ordinal));
    }

    private string Date(Instant at) => at.InZone(shop.Zone).Date.ToString("uuuu-MM-dd", null);

    private async Task Deliver(string id, Instant now, params JsonNode[] uses) =>
        await served.Deliver(Signed.Events(shop, id, Encoding.UTF8.GetBytes(new JsonArray(uses).ToJsonString()), now));

    private static JsonObject Used(string id, string who, string feature, int quantity, Instant at) => new()
    {
        ["type"] = "product.used",
        ["timestamp"] = at.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", null),
        ["data"] = new JsonObject
        {
            ["id"] = id, ["feature"] = feature, ["quantity"] = quantity,
            ["customer"] = new JsonObject { ["id"] = who, ["email"] = $"{who}@cliente.example" },
        },
    };
}
