using System.Text;

namespace PostSale.Local.Tests;

/// <summary>What programs find out by the API: who, and what there is to ask.</summary>
public sealed class ApiListTests(SaoPauloShop open) : IClassFixture<SaoPauloShop>
{
    private readonly ServedShop served = open.Served;

    [Fact]
    public async Task Customers_AreFoundByWhatPeopleKnowOfThem()
    {
        var now = await served.Now();
        var (shop, purchase) = (open.Shop, new Purchase(open.Shop, "events", "apilist") { Details = new() { ["name"] = "João Araújo", ["phone"] = "+55 11 98765-4321" } });
        await served.Deliver(purchase.Paid(now));
        await served.Deliver(Told.Event(shop, "message.bounced", now, new() { ["email"] = purchase.Email }, new() { ["address"] = purchase.Email }));
        await served.Advance("PT1M");

        var key = (string)(await One($"email={Uri.EscapeDataString(purchase.Email)}"))["key"]!;
        foreach (var query in new[] { "order=apilist", "phone=11987654321", "q=joao%20ara" })
        {
            Assert.Equal(key, (string)(await One(query))["key"]!);
        }

        Assert.NotNull((await One($"email={Uri.EscapeDataString(purchase.Email)}"))["nextWake"]);
        Assert.Empty((await served.Read("/api/v1/customers?q=ninguém")).AsArray());
        Assert.Empty((await served.Read($"/api/v1/customers?risk=high&email={Uri.EscapeDataString(purchase.Email)}")).AsArray());
        var suppressed = (await served.Read("/api/v1/suppressions")).AsArray();
        Assert.Equal([(purchase.Email, "bounced")], suppressed.Select(one => ((string)one!["address"]!, (string)one["cause"]!)));
    }

    [Fact]
    public async Task AnExport_HoldsWhatWasBoughtSentToldAndImported()
    {
        var now = await served.Now();
        var purchase = new Purchase(open.Shop, "events", "apiexport");
        await served.Deliver(purchase.Paid(now));
        await served.Advance("PT1H");
        using var file = new HttpRequestMessage(HttpMethod.Post, $"{served.Url}/api/v1/imports?decimal=point&dates=iso")
        {
            Content = new StringContent($"customer,date,amount,order id\n{purchase.Email},2025-03-04,12.50,old-1\n", Encoding.UTF8, "text/csv"),
            Headers = { Authorization = new("Bearer", open.Shop.AdminKey) },
        };
        using var client = new HttpClient();
        using var imported = await client.SendAsync(file);
        Assert.Equal(HttpStatusCode.OK, imported.StatusCode);
        var key = (string)(await One($"email={Uri.EscapeDataString(purchase.Email)}"))["key"]!;

        var held = await served.Read($"/api/v1/customers/{key}/export");

        Assert.Contains(12.50m, held["purchases"]!.AsArray().Select(one => (decimal)one!["amount"]!));
        Assert.Equal(2, held["purchases"]!.AsArray().Count);
        Assert.True(held.AsObject().ContainsKey("score"));
        var record = Assert.Single(held["records"]!.AsArray())!;
        Assert.Contains(purchase.Email, record["messages"]!.AsArray().Select(one => (string?)one!["content"]?["to"]));
        Assert.Contains(purchase.Email, (string)Assert.Single(record["deliveries"]!.AsArray())!["body"]!, StringComparison.Ordinal);
        Assert.Contains("email", held["knownBy"]!.AsArray().Select(one => (string)one!["kind"]!));
    }

    [Fact]
    public async Task AList_SaysWhereItGoesOn()
    {
        var now = await served.Now();
        for (var i = 0; i < 3; i++)
        {
            await served.Deliver(new Purchase(open.Shop, "events", $"apipage{i}").Paid(now));
        }

        await served.Advance("PT1M");
        var (seen, next) = (new List<string>(), "/api/v1/customers?limit=1");
        while (next is not null)
        {
            using var answer = await served.Get(next);
            seen.AddRange(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray().Select(one => (string)one!["key"]!));
            next = answer.Headers.TryGetValues("Link", out var links) ? links.Single()[1..links.Single().IndexOf('>', StringComparison.Ordinal)] : null;
        }

        Assert.Equal((await served.Read("/api/v1/customers?limit=200")).AsArray().Select(one => (string)one!["key"]!), seen);
    }

    [Fact]
    public async Task TheDocument_DescribesEveryRouteOfTheApi()
    {
        var document = await served.Read("/openapi/v1.json");

        var described = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => (Method: operation.Key.ToUpperInvariant(), Pattern: path.Key, Operation: operation.Value!))).ToList();
        Assert.Equal(
            RouteTable.All.Where(route => route.Pattern.StartsWith("/api/v1/", StringComparison.Ordinal) && route.Method is not ("HEAD" or "OPTIONS")).Order(),
            described.Select(one => (one.Method, one.Pattern)).Order());
        Assert.All(described, one =>
        {
            Assert.NotEqual("", (string)one.Operation["summary"]!);
            Assert.All(one.Operation["parameters"]?.AsArray() ?? [], parameter => Assert.NotNull(parameter!["description"]));
        });
        Assert.Distinct(described.Select(one => (string)one.Operation["operationId"]!));
    }

    private async Task<JsonNode> One(string query) => Assert.Single((await served.Read("/api/v1/customers?" + query)).AsArray())!;
}
