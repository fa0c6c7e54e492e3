using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace PostSale.Azure.Tables;

/// <summary>What stands in a customer's row beside the document. Every write to anything in the customer's partition changes this row.</summary>
/// <param name="Version">Counts the writes; 0 when there is no row.</param>
/// <param name="Wake">When the customer is due; null when never.</param>
/// <param name="Mark">The index row that says so.</param>
/// <param name="Facts">How many facts wait.</param>
/// <param name="Rest">The version whose turn did not fit into one transaction and is not finished; 0 for none.</param>
/// <param name="Write">Names the last write.</param>
/// <param name="IsSeat">The row holds no customer; it only keeps a late writer out (<see cref="Undertaker"/>).</param>
/// <param name="Tag">The row's ETag; empty when there is no row.</param>
internal sealed record CustomerRow(CustomerKey Key, long Version, Instant? Wake, string Mark, int Facts, long Rest, string Write, bool IsSeat, string Tag)
{
    public const string RowKey = "c";

    /// <summary>The write that counted uses last; 0 for none.</summary>
    public long UsedAt { get; init; }

    /// <summary>The write by which a turn saw all uses counted before.</summary>
    public long UsesSeenAt { get; init; }

    /// <summary>The next use makes the customer due; so it is while no turn has said otherwise.</summary>
    public bool AwaitsUse { get; init; } = true;

    public static CustomerRow Absent(CustomerKey key) => new(key, 0, null, IndexRow.NoMark, 0, 0, "", false, "");

    /// <summary>Empty for a customer; <see cref="Redirect"/> or <see cref="Erased"/>.</summary>
    public string Gone { get; init; } = "";

    public const string Redirect = "redirect";
    public const string Erased = "erased";

    public static string GoneOf(Customer customer) => customer.ErasedAt is not null ? Erased : customer.MergedInto is not null ? Redirect : "";

    public bool Exists => Version > 0 && !IsSeat;

    public ETag ETag => new(Tag);

    public static CustomerRow Read(TableEntity row) => new(
        CustomerKey.Parse(row.PartitionKey),
        row.GetInt64(nameof(Version))!.Value,
        row.GetInt64(nameof(Wake)) is { } ticks ? Instant.FromUnixTimeTicks(ticks) : null,
        row.GetString(nameof(Mark)) ?? IndexRow.NoMark,
        row.GetInt32(nameof(Facts)) ?? 0,
        row.GetInt64(nameof(Rest)) ?? 0,
        row.GetString(nameof(Write)) ?? "",
        !Packed.Holds(row),
        row.ETag.ToString())
    {
        UsedAt = row.GetInt64(nameof(UsedAt)) ?? 0,
        UsesSeenAt = row.GetInt64(nameof(UsesSeenAt)) ?? 0,
        AwaitsUse = row.GetBoolean(nameof(AwaitsUse)) ?? true,
        Gone = row.GetString(nameof(Gone)) ?? "",
    };

    /// <summary>The row as a new entity, without the document.</summary>
    public TableEntity ToEntity()
    {
        var entity = new TableEntity(Key.Value, RowKey)
        {
            [nameof(Version)] = Version,
            [nameof(Mark)] = Mark,
            [nameof(Facts)] = Facts,
            [nameof(Rest)] = Rest,
            [nameof(Write)] = Write,
            [nameof(UsedAt)] = UsedAt,
            [nameof(UsesSeenAt)] = UsesSeenAt,
            [nameof(AwaitsUse)] = AwaitsUse,
            [nameof(Gone)] = Gone,
        };
        if (Wake is { } wake)
        {
            entity[nameof(Wake)] = wake.ToUnixTimeTicks();
        }

        return entity;
    }

    /// <summary>As <see cref="LoadedCustomer.Version"/>: so a turn is saved without reading the row again.</summary>
    /// <param name="further">Rows that belong to the facts loaded, beside the first of each.</param>
    public string ToVersion(IEnumerable<string> further) => string.Join(
        '\n', Version.ToString(CultureInfo.InvariantCulture), Wake?.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture), Mark,
        Facts.ToString(CultureInfo.InvariantCulture), Write, Tag, string.Join(' ', further),
        UsedAt.ToString(CultureInfo.InvariantCulture), UsesSeenAt.ToString(CultureInfo.InvariantCulture), AwaitsUse ? "1" : "0", Gone);

    /// <exception cref="ArgumentException"><paramref name="version"/> was not given by this store.</exception>
    public static (CustomerRow Row, string[] Further) FromVersion(CustomerKey key, string version)
    {
        if (version.Split('\n') is not [var count, var wake, var mark, var facts, var write, var tag, var further, var usedAt, var seenAt, var awaits, var gone])
        {
            throw new ArgumentException("This version was not given by this store.", nameof(version));
        }

        Instant? at = wake.Length == 0 ? null : Instant.FromUnixTimeTicks(long.Parse(wake, CultureInfo.InvariantCulture));
        return (
            new(key, long.Parse(count, CultureInfo.InvariantCulture), at, mark, int.Parse(facts, CultureInfo.InvariantCulture), 0, write, false, tag)
            {
                UsedAt = long.Parse(usedAt, CultureInfo.InvariantCulture),
                UsesSeenAt = long.Parse(seenAt, CultureInfo.InvariantCulture),
                AwaitsUse = awaits == "1",
                Gone = gone,
            },
            further.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
