using System.Security.Cryptography;
using System.Text;

namespace PostSale.Local.Tests;

/// <summary>What is told of a run to a collector: one trace from webhook to provider, the measures, and nobody's name.</summary>
public sealed class TelemetryTests
{
    private const string Order = "CANARIO-PEDIDO-7741";

    private static readonly string[] Canaries =
        ["canario.pessoa", "cliente-canario.example", "Canarinho", "Belga", "5511987654321", Order, "Gaiola Dourada", "GAI-OLA-99", "checkout-canario"];

    [Fact]
    public async Task ARun_IsOneTraceAndNamesNobody()
    {
        using var shop = new Shop();
        await using var collector = await Collector.Open();
        await using var child = Child.Start(
            shop.Folder, ["serve", "--port", "0", "--config", shop.SettingsFile(), "--data", shop.Data],
            "env", $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Url}", "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "OTEL_BSP_SCHEDULE_DELAY=100");
        using var client = new HttpClient { BaseAddress = new(await child.Address() ?? throw new InvalidOperationException(child.Errors)) };
        var now = SystemClock.Instance.GetCurrentInstant();
        var ana = Told.By("u-canario-1", "canario.pessoa@cliente-canario.example", "+5511987654321");
        ana["name"] = "Canarinho Belga";

        // Bought, confirmed; then switched off, told wrongly, signed wrongly, and looked at by the link in the mail.
        await Send(client, HttpStatusCode.OK, Told.Event(shop, "order.paid", now, (JsonObject)ana.DeepClone(), new()
        {
            ["order"] = Order, ["amount"] = 99.9, ["currency"] = "BRL", ["items"] = new JsonArray(new JsonObject { ["sku"] = "GAI-OLA-99", ["name"] = "Gaiola Dourada" }),
        }, id: "paid-1"));
        var mails = new Mailbox(Path.Combine(shop.Data, "mail"));
        var mail = await Eventually.Get(() => Task.FromResult(mails.All() is [var one, ..] ? one : null), "the confirmation");
        await Send(client, HttpStatusCode.OK, Told.Event(shop, "consent.withdrawn", now, (JsonObject)ana.DeepClone(), new()
        {
            ["channel"] = "email", ["purpose"] = "marketing", ["source"] = "checkout-canario",
        }, id: "off-1"));
        await Send(client, HttpStatusCode.OK, Told.Event(shop, "order.paid", now, (JsonObject)ana.DeepClone(), new() { ["order"] = Order + "-B", ["amount"] = "Gaiola Dourada" }, id: "bad-1"));
        var forged = Told.Event(shop, "order.paid", now, (JsonObject)ana.DeepClone(), id: "forged-1");
        forged.Headers.Remove("webhook-signature");
        forged.Headers.TryAddWithoutValidation("webhook-signature", "v1," + Convert.ToBase64String(new byte[32]));
        await Send(client, HttpStatusCode.Unauthorized, forged);
        if (mail.UnsubscribePath is { } path)
        {
            await Send(client, HttpStatusCode.OK, new(HttpMethod.Get, path));
        }

        // It tells the rest before it ends.
        await Eventually.Be(() => Task.FromResult(collector.Spans.Count(span => span.Name == "postsale.advance") >= 2), "the second turn told");
        child.Ask();
        Assert.Equal(0, (await child.End()).Code);

        var trace = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Shop.Id}\nevents\npaid-1")))[..32];
        var spans = collector.Spans.Where(span => span.Trace == trace).ToList();
        Assert.Equal(
            ["postsale.advance", "postsale.provider", "postsale.route", "postsale.send", "postsale.webhook"],
            spans.Select(span => span.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(spans, span => span.Name == "postsale.provider" && spans.Exists(send => send.Name == "postsale.send" && send.Id == span.Parent));

        var everything = collector.Everything;
        Assert.Equal(["/v1/logs", "/v1/metrics", "/v1/traces"], collector.Signals);
        Assert.All(
            new[]
            {
                "postsale.messages.oldest_unsent", "postsale.customers.oldest_due", "postsale.deliveries.oldest_waiting", "postsale.deliveries",
                "postsale.messages.settled", "postsale.messages.parts", "postsale.optouts",
            },
            name => Assert.Contains(name, everything, StringComparison.Ordinal));
        Assert.All(Canaries, canary => Assert.DoesNotContain(canary, everything, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(mail.UnsubscribePath ?? "/u/", everything, StringComparison.Ordinal);
    }

    private static async Task Send(HttpClient client, HttpStatusCode expected, HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await client.SendAsync(request);
            Assert.Equal(expected, response.StatusCode);
        }
    }
}
