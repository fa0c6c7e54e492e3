using System.Text.Json;
using Azure.Data.Tables;
using PostSale.Application.Serialization;

namespace PostSale.Azure.Tables;

/// <summary>What a turn still owes to other partitions once it is committed: its lines for the timeline, and, when they did not fit into the transaction, its messages.</summary>
/// <remarks>
/// The lines must not stand in the timeline before the turn does, because a turn that loses its race has not happened; and none may
/// be lost when the writer dies right after the commit. So they are committed with the turn, in a row of the customer's own
/// partition, written to the timeline under names that make a repetition harmless, and only then is this row removed. Whoever
/// reads the timeline does that work first where it was left undone.
/// </remarks>
internal sealed record TurnRest(CustomerKey Key, long Version, IReadOnlyList<Fact> Facts, IReadOnlyList<Decision> Decisions, IReadOnlyList<HeldMessage> Messages)
{
    private const string Prefix = "r:";

    /// <summary>The rows that hold it beside the first.</summary>
    private IReadOnlyList<string> Further { get; set; } = [];

    public bool IsEmpty => Facts.Count + Decisions.Count + Messages.Count == 0;

    public static string KeyOf(long version) => Prefix + Keys.Descending(version);

    public static async Task<TurnRest?> Find(GuardedTable customers, CustomerKey key, long version, CancellationToken cancellation) =>
        await customers.Find(key.Value, KeyOf(version), cancellation) is { } row ? await Read(customers, row, cancellation) : null;

    /// <summary>All that is left undone of a customer's turns.</summary>
    public static async Task<List<TurnRest>> All(GuardedTable customers, CustomerKey key, CancellationToken cancellation)
    {
        var rests = new List<TurnRest>();
        foreach (var row in await customers.All(key.Value, Prefix, Keys.Behind(Prefix), cancellation))
        {
            if (Packed.Holds(row))
            {
                rests.Add(await Read(customers, row, cancellation));
            }
        }

        return rests;
    }

    /// <summary>The rows that hold it.</summary>
    public List<TableEntity> ToEntities()
    {
        var row = new TableEntity(Key.Value, KeyOf(Version)) { [nameof(Version)] = Version };
        var further = Packed.Put(row, Write());
        Further = further.ConvertAll(one => one.RowKey);
        return [row, .. further];
    }

    /// <summary>Forgets it. The first row goes first: without it nobody misses the others.</summary>
    public async Task Delete(GuardedTable customers, CancellationToken cancellation)
    {
        await customers.Delete(Key.Value, KeyOf(Version), cancellation);
        foreach (var row in Further)
        {
            await customers.Delete(Key.Value, row, cancellation);
        }
    }

    private static async Task<TurnRest> Read(GuardedTable customers, TableEntity row, CancellationToken cancellation)
    {
        using var document = JsonDocument.Parse((await Packed.Read(customers, row, cancellation)).Document);
        return new(
            CustomerKey.Parse(row.PartitionKey),
            row.GetInt64(nameof(Version))!.Value,
            [.. Items(document, "facts").Select(item => Document.ReadFact(Utf8(item)))],
            [.. Items(document, "decisions").Select(item => Document.ReadDecision(Utf8(item)))],
            [.. Items(document, "messages").Select(item => HeldMessage.FromVersion(Document.ReadMessage(Utf8(item.GetProperty("message"))), item.GetProperty("version").GetString()!))])
        {
            Further = [.. Packed.Further(row)],
        };
    }

    private static JsonElement.ArrayEnumerator Items(JsonDocument document, string name) => document.RootElement.GetProperty(name).EnumerateArray();

    private static byte[] Utf8(JsonElement element) => System.Text.Encoding.UTF8.GetBytes(element.GetRawText());

    private byte[] Write()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            Items("facts", Facts, fact => json.WriteRawValue(Document.Write(fact)));
            Items("decisions", Decisions, decision => json.WriteRawValue(Document.Write(decision)));
            Items("messages", Messages, held =>
            {
                json.WriteStartObject();
                json.WriteString("version", held.ToVersion());
                json.WritePropertyName("message");
                json.WriteRawValue(Document.Write(held.Message));
                json.WriteEndObject();
            });
            json.WriteEndObject();

            void Items<T>(string name, IReadOnlyList<T> items, Action<T> write)
            {
                json.WriteStartArray(name);
                foreach (var item in items)
                {
                    write(item);
                }

                json.WriteEndArray();
            }
        }

        return bytes.ToArray();
    }
}
