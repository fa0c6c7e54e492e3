namespace PostSale.Application.Kpis;

/// <summary>How a store did in a period, for people and programs.</summary>
/// <param name="From">The first local day, <c>yyyy-MM-dd</c>.</param>
/// <param name="To">The last local day.</param>
/// <param name="Customers">How many were looked at.</param>
/// <param name="IsSample">There are more: those looked at were taken at random. Shares stand for all; counts and sums are theirs.</param>
/// <param name="Currency">Of every amount; what was paid in others is left out.</param>
/// <param name="NewCustomers">Who paid for the first time in the period.</param>
/// <param name="Orders">Paid in the period.</param>
/// <param name="Refunded">Given back of those orders until now.</param>
public sealed record ReportedKpis(
    string Store, string From, string To, int Customers, bool IsSample, string Currency, int NewCustomers, int Orders, decimal Revenue, decimal Refunded,
    IReadOnlyList<ReportedKpi> Kpis);

/// <param name="Kpi">satisfaction, nps, retention, churn, lifetimeValue, upsell or referrals.</param>
/// <param name="Value">Of a hundred where <paramref name="IsShare"/>; null where there is nobody to tell it from.</param>
/// <param name="Of">How many customers it was told from.</param>
/// <param name="Target">The strategy's; null where it names none.</param>
/// <param name="IsMet">Null where there is no target, or no value.</param>
public sealed record ReportedKpi(string Kpi, decimal? Value, bool IsShare, int Of, decimal? Target, bool? IsMet)
{
    internal static ReportedKpi Beside(string kpi, bool isShare, Figure figure, decimal? target) => new(
        kpi, figure.Value, isShare, figure.Of, target, figure.Value is { } value && target is { } wanted ? kpi == "churn" ? value <= wanted : value >= wanted : null);
}
