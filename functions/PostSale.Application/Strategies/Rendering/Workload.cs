namespace PostSale.Application.Strategies.Rendering;

/// <summary>What a plan does in a month, for each customer, under assumptions that the document shows beside it.</summary>
internal static class Workload
{
    /// <summary>Of those who come to a contact with a condition, how many it is for.</summary>
    public const decimal ConditionShare = 0.3m;

    private const decimal DaysPerMonth = 30.4m;

    /// <summary>Minutes that a task takes a person, with what is written down after it.</summary>
    private const decimal MinutesPerTask = 12;

    /// <summary>How often something happens to one customer in a month.</summary>
    public static ImmutableArray<(string Fact, decimal PerMonth)> Rates(Programmes.Cycle cycle) =>
    [
        (FactTypes.OrderPaid, cycle switch { Programmes.Cycle.OneOff => 0.10m, Programmes.Cycle.Recurring => 0.50m, _ => 0.05m }),
        .. cycle == Programmes.Cycle.Subscription
            ? new[]
            {
                (FactTypes.SubscriptionStarted, 0.04m), (FactTypes.SubscriptionRenews, 0.08m), (FactTypes.SubscriptionRenewed, 0.08m), (FactTypes.SubscriptionEnding, 0.02m),
                (FactTypes.SubscriptionEnded, 0.02m), (FactTypes.PaymentFailed, 0.02m),
            }
            : [(FactTypes.OrderRefunded, 0.01m), (FactTypes.OrderCancelled, 0.01m)],
        (FactTypes.SurveyAnswered, 0.03m), (FactTypes.MilestoneReached, 0.05m), (FactTypes.CancellationSought, 0.02m), (FactTypes.ComplaintRaised, 0.01m), (FactTypes.RiskRaised, 0.03m),
        (FactTypes.CompetitorCompared, 0.005m),
    ];

    /// <returns>Contacts for one customer in a month, by the channel each prefers; tasks by the channel a person uses.</returns>
    public static IReadOnlyDictionary<Channel, decimal> PerCustomer(StrategyPlan plan, Programmes.Cycle cycle)
    {
        var rates = Rates(cycle).ToDictionary(rate => rate.Fact, rate => rate.PerMonth, StringComparer.Ordinal);
        var all = new Dictionary<Channel, decimal>();
        foreach (var journey in plan.Journeys)
        {
            // Several beginnings of one journey mean much the same thing told twice: the most frequent one counts.
            var entered = journey.Entry.Max(fact => rates.GetValueOrDefault(fact)) * (journey.If is null ? 1 : ConditionShare);
            foreach (var touchpoint in journey.Touchpoints.Where(touchpoint => touchpoint.Task is not { Kind: TaskKind.Notice or TaskKind.Approval }))
            {
                var share = touchpoint.If is null ? 1 : ConditionShare;

                // What comes again and again comes to everybody who is in, whenever that was.
                var times = touchpoint.When is Timing.Recurring again
                    ? DaysPerMonth / ((again.Every.Months * DaysPerMonth) + again.Every.Days) * (journey.If is null ? 1 : ConditionShare)
                    : touchpoint.When is Timing.Yearly ? 1 / 12m : entered * Staying(journey, touchpoint, rates);
                all[touchpoint.Channel] = all.GetValueOrDefault(touchpoint.Channel) + (times * share);
            }
        }

        return all;
    }

    // Who begins anew in the meantime does not get what was for later.
    private static decimal Staying(JourneyPlan journey, Touchpoint touchpoint, Dictionary<string, decimal> rates)
    {
        var days = touchpoint.When switch { Timing.OnDay on => on.Day - 1, Timing.Offset offset => Math.Max(0, offset.Days), _ => 0 };
        return journey.Reentry is not Reentry.Restart || journey.Priority == Priority.Renewal ? 1
            : (decimal)Math.Pow(1 - (double)journey.Entry.Max(fact => rates.GetValueOrDefault(fact)), days / (double)DaysPerMonth);
    }

    /// <summary>Whole contacts of so many customers.</summary>
    public static decimal Of(decimal perCustomer, int customers) => Math.Round(perCustomer * customers);

    public static decimal Hours(decimal tasks) => Math.Round(tasks * MinutesPerTask / 60);
}
