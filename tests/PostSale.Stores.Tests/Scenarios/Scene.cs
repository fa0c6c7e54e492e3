using System.Globalization;
using System.Text.Json;
using NodaTime.Text;

namespace PostSale.Stores.Tests.Scenarios;

/// <summary>A piece of a shop's life: what happens, and what it must come to.</summary>
/// <param name="Section">The section of a post-sale plan that it shows, and the situation.</param>
/// <param name="Until">The local day on which watching ends.</param>
/// <param name="Acts">A line each: local day and time, what, and what is said of it; see <see cref="Act"/>.</param>
/// <param name="Effects">A line each: local day and hour, and what went, was asked for, or was passed over and why.</param>
public sealed record Scene(string Section, string Until, string Acts, string Effects, string Consent = "explicit")
{
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["America/Sao_Paulo"];

    public Instant End => Act.Local(Until + " 23:59");

    public IReadOnlyList<Act> Steps => [.. Lines(Acts).Select((line, index) => Act.Read(line, index))];

    public static IEnumerable<string> Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public override string ToString() => Section;
}

/// <summary>Something that happens at a moment: an event of the shop's own app, an answer, a risk, or a person who does a task.</summary>
/// <remarks><c>03-02 10:05 order.paid order=1 amount=99.9 item=Kettle</c>, <c>… nps 10</c>, <c>… risk high</c>, <c>… done call resolved</c>.</remarks>
public sealed record Act(Instant At, string What, IReadOnlyList<string> Words, string Id)
{
    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    public static Instant Local(string moment) =>
        Moment.Parse(moment.Length > 11 ? moment : "2026-" + moment).GetValueOrThrow().InZoneLeniently(Scene.Zone).ToInstant();

    public static Act Read(string line, int index)
    {
        var words = line.Split(' ');
        return new(Local($"{words[0]} {words[1]}"), words[2], words[3..], string.Create(CultureInfo.InvariantCulture, $"act-{index}"));
    }

    public Application.Ports.Delivery Delivery
    {
        get
        {
            var data = Words.Select(word => word.Split('=', 2)).Where(pair => pair[0] is not ("item" or "phone")).ToDictionary(pair => pair[0], pair => Value(pair[0], pair[1]));
            data["id"] = Id;
            data["customer"] = new { id = "u-1", email = "buyer@example.com", name = "Buyer", phone = Said("phone"), timeZone = Scene.Zone.Id };
            if (data.ContainsKey("amount"))
            {
                data["currency"] = "BRL";
            }

            if (Said("item") is { } item)
            {
                data["items"] = new[] { new { sku = item, name = item, quantity = 1 } };
            }

            return new()
            {
                Key = new(Contracts.Sample.Shop, "events", Id),
                Topic = What,
                ReceivedAt = At,
                Body = JsonSerializer.SerializeToUtf8Bytes(new { type = What, timestamp = InstantPattern.ExtendedIso.Format(At), data }),
            };
        }
    }

    private string? Said(string key) => Words.FirstOrDefault(word => word.StartsWith(key + "=", StringComparison.Ordinal))?[(key.Length + 1)..];

    private static object Value(string key, string text) => key switch
    {
        "amount" or "quantity" => decimal.Parse(text, CultureInfo.InvariantCulture),
        "renewsAt" => InstantPattern.ExtendedIso.Format(Local(text.Replace('T', ' '))),
        _ => text,
    };
}
