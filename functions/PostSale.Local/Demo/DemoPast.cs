using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using PostSale.Application.Ports;
using PostSale.Domain.Strategies;
using PostSale.Embedded.Workers;

namespace PostSale.Local.Demo;

/// <summary>Makes up what the customers of a small shop did. The same seed gives the same past.</summary>
internal sealed class DemoPast(StoreId store, IInbox inbox, int seed)
{
    private static readonly string[] First = ["Ana", "Bruno", "Carla", "Diego", "Elisa", "Fábio", "Gabriela", "Hugo", "Inês", "João", "Karina", "Lucas", "Marina", "Nuno", "Olívia", "Paulo", "Rita", "Sérgio", "Teresa", "Vítor"];
    private static readonly string[] Last = ["Alves", "Barros", "Campos", "Duarte", "Esteves", "Freitas", "Gomes", "Lima", "Moraes", "Nunes", "Prado", "Rocha"];
    private static readonly (string Sku, string Name, decimal Price)[] Products =
    [
        ("CAN-350", "Caneca esmaltada 350 ml", 69.90m),
        ("COA-V60", "Coador de café", 119.00m),
        ("MOE-MAN", "Moedor manual", 289.00m),
        ("AVE-LIN", "Avental de linho", 159.50m),
        ("TAB-ROX", "Tábua de roxinho", 134.00m),
    ];

    /// <param name="customers">1 or more.</param>
    /// <param name="days">How far back the first purchase may lie; 1 or more.</param>
    public IReadOnlyList<Act> Make(int customers, int days, Instant now)
    {
        var random = new Random(seed);
        var acts = new List<Act>();
        for (var i = 0; i < customers; i++)
        {
            var name = $"{First[i % First.Length]} {Last[random.Next(Last.Length)]}";
            var customer = new { id = $"c-{i + 1}", email = $"cliente{i + 1}@exemplo.example", name };
            var paid = now - Duration.FromMinutes(random.Next(30, days * 24 * 60));
            var (sku, product, price) = Products[random.Next(Products.Length)];
            var order = $"{1000 + i}";
            acts.Add(Event(paid, "order.paid", $"paid-{order}", new Dictionary<string, object>
            {
                ["customer"] = customer,
                ["order"] = order,
                ["amount"] = price,
                ["currency"] = "BRL",
                ["items"] = new[] { new { sku, name = product, quantity = 1 } },
            }));
            After(random.Next(1, 4), 0.7, "order.shipped", "shipped");
            After(random.Next(4, 8), 0.65, "order.delivered", "delivered");
            After(random.Next(5, 12), 0.1, "order.refunded", "refunded", ("amount", price));
            After(random.Next(0, 10), 0.4, "consent.granted", "consent", ("channel", "email"), ("purpose", "marketing"), ("source", "checkout"));
            After(random.Next(8, 20), 0.1, "consent.withdrawn", "withdrawn", ("channel", "email"), ("purpose", "relationship"), ("source", "account"));

            void After(int later, double chance, string type, string id, params (string Name, object Value)[] more)
            {
                var at = paid + Duration.FromDays(later) + Duration.FromMinutes(random.Next(600));
                if (random.NextDouble() < chance && at < now)
                {
                    var data = new Dictionary<string, object> { ["customer"] = customer, ["order"] = order };
                    foreach (var (key, value) in more)
                    {
                        data[key] = value;
                    }

                    acts.Add(Event(at, type, $"{id}-{order}", data));
                }
            }
        }

        return [.. acts.OrderBy(act => act.At)];
    }

    private Act Event(Instant at, string type, string id, Dictionary<string, object> data)
    {
        data["id"] = id;
        var body = JsonSerializer.SerializeToUtf8Bytes(new { type, timestamp = InstantPattern.ExtendedIso.Format(at), data });
        return new(at, (moment, cancellation) => inbox.Append(
            [new Application.Ports.Delivery { Key = new(store, "events", $"demo-{id}"), Body = body, ReceivedAt = moment }], cancellation));
    }
}
