using PostSale.Domain.Customers;
using PostSale.Domain.Journeys;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Tasks;

/// <summary>Work that a person asked for and no strategy plans.</summary>
public static class Requests
{
    /// <summary>Stands where other tasks name their journey.</summary>
    public static readonly JourneyId Privacy = new("privacy");

    public static readonly TouchpointId ExportData = new("export-data");

    public static readonly TouchpointId EraseData = new("erase-data");

    /// <summary>Stands where other tasks name their journey.</summary>
    public static readonly JourneyId Surveys = new("surveys");

    public static readonly TouchpointId CallBack = new("call-back");

    private static readonly Duration CallWithin = Duration.FromDays(1);

    // The shortest time a law or a platform gives is 15 days (LGPD, article 19).
    private static readonly Duration Within = Duration.FromDays(14);

    /// <summary>Send a person what is held about them.</summary>
    internal static CustomerTask Export(Customer customer, Fact.DataAsked asked, StrategyHash version, Instant now) =>
        Of(customer, new(Privacy, $"request@{asked.Request}", ExportData, 1), TaskKind.Investigation, Within, version, now);

    /// <summary>Make sure that a person is who they say, and forget them.</summary>
    internal static CustomerTask Erase(Customer customer, Fact.ErasureWanted wanted, StrategyHash version, Instant now) =>
        Of(customer, new(Privacy, $"request@{wanted.Request}", EraseData, 1), TaskKind.Investigation, Within, version, now);

    /// <summary>Call a person who was not content and would like that. One call for an invitation, however often it is asked for.</summary>
    internal static CustomerTask Call(Customer customer, Fact.CallAsked asked, StrategyHash version, Instant now) =>
        Of(customer, new(Surveys, $"survey@{asked.Invitation}", CallBack, 1), TaskKind.Call, CallWithin, version, now);

    private static CustomerTask Of(Customer customer, EffectId effect, TaskKind kind, Duration within, StrategyHash version, Instant now) => new()
    {
        Id = TaskId.Of(customer.Key, effect),
        Store = customer.Store,
        Customer = customer.Key,
        Effect = effect,
        Version = version,
        Kind = kind,
        Priority = Priority.AtRisk,
        CreatedAt = now,
        DueBy = Calendar.Later(now, within),
    };
}
