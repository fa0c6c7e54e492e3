using PostSale.Domain.Customers;
using PostSale.Domain.Journeys;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Tasks;

/// <summary>Work that the law asks for and no strategy plans.</summary>
public static class Requests
{
    /// <summary>Stands where other tasks name their journey.</summary>
    public static readonly JourneyId Privacy = new("privacy");

    public static readonly TouchpointId ExportData = new("export-data");

    // The shortest time a law or a platform gives is 15 days (LGPD, article 19).
    private static readonly Duration Within = Duration.FromDays(14);

    /// <summary>Send a person what is held about them.</summary>
    internal static CustomerTask Export(Customer customer, Fact.DataAsked asked, StrategyHash version, Instant now)
    {
        var effect = new EffectId(Privacy, $"request@{asked.Request}", ExportData, 1);
        return new()
        {
            Id = TaskId.Of(customer.Key, effect),
            Store = customer.Store,
            Customer = customer.Key,
            Effect = effect,
            Version = version,
            Kind = TaskKind.Investigation,
            Priority = Priority.AtRisk,
            CreatedAt = now,
            DueBy = Calendar.Later(now, Within),
        };
    }
}
