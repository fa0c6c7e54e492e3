namespace PostSale.Application.Strategies.Reading;

/// <summary>Reads <c>policies</c>.</summary>
internal static class PolicyReader
{
    public static readonly string[] Known = ["sendAt", "spread", "lateAfter", "expiresAfter", "windows", "holidays", "caps", "detractorDays", "smsSegments"];

    /// <summary>What is the store's to say is not in a strategy; its settings complete these.</summary>
    public static Policies Defaults { get; } = new() { Zone = DateTimeZone.Utc };

    public static Read<Duration> Expiry { get; } =
        Spans.Of(Duration.FromHours(1), Duration.FromDays(60), "from 1h to 60d");

    public static Policies Read(Node node, Faults faults)
    {
        var fields = new Fields(node, faults, "policies", Known);
        var sendAt = fields.May("sendAt", Scalars.Time, Defaults.SendAt);
        var spread = fields.May(
            "spread", Spans.Of(Duration.FromMinutes(1), Duration.FromMinutes(240), "from 1m to 240m"), Duration.FromMinutes(Defaults.SpreadMinutes));
        var minutes = (int)spread.TotalMinutes;

        // The spread ends before its last minute is over; past midnight "day 3" would be another day.
        if ((sendAt.Hour * 60) + sendAt.Minute + minutes > 24 * 60)
        {
            faults.Add((fields.Find("sendAt") ?? fields.Find("spread") ?? node).At, "sendAt and spread together cross midnight", "send earlier or spread less");
        }

        var caps = fields.May("caps", Caps, (Defaults.PerDay, Defaults.MarketingPerWeek));
        return Defaults with
        {
            SendAt = sendAt,
            SpreadMinutes = minutes,
            LateAfter = fields.May("lateAfter", Spans.Of(Duration.FromHours(1), Duration.FromDays(365), "from 1h to 365d"), Defaults.LateAfter),
            ExpiresAfter = fields.May("expiresAfter", Expiry, Defaults.ExpiresAfter),
            DetractorDays = fields.May("detractorDays", Spans.Days(1, 3650), Defaults.DetractorDays),
            Holidays = fields.May("holidays", Holidays, Domain.Strategies.Holidays.None),
            SmsSegments = fields.May("smsSegments", Scalars.Whole(1, 10), Defaults.SmsSegments),
            PerDay = caps.Item1,
            MarketingPerWeek = caps.Item2,
            Windows = fields.May("windows", Windows, Window.Defaults),
        };
    }

    private static (int PerDay, int MarketingPerWeek) Caps(Node node, Faults faults)
    {
        var fields = new Fields(node, faults, "caps", ["perDay", "marketingPerWeek"]);
        return (
            fields.May("perDay", Scalars.Whole(1, 10), Defaults.PerDay),
            fields.May("marketingPerWeek", Scalars.Whole(0, 14), Defaults.MarketingPerWeek));
    }

    private static Holidays Holidays(Node node, Faults faults)
    {
        if (node is not Node.List list)
        {
            faults.Expected(node, "a list of dates such as \"12-25\" or \"2027-02-09\"");
            return Domain.Strategies.Holidays.None;
        }

        var dates = list.Items.Where(item => item is Node.Scalar { Text.Length: > 5 }).Select(item => TimingReader.Date(item, faults)).ToImmutableHashSet();
        var yearly = list.Items.Where(item => item is not Node.Scalar { Text.Length: > 5 }).Select(item => TimingReader.Yearly(item, faults)).ToImmutableHashSet();

        // Somewhere in the year a message must be able to go.
        if (yearly.Count > 180)
        {
            faults.Add(node.At, "more than half the year is holidays", "list the days on which nothing should go");
        }

        return new(yearly, dates);
    }

    private static ImmutableDictionary<Channel, Window> Windows(Node node, Faults faults)
    {
        var windows = Window.Defaults;
        foreach (var (key, value) in new Fields(node, faults, "windows", StrategyWords.Channels.All).Entries)
        {
            // A channel nobody knows has its fault already.
            if (StrategyWords.Channels.All.Contains(key.Text))
            {
                windows = windows.SetItem(StrategyWords.Channels.Find(key.Text, key.At, faults), WindowReader.Read(value, faults));
            }
        }

        return windows;
    }
}
