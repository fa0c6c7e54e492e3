using System.Security.Cryptography;
using System.Text;

namespace PostSale.Embedded.Sqlite;

/// <summary>Sums of uses per customer, day and feature, and which uses are in them.</summary>
internal static class UseRows
{
    /// <summary>Adds those whose keys are new, and wakes the customer if the last turn awaited a use.</summary>
    /// <returns>Whether it woke the customer.</returns>
    public static bool Add(Session session, long customer, IReadOnlyList<UseRow> uses, Instant wake)
    {
        var any = false;
        foreach (var use in uses)
        {
            if (session.Execute("INSERT OR IGNORE INTO use_keys (customer, key, day) VALUES ($1, $2, $3)", customer, use.Key, use.Day) == 1)
            {
                Add(session, customer, use);
                any = true;
            }
        }

        // No new version: what a turn in the making has seen of the sums is exactly what it marks as seen.
        return any && session.Execute(
            "UPDATE customers SET wake = min(ifnull(wake, $1), $1) WHERE id = $2 AND awaits_use = 1", wake.ToUnixTimeTicks(), customer) == 1;
    }

    public static List<DailyUse> Untold(Session session, long customer) => session.Query(
        "SELECT feature, day, quantity, last FROM uses WHERE customer = $1 AND quantity > told",
        row => new DailyUse(row.Text(0), UseRow.Date(row.Long(1)), row.Long(2), row.Instant(3)), customer);

    public static void MarkTold(Session session, long customer, IReadOnlyList<DailyUse> uses)
    {
        foreach (var use in uses)
        {
            session.Execute(
                "UPDATE uses SET told = max(told, $1) WHERE customer = $2 AND day = $3 AND feature = $4", use.Quantity, customer, UseRow.Number(use.Day), use.Feature);
        }
    }

    private static void Add(Session session, long customer, UseRow use)
    {
        var held = session.Number("SELECT quantity FROM uses WHERE customer = $1 AND day = $2 AND feature = $3", customer, use.Day, use.Feature);
        if (held is { } sum)
        {
            session.Execute(
                "UPDATE uses SET quantity = $1, last = max(last, $2) WHERE customer = $3 AND day = $4 AND feature = $5",
                Use.Add(sum, use.Quantity), use.Last, customer, use.Day, use.Feature);
            return;
        }

        session.Execute(
            "INSERT INTO uses (customer, day, feature, quantity, last, told) VALUES ($1, $2, $3, $4, $5, 0)", customer, use.Day, use.Feature, use.Quantity, use.Last);

        // A day begins: what nobody looks back to goes. Uses as old are not taken any more, so that their keys are not missed.
        session.Execute("DELETE FROM uses WHERE customer = $1 AND day < $2", customer, use.Oldest);
        session.Execute("DELETE FROM use_keys WHERE customer = $1 AND day < $2", customer, use.Oldest);
    }
}

/// <summary>A use as its rows hold it: days are yyyymmdd, the key a hash.</summary>
/// <param name="Oldest">The first day that knowledge still looks back to from this one.</param>
internal sealed record UseRow(byte[] Key, string Feature, long Day, long Quantity, long Last, long Oldest)
{
    public static UseRow Of(Use use) => new(
        SHA256.HashData(Encoding.UTF8.GetBytes(use.Key))[..16], use.Feature, Number(use.Day), use.Quantity, use.At.ToUnixTimeTicks(),
        Number(Calendar.Before(use.Day, DailyUse.DaysKept) ?? LocalDate.MinIsoValue));

    public static long Number(LocalDate day) => (day.Year * 10000L) + (day.Month * 100L) + day.Day;

    public static LocalDate Date(long number) => new((int)(number / 10000), (int)(number / 100 % 100), (int)(number % 100));
}
