using PostSale.Domain.Customers;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Journeys;

/// <summary>Who enters a journey, and in what form.</summary>
/// <remarks>
/// A run in which nothing has been reached is only a plan: it is derived anew from knowledge each time, so that the order in
/// which facts arrive cannot matter. Once something has been reached it stays, and can only end.
/// </remarks>
internal static class Entries
{
    /// <summary>The runs a plan calls for, given what is known and what has begun.</summary>
    /// <param name="begun">Runs of the same journey that are commitments, the ended ones included.</param>
    public static List<JourneyRun> Wanted(
        JourneyPlan plan, StrategyHash version, Knowledge knowledge, Dictionary<string, Order> orders, List<JourneyRun> begun, Policies policies)
    {
        // Once is once, unless what it began with was undone.
        if (plan is { Subject: SubjectKind.Customer, Reentry: Reentry.Once } && begun.Exists(run => run.Ended is not (Reason.OrderRefunded or Reason.OrderCancelled)))
        {
            return [];
        }

        var occasions = Occasions.Of(plan, knowledge, orders);
        return occasions.Count == 0 ? []
            : plan.Subject == SubjectKind.Order ? OfOrders(plan, version, knowledge, orders, begun, policies, occasions)
            : OfOthers(plan, version, knowledge, orders, begun, policies, occasions);
    }

    private static List<JourneyRun> OfOrders(
        JourneyPlan plan, StrategyHash version, Knowledge knowledge, Dictionary<string, Order> orders, List<JourneyRun> begun, Policies policies, List<Occasion> occasions)
    {
        var covered = Covered(begun, orders);
        var wanted = new List<JourneyRun>();
        HashSet<string>? repeats = null;
        foreach (var occasion in occasions)
        {
            // Whoever has entered about it covers it for what else happens to the order, too.
            if (!covered.Contains(occasion.About) && Fits(plan, occasion, knowledge, policies) && covered.Add(occasion.About))
            {
                repeats ??= RepeatOrders(knowledge);
                var run = Run(plan, version, occasion) with { ShortForm = repeats.Contains(occasion.About) };
                if (GoesOn(run, plan, knowledge, orders, policies))
                {
                    wanted.Add(run);
                }
            }
        }

        return wanted;
    }

    private static List<JourneyRun> OfOthers(
        JourneyPlan plan, StrategyHash version, Knowledge knowledge, Dictionary<string, Order> orders, List<JourneyRun> begun, Policies policies, List<Occasion> occasions)
    {
        occasions.RemoveAll(occasion => !Fits(plan, occasion, knowledge, policies));
        var subjects = plan.Subject == SubjectKind.Subscription ? occasions.GroupBy(occasion => occasion.About) : occasions.GroupBy(_ => "");
        return
        [
            .. subjects.SelectMany(same => Chosen(
                plan, [.. same], [.. begun.Where(run => plan.Subject != SubjectKind.Subscription || run.About == same.Key)], orders, run => GoesOn(run, plan, knowledge, orders, policies)))
            .Select(occasion => Run(plan, version, occasion))
            .Where(run => GoesOn(run, plan, knowledge, orders, policies)),
        ];
    }

    private static bool Fits(JourneyPlan plan, Occasion occasion, Knowledge knowledge, Policies policies) => WhyNot(plan, occasion, policies) is null
        && (plan.If is null || new Circumstances(knowledge, policies, null, occasion.Order, occasion.At).Meet(plan.If));

    // What would end it at once need not begin.
    private static bool GoesOn(JourneyRun run, JourneyPlan plan, Knowledge knowledge, Dictionary<string, Order> orders, Policies policies) =>
        Endings.Of(run, plan, orders.GetValueOrDefault(run.About), knowledge, orders, policies) is null;

    /// <summary>Why an occasion starts no run; null when it may.</summary>
    public static Reason? WhyNot(JourneyPlan plan, Occasion occasion, Policies policies) => occasion switch
    {
        { Lag: null } => Reason.History,
        { Lag: { } lag } when lag > policies.LateAfter => Reason.History,
        { Type: FactTypes.OrderPaid, Order: { } order } => Undone(plan, order),
        _ => null,
    };

