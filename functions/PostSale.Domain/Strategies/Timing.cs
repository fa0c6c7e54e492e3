namespace PostSale.Domain.Strategies;

/// <summary>When a touchpoint is due, relative to its anchor.</summary>
public abstract record Timing
{
    private Timing() { }

    /// <summary>At the anchor's own instant.</summary>
    public sealed record AtOnce : Timing;

    /// <summary>On day <paramref name="Day"/>, where day 1 is the anchor's local date.</summary>
    /// <param name="Day">1 to 3650.</param>
    public sealed record OnDay(int Day) : Timing;

    /// <summary>So many days after the anchor's local date; before it where negative.</summary>
    /// <param name="Days">-3650 to 3650.</param>
    public sealed record Offset(int Days) : Timing;

    /// <summary>Again and again: the n-th time falls <c>First + (n - 1) × Every</c> after the anchor's local date.</summary>
    /// <remarks>Months are added before days and from the anchor, so the 31st does not drift to the 28th for good.</remarks>
    public sealed record Recurring(CalendarSpan First, CalendarSpan Every) : Timing;

    /// <summary>On this local date every year, from the first one after the anchor's. In common years 29 February is the 28th.</summary>
    public sealed record Yearly(AnnualDate Date) : Timing;

    /// <summary>On this local date.</summary>
    public sealed record OnDate(LocalDate Date) : Timing;
}

/// <summary>Calendar months and days; both 0 or more, not both 0.</summary>
public readonly record struct CalendarSpan(int Months, int Days)
{
    public CalendarSpan Times(int count) => new(Months * count, Days * count);

    public static CalendarSpan operator +(CalendarSpan left, CalendarSpan right) => Add(left, right);

    public static CalendarSpan Add(CalendarSpan left, CalendarSpan right) =>
        new(left.Months + right.Months, left.Days + right.Days);
}

/// <summary>What "day 1" is.</summary>
public enum Anchor
{
    /// <summary>What the journey began with: the moment the order was paid, the complaint raised, the subscription renews.</summary>
    Entry,

    /// <summary>The moment the order was paid; of a journey about no order, the last one.</summary>
    Purchase,

    /// <summary>The shipment, once the shop reports it.</summary>
    Shipment,

    /// <summary>The delivery, where the shop reports shipments; the purchase where it does not.</summary>
    Delivery,

    /// <summary>The day the subscription renews, as far as is known now.</summary>
    Renewal,

    /// <summary>The end of the trial.</summary>
    TrialEnd,

    /// <summary>The last use of the product; what the journey began with where none is known.</summary>
    LastUse,
}
