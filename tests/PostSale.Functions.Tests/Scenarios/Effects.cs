using PostSale.Domain.Strategies;

namespace PostSale.Functions.Tests.Scenarios;

/// <summary>What a life of a shop came to, in words that name nobody by a random key.</summary>
internal static class Effects
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/Sao_Paulo"];

    /// <summary>A line per message: what, how it ended, why, and on which local day.</summary>
    public static async Task<IReadOnlyList<string>> Of(ICustomers customers, IOutbox outbox)
    {
        var lines = new List<string>();
        foreach (var summary in await customers.List(new StoreId(TestShop.Id), null, 100, CancellationToken.None))
        {
            var who = summary.Customer.Knowledge.AddressOn(Channel.Email);
            lines.AddRange((await outbox.Of(summary.Customer.Key, 100, CancellationToken.None)).Select(message =>
                $"{who} {message.Effect.Journey}/{message.Effect.Subject}/{message.Effect.Touchpoint}/{message.Effect.Occurrence} by {message.Channel} {message.State} {message.Reason} "
                + $"{message.SettledAt?.InZone(Zone).Date} attempts {message.Attempt}"));
            lines.AddRange(summary.Customer.Commitments.Runs.Select(run => $"{who} {run.Journey}/{run.Subject} ended {run.Ended} finished {run.Finished}"));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