    /// <summary>Why a run about an order, or begun with it, must not go on; null when it may.</summary>
    public static Reason? Undone(JourneyPlan plan, Order order) =>
        order.CancelledAt is not null && (plan.Exit.Contains(FactTypes.OrderCancelled) || plan.Subject == SubjectKind.Customer) ? Reason.OrderCancelled
        : order.RefundedInFull && (plan.Exit.Contains(FactTypes.OrderRefunded) || plan.Subject == SubjectKind.Customer) ? Reason.OrderRefunded
        : null;

    // Which of the occasions about one subject start a run, given those that have started one.
    private static IEnumerable<Occasion> Chosen(
        JourneyPlan plan, List<Occasion> occasions, List<JourneyRun> begun, Dictionary<string, Order> orders, Func<JourneyRun, bool> goesOn)
    {
        switch (plan.Reentry)
        {
            case Reentry.Restart:
                var last = occasions[^1];
                return begun.Any(run => run.EnteredAt >= last.At || run.Subject == last.Subject(plan.Subject)) ? [] : [last];
            case Reentry.After after:
                // A renewal's date may be said again, later, or be two subscriptions': it is the one that has begun. What would end at once keeps nothing else away.
                var open = occasions.Where(occasion => begun.All(run => run.Subject != occasion.Subject(plan.Subject)) && goesOn(Run(plan, default, occasion)));
                return Spaced(open.DistinctBy(occasion => occasion.Subject(plan.Subject)), begun, after.Pause);
            default:
                // What it began with was undone: then it may begin with something else, and only then.
                var covered = Covered(begun, orders);
                return begun.Any(run => run.Ended is not (Reason.OrderRefunded or Reason.OrderCancelled))
                    ? []
                    : occasions.Where(occasion => !covered.Contains(occasion.About) || occasion.About.Length == 0).Take(1);
        }
    }

    // Far enough from what was entered before it, and from what has begun after it: which of two runs begins first must not matter.
    private static IEnumerable<Occasion> Spaced(IEnumerable<Occasion> occasions, List<JourneyRun> begun, Duration pause)
    {
        Instant? chosen = null;
        foreach (var occasion in occasions)
        {
            var before = begun.Where(run => run.EnteredAt <= occasion.At).Max(run => (Instant?)run.EnteredAt) is { } last && !(last < chosen) ? last : chosen;
            var after = begun.Where(run => run.EnteredAt > occasion.At).Min(run => (Instant?)run.EnteredAt);
            if ((before is null || (occasion.At > before && occasion.At - before >= pause)) && (after is null || after - occasion.At >= pause))
            {
                chosen = occasion.At;
                yield return occasion;
            }
        }
    }

    private static JourneyRun Run(JourneyPlan plan, StrategyHash version, Occasion occasion) => new()
    {
        Journey = plan.Id,
        Subject = occasion.Subject(plan.Subject),
        About = occasion.About,
        EnteredAt = occasion.At,
        Version = version,
    };

    // A run that has begun covers every name of its order.
    private static HashSet<string> Covered(List<JourneyRun> begun, Dictionary<string, Order> orders)
    {
        var covered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in begun)
        {
            if (orders.TryGetValue(run.About, out var order))
            {
                foreach (var name in order.Refs)
                {
                    covered.Add(name);
                }
            }
            else
            {
                covered.Add(run.About);
            }
        }

        return covered;
    }

    // What was imported counts as bought before: the customer has held the product in hand.
    private static HashSet<string> RepeatOrders(Knowledge knowledge)
    {
        var repeats = new HashSet<string>(StringComparer.Ordinal);
        if (knowledge.Orders.Length < 2)
        {
            return repeats;
        }

        var bought = new HashSet<string>(StringComparer.Ordinal);
        foreach (var order in knowledge.Orders.Where(order => order.PaidAt is not null).OrderBy(order => order.PaidAt).ThenBy(order => order.Refs[0], StringComparer.Ordinal))
        {
            if (order.Products.All(bought.Contains))
            {
                repeats.Add(order.Refs[0]);
            }

            if (!order.IsUndone)
            {
                bought.UnionWith(order.Products);
            }
        }

        return repeats;
    }
}
