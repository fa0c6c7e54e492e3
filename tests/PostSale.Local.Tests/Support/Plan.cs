namespace PostSale.Local.Tests.Support;

/// <summary>What the strategy says goes, worked out apart from what carries it out.</summary>
internal static class Plan
{
    /// <summary>The month after a purchase, and the reminder of its survey.</summary>
    /// <param name="day">The local date of the purchase.</param>
    public static IReadOnlyList<Planned> Month(LocalDate day) =>
    [
        new("confirmacao", day),
        new("primeiros-passos", day.PlusDays(2)),
        new("como-esta", day.PlusDays(6)),
        new("dicas-avancadas", day.PlusDays(13)),
        new("pesquisa", day.PlusDays(29)),
        new("pesquisa-lembrete", day.PlusDays(36)),
    ];

    /// <summary>The month, and the long-term mails up to a date.</summary>
    /// <param name="marketing">Whether the quarterly mail may go.</param>
    public static IReadOnlyList<Planned> Long(LocalDate day, LocalDate last, bool marketing) =>
    [
        .. Month(day)
            .Concat(Enumerable.Range(0, 200).Select(n => new Planned("mensal", day.PlusMonths(2 + n))))
            .Concat(Enumerable.Range(0, marketing ? 100 : 0).Select(n => new Planned("trimestral", day.PlusMonths(3 + 3 * n).PlusDays(15))))
            .Where(planned => planned.Date <= last)
            .OrderBy(planned => planned.Date),
    ];

    /// <summary>The day of the purchase, by what followed it; exactly one confirmation went, on that day or as the clock jumped on.</summary>
    public static LocalDate DayOne(IReadOnlyList<Planned> went)
    {
        var day = Assert.Single(went, mail => mail.Touchpoint == "primeiros-passos").Date.PlusDays(-2);
        Assert.InRange(Assert.Single(went, mail => mail.Touchpoint == "confirmacao").Date, day, day.PlusDays(2));
        return day;
    }

    /// <summary>The same of mails that went; one with a day must have gone between 10:00 and 10:29 there.</summary>
    public static IReadOnlyList<Planned> Of(IEnumerable<Mail> mails, DateTimeZone zone) =>
    [
        .. mails.Select(mail =>
        {
            var local = mail.Local(zone);
            Assert.True(
                mail.Touchpoint == "confirmacao" || (local.Hour == 10 && local.Minute <= 29), $"{mail.Touchpoint} went at {local}, not from 10:00 to 10:29.");
            return new Planned(mail.Touchpoint, local.Date);
        }).OrderBy(planned => planned.Date),
    ];
}

/// <param name="Date">Local.</param>
internal sealed record Planned(string Touchpoint, LocalDate Date);
