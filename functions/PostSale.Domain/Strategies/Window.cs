namespace PostSale.Domain.Strategies;

/// <summary>The local days and hours in which a channel may be used. Quiet hours are its complement.</summary>
/// <param name="Days">Weekdays on which it opens; never empty.</param>
/// <param name="From">First local time, inclusive.</param>
/// <param name="To">Last local time, exclusive; later than <paramref name="From"/>.</param>
public sealed record Window(ImmutableHashSet<IsoDayOfWeek> Days, LocalTime From, LocalTime To)
{
    private static readonly ImmutableHashSet<IsoDayOfWeek> EveryDay =
        [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)];

    /// <summary>Every day, 8 to 20.</summary>
    public static Window Daily { get; } = new(EveryDay, new(8, 0), new(20, 0));

    /// <summary>Monday to Saturday, 9 to 20.</summary>
    public static Window Office { get; } = new(EveryDay.Remove(IsoDayOfWeek.Sunday), new(9, 0), new(20, 0));

    public static ImmutableDictionary<Channel, Window> Defaults { get; } =
        Enum.GetValues<Channel>().ToImmutableDictionary(channel => channel, channel => channel is Channel.Email or Channel.App ? Daily : Office);

    public bool IsOpen(LocalDateTime local, Holidays holidays) =>
        Days.Contains(local.DayOfWeek) && local.TimeOfDay >= From && local.TimeOfDay < To && !holidays.Contains(local.Date);

    /// <summary>The first moment not before <paramref name="from"/> at which it is open; null when the calendar ends or a year of holidays passes first.</summary>
    public Instant? NextOpen(Instant from, DateTimeZone zone, Holidays holidays)
    {
        var local = Calendar.In(from, zone);
        if (IsOpen(local, holidays))
        {
            return from;
        }

        // Eight days without holidays: today's opening may be over, and at least one weekday opens.
        var most = ReferenceEquals(holidays, Holidays.None) ? 8 : 366 + 8;
        for (var ahead = 0; ahead <= most && Calendar.Plus(local.Date, new(0, ahead)) is { } date; ahead++)
        {
            foreach (var opening in Openings(date, zone))
            {
                if (opening >= from && IsOpen(Calendar.In(opening, zone), holidays))
                {
                    return opening;
                }
            }
        }

        return null;
    }

    // A DST gap can swallow the opening, or the whole window; an overlap can open it twice.
    private IEnumerable<Instant> Openings(LocalDate date, DateTimeZone zone)
    {
        var mapped = zone.MapLocal(date + From);
        return mapped.Count == 0 ? [mapped.LateInterval.Start] : [mapped.First().ToInstant(), mapped.Last().ToInstant()];
    }
}
