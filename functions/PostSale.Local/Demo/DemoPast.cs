using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using PostSale.Application.Ports;
using PostSale.Domain.Strategies;
using PostSale.Embedded.Workers;

namespace PostSale.Local.Demo;

/// <summary>Makes up what the customers of a small shop did. The same seed and day give the same past.</summary>
internal sealed class DemoPast(StoreId store, IInbox inbox, DemoWords words, DateTimeZone zone, Life life, int seed)
{
    // How much of the shop's growth lies behind it: more of its customers came lately.
    private const double Growth = 0.7;

    /// <param name="customers">1 or more.</param>
    /// <param name="days">How far back the first purchase may lie; 1 or more.</param>
    /// <param name="now">Nothing happens at or after it.</param>
    public IReadOnlyList<Act> Make(int customers, int days, Instant now)
    {
        var today = now.InZone(zone).Date;
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(1, customers)
                .Select(number => (number, First: today.PlusDays(-(int)Math.Ceiling(Math.Pow(random.NextDouble(), 1 / Growth) * days))))
                .SelectMany(one => life(words, zone, seed, one.number, one.First, today))
                .Where(told => told.At < now)
                .OrderBy(told => told.At).ThenBy(told => told.Id, StringComparer.Ordinal).ThenBy(told => told.Type, StringComparer.Ordinal)
                .Select(Act),
        ];
    }

    private Act Act(DemoEvent told)
    {
        var data = new Dictionary<string, object>(told.Data)
        {
            ["id"] = told.Id,
            ["customer"] = told.Who.Phone is { } phone
                ? new { id = told.Who.Id, email = told.Who.Email, name = told.Who.Name, phone }
                : new { id = told.Who.Id, email = told.Who.Email, name = told.Who.Name },
        };
        var body = JsonSerializer.SerializeToUtf8Bytes(new { type = told.Type, timestamp = InstantPattern.ExtendedIso.Format(told.At), data });
        return new(told.At, (moment, cancellation) => inbox.Append(
            [new Application.Ports.Delivery { Key = new(store, "events", $"demo-{told.Type}-{told.Id}"), Body = body, ReceivedAt = moment }], cancellation));
    }
}
