using System.Text.Json;
using PostSale.Application.Strategies.Programmes;

namespace PostSale.Application.Strategies.Comparing;

/// <summary>Which parts beside the plan are different.</summary>
internal static class ProgrammeChanges
{
    public static IEnumerable<string> Of(Programme before, Programme after)
    {
        // Records that hold lists do not compare by value; what they hold, written out, does.
        (string Part, object? Before, object? After)[] parts =
        [
            ("signals", before.Signals, after.Signals),
            ("compensation", before.Compensation, after.Compensation),
            ("loyalty", before.Loyalty, after.Loyalty),
            ("referrals", Said(before.Referrals), Said(after.Referrals)),
            ("kpis", before.Kpis, after.Kpis),
            ("other", (object)new { before.Tools, before.Mistakes, before.Checklist, Costs = Costs(before) }, new { after.Tools, after.Mistakes, after.Checklist, Costs = Costs(after) }),
        ];
        return parts.Where(part => JsonSerializer.Serialize(part.Before) != JsonSerializer.Serialize(part.After)).Select(part => part.Part);
    }

    private static IEnumerable<KeyValuePair<Channel, decimal>> Costs(Programme programme) => programme.Costs.OrderBy(cost => cost.Key);

    // A condition is a hierarchy of its own, which prints as what it asks.
    private static object? Said(Referrals? referrals) => referrals is null ? null
        : new { When = referrals.When.ToString(), referrals.AskedBy, referrals.AgainDays, referrals.Approach, referrals.ForReferrer, referrals.ForFriend, referrals.Ease, referrals.Thanks, referrals.HoldDays, referrals.PerYear };
}
