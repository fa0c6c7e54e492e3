using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;
using PostSale.Application.Ports;
using PostSale.Application.Scores;
using PostSale.Application.Serialization;

namespace PostSale.Application.Customers;

/// <summary>Everything that is held about a person, as it is held.</summary>
public sealed class ExportCustomer(
    ICustomers customers, IOutbox outbox, ITasks tasks, IInbox inbox, IAliases aliases, IPurchases purchases, IScores scores, IAudit audit)
{
    private const int Most = 100_000;

    /// <param name="key">A customer's, or a redirect's.</param>
    /// <param name="who">For the audit.</param>
    /// <returns>Null when there is no such customer.</returns>
    public async Task<JsonObject?> Run(CustomerKey key, string who, Instant now, CancellationToken cancellation)
    {
        if (await customers.Follow(key, cancellation) is not { } loaded)
        {
            return null;
        }

        var customer = loaded.Customer;
        await audit.Write(new(now, customer.Store, who, "customer exported", customer.Key.Value), cancellation);
        var parts = new JsonArray();
        foreach (var one in customer.Absorbed.Prepend(customer.Key))
        {
            parts.Add(await Part(one, cancellation));
        }

        return new()
        {
            ["exportedAt"] = InstantPattern.ExtendedIso.Format(now),
            ["store"] = customer.Store.Value,
            ["key"] = customer.Key.Value,
            ["knownBy"] = new JsonArray([.. (await aliases.Of(customer.Store, customer.Key, cancellation)).Select(alias => (JsonNode)new JsonObject { ["kind"] = alias.Kind, ["hash"] = alias.Value })]),
            ["customer"] = Json(Document.Write(customer)),
            ["waiting"] = new JsonArray([.. loaded.Facts.Select(fact => Json(Document.Write(fact)))]),
            ["purchases"] = await Bought(customer, cancellation),
            ["score"] = await scores.Find(customer.Store, customer.Key, cancellation) is { } score ? JsonSerializer.SerializeToNode(ReportedScore.Of(score), JsonSerializerOptions.Web) : null,
            ["records"] = parts,
        };
    }

    // Past orders that were imported are held here alone.
    private async Task<JsonArray> Bought(Customer customer, CancellationToken cancellation)
    {
        var shard = customer.Key.ToBytes()[0];
        var history = (await purchases.Read(customer.Store, shard, cancellation)).FirstOrDefault(one => one.Customer == customer.Key);
        return
        [
            .. (history?.Purchases ?? []).OrderBy(purchase => purchase.At).Select(purchase => (JsonNode)new JsonObject
            {
                ["at"] = InstantPattern.ExtendedIso.Format(purchase.At),
                ["amount"] = purchase.Amount,
                ["refunded"] = purchase.Refunded,
                ["currency"] = purchase.Currency,
            }),
        ];
    }

    private async Task<JsonObject> Part(CustomerKey key, CancellationToken cancellation)
    {
        var messages = new JsonArray();
        foreach (var message in await outbox.Of(key, Most, cancellation))
        {
            var content = (await outbox.Find(message.Id, cancellation))?.Content;
            messages.Add(new JsonObject { ["message"] = Json(Document.Write(message)), ["content"] = content is null ? null : Json(Document.Write(content)) });
        }

        return new()
        {
            ["key"] = key.Value,
            ["timeline"] = new JsonArray([.. (await customers.Timeline(key, Most, cancellation)).Select(Line)]),
            ["messages"] = messages,
            ["tasks"] = new JsonArray([.. (await tasks.Of(key, Most, cancellation)).Select(task => Json(Document.Write(task)))]),
            ["deliveries"] = new JsonArray([.. (await inbox.Of(key, Most, cancellation)).Select(Delivered)]),
        };
    }

    private static JsonNode Line(TimelineLine line) => line switch
    {
        { Fact: { } fact } => Json(Document.Write(fact)),
        { Decision: { } decision } => Json(Document.Write(decision)),
        _ => new JsonObject(),
    };

    private static JsonNode Delivered(InboxItem item) => new JsonObject
    {
        ["provider"] = item.Delivery.Key.Provider,
        ["id"] = item.Delivery.Key.Id,
        ["topic"] = item.Delivery.Topic,
        ["receivedAt"] = InstantPattern.ExtendedIso.Format(item.Delivery.ReceivedAt),
        ["body"] = Encoding.UTF8.GetString(item.Delivery.Body.Span),
    };

    private static JsonNode Json(byte[] document) => JsonNode.Parse(document)!;
}
