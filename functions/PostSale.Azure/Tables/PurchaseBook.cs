using System.Text.Json;

namespace PostSale.Azure.Tables;

/// <summary>One customer's purchases and subscriptions, as their row holds them.</summary>
/// <remarks>What two writers say of one purchase merges, so that neither need know of the other: a live one beats an imported one, and a refund only grows.</remarks>
internal sealed class PurchaseBook
{
    /// <summary>An imported order, a live one, another name of a live one.</summary>
    private const int Imported = 0, Live = 1, OtherName = 2;

    private readonly Dictionary<long, Entry> entries = [];
    private readonly Dictionary<long, SubscriptionSpan> spans = [];

    public IReadOnlyList<SubscriptionSpan> Subscriptions => [.. spans.Values];

    public IReadOnlyList<Purchase> Purchases => [.. entries.Values.Where(entry => entry.Kind != OtherName).Select(entry => entry.Purchase)];

    public IReadOnlyList<Purchase> FromImports => [.. entries.Values.Where(entry => entry.Kind == Imported).Select(entry => entry.Purchase)];

    public static PurchaseBook Read(byte[] document)
    {
        var book = new PurchaseBook();
        var stored = JsonSerializer.Deserialize<Stored>(document)!;
        foreach (var (mark, kind, at, amount, refunded, currency) in stored.P)
        {
            book.entries[mark] = new(kind, new(Instant.FromUnixTimeSeconds(at), amount, refunded, currency));
        }

        foreach (var (mark, started, ended, period, price, currency) in stored.S)
        {
            book.spans[mark] = new(
                Instant.FromUnixTimeSeconds(started), ended is { } end ? Instant.FromUnixTimeSeconds(end) : null, period is { } length ? Duration.FromSeconds(length) : null, price, currency);
        }

        return book;
    }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(new Stored(
        [.. entries.Select(entry => new StoredPurchase(
            entry.Key, entry.Value.Kind, entry.Value.Purchase.At.ToUnixTimeSeconds(), entry.Value.Purchase.Amount, entry.Value.Purchase.Refunded, entry.Value.Purchase.Currency))],
        [.. spans.Select(span => new StoredSpan(
            span.Key, span.Value.StartedAt.ToUnixTimeSeconds(), span.Value.EndedAt?.ToUnixTimeSeconds(), (long?)span.Value.Period?.TotalSeconds, span.Value.Price, span.Value.Currency))]));

    /// <returns>False when there is an order of this mark.</returns>
    public bool Add(PastOrder order) => entries.TryAdd(order.Mark, new(Imported, new(order.At, order.Amount, order.Refunded, order.Currency)));

    /// <summary>What is known of a live order.</summary>
    public void Put(Order order)
    {
        var marks = PurchaseMark.Of(order);
        var before = marks.Select(mark => entries.GetValueOrDefault(mark)).OfType<Entry>().ToList();
        if (order is not { PaidAt: { } paid, Payment: { } payment })
        {
            // Only what was given back is known: of an imported order, then.
            foreach (var mark in marks.Where(mark => entries.TryGetValue(mark, out var held) && held.Kind == Imported))
            {
                var held = entries[mark].Purchase;
                entries[mark] = new(Imported, held with { Refunded = Math.Max(held.Refunded, Refunded(order, held.Amount)) });
            }

            return;
        }

        var told = before.Where(entry => entry.Kind == Live).Select(entry => entry.Purchase.Refunded).DefaultIfEmpty(0).Max();
        for (var i = 0; i < marks.Count; i++)
        {
            entries[marks[i]] = new(i == 0 ? Live : OtherName, new(paid, payment.Amount, Math.Min(payment.Amount, Math.Max(told, Refunded(order, payment.Amount))), payment.Currency));
        }
    }

    public void Put(Subscription subscription)
    {
        if (subscription.BeganAt is { } started)
        {
            var price = subscription.Price?.Value.Split(' ');
            spans[PurchaseMark.Of(subscription.Name)] = new(
                started, subscription.EndedAt >= started ? subscription.EndedAt : null, subscription.Period,
                price is [var amount, _] ? decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture) : null, price is [_, var currency] ? currency : null);
        }
    }

    /// <summary>Takes over what another customer has bought, who proved to be this one.</summary>
    public void Absorb(PurchaseBook other)
    {
        foreach (var (mark, entry) in other.entries.Where(entry => !entries.TryGetValue(entry.Key, out var held) || (held.Kind == Imported && entry.Value.Kind != Imported)))
        {
            entries[mark] = entry;
        }

        foreach (var (mark, span) in other.spans)
        {
            spans.TryAdd(mark, span);
        }
    }

    private static decimal Refunded(Order order, decimal amount) =>
        order.IsUndone ? amount : Math.Min(amount, order.Refunds.Sum(refund => refund.Amount ?? 0));

    private sealed record Entry(int Kind, Purchase Purchase);

    // Short names: they stand in every row.
    private sealed record Stored(IReadOnlyList<StoredPurchase> P, IReadOnlyList<StoredSpan> S);

    private sealed record StoredPurchase(long M, int K, long T, decimal A, decimal R, string C);

    private sealed record StoredSpan(long M, long B, long? E, long? L, decimal? P, string? C);
}
