using System.Globalization;
using System.Text;
using PostSale.Azure.Tables;
using PostSale.Stores.Tests.Contracts;
using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Tables;

/// <summary>All that a store's ports tell of a <see cref="SmallLife"/>, and how many rows stand behind it.</summary>
internal static class Snapshot
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static async Task<string> Of(TableStore store, string prefix)
    {
        var text = new StringBuilder();
        await Add("customers", store.Customers.List(Shop, null, 10, None), summary => $"{Text(summary.Customer)} {summary.NextWake}");
        Append("waiting", (await store.Customers.Read(Key(1))).Facts.Select(Text));
        await Add("due customers", store.Customers.Due(At(10_000), 10, None), key => key.Value);
        Append("next customer", [$"{await store.Customers.NextDue(None)}"]);
        await Add("timeline", store.Customers.Timeline(Key(1), 100, None), line => $"{line.At} {line.Fact?.Key} {line.Decision}");
        await Add("due messages", store.Outbox.Due(At(10_000), 10, None), one => one.ToString());
        Append("next message", [$"{await store.Outbox.NextDue(None)}"]);
        await Add("lost", store.Outbox.Lost(At(10_000), "nobody", 10, None), Told);
        await Add("of", store.Outbox.Of(Key(1), 10, None), Told);
        await Add("all", store.Outbox.List(Shop, null, 10, None), Told);
        foreach (var state in Enum.GetValues<MessageState>())
        {
            await Add($"{state}", store.Outbox.List(Shop, state, 10, None), Told);
        }

        foreach (var message in new[] { SmallLife.First, SmallLife.Second })
        {
            Append("content", [$"{(await store.Outbox.Find(message.Id, None))?.Content}"]);
        }

        await Add("due deliveries", store.Inbox.Due(At(10_000), 10, None), Told);
        Append("next delivery", [$"{await store.Inbox.NextDue(None)}"]);
        foreach (var state in Enum.GetValues<InboxState>())
        {
            await Add($"{state}", store.Inbox.List(Shop, state, 10, None), Told);
        }

        Append("alias", [$"{(await store.Aliases.Find(Shop, [SmallLife.Alias], None)).Count}"]);

        // Reading has removed what nobody names: what is left is what there should be.
        foreach (var table in new[] { "customers", "timeline", "due", "inbox", "lists", "messages", "aliases" })
        {
            var keys = new List<string>();
            await foreach (var row in (await TableAccount.Table(prefix, table)).QueryAsync<global::Azure.Data.Tables.TableEntity>(select: ["PartitionKey", "RowKey"]))
            {
                keys.Add($"{row.PartitionKey} {row.RowKey.Split(':')[0]}");
            }

            Append($"rows of {table}", keys.Order(StringComparer.Ordinal));
        }

        return text.ToString();

        async Task Add<T>(string name, Task<IReadOnlyList<T>> items, Func<T, string> tell) => Append(name, (await items).Select(tell));
        void Append(string name, IEnumerable<string> lines) => text.Append(CultureInfo.InvariantCulture, $"{name}\n{string.Concat(lines.Select(line => $"  {line}\n"))}");
    }

    // A claim whose answer was lost is found to be one that never went, and made again, later; whether the mail went twice is asked elsewhere.
    private static string Told(Message message) => $"{message with { Attempt = 0, NotBefore = message.IsSettled ? message.Due : message.NotBefore }}";

    private static string Told(InboxItem item) =>
        $"{item.Delivery.Key} {Encoding.UTF8.GetString(item.Delivery.Body.Span)} {item.State} {item.Reason} {item.Tries} {item.NextTry} {item.Customer}";
}
