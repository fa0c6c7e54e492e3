namespace PostSale.Domain.Strategies;

/// <summary>Dates on which nothing but transactional messages goes.</summary>
/// <param name="Yearly">Every year.</param>
/// <param name="Dates">Once.</param>
public sealed record Holidays(ImmutableHashSet<AnnualDate> Yearly, ImmutableHashSet<LocalDate> Dates)
{
    public static Holidays None { get; } = new([], []);

    public bool Contains(LocalDate date) =>
        !IsNone && (Dates.Contains(date) || Yearly.Contains(new(date.Month, date.Day)));

    private bool IsNone => Yearly.IsEmpty && Dates.IsEmpty;
}
