namespace PostSale.Application.Strategies.Reading;

/// <summary>Finds touchpoints that wait for, or ask about, what comes too late for them.</summary>
/// <remarks>Only of days that are counted from the same.</remarks>
internal static class OrderChecker
{
    public static void Check(WordedJourney journey, Policies rules, Faults faults)
    {
        var days = journey.Touchpoints.ToDictionary(worded => worded.Touchpoint.Id, worded => Day(worded.Touchpoint, journey.Plan));
        foreach (var worded in journey.Touchpoints)
        {
            if (days[worded.Touchpoint.Id] is not { } own)
            {
                continue;
            }

            if (worded.Touchpoint.After is { } after)
            {
                // One day of grace: both have an hour of their own.
                var expires = worded.Touchpoint.ExpiresAfter ?? rules.ExpiresAfter;
                if (days.GetValueOrDefault(after) is { } awaited && awaited.From == own.From
                    && Duration.FromDays(awaited.Days - own.Days - 1) >= expires && !GoesToRepeats(worded.Touchpoint, journey.Plan.Find(after)!))
                {
                    faults.Foresee(
                        worded.Said?.Find("after")?.At ?? worded.At,
                        $"can never go: {after} comes {awaited.Days - own.Days} days later, when it has expired",
                        $"let it come after {after}, or raise its expiresAfter");
                }

                continue;
            }

            foreach (var (named, at) in ConditionReader.Named(worded.Asked).Where(named => days.GetValueOrDefault(named.Touchpoint) is { } later && later.From == own.From && later.Days > own.Days))
            {
                faults.Foresee(at, $"can never hold: {named} comes {days[named]!.Value.Days - own.Days} days later", $"let it come after {named}, or add \"after: {named}\"");
            }
        }
    }

    // A repeat order has no such other to wait for.
    private static bool GoesToRepeats(Touchpoint touchpoint, Touchpoint awaited) => touchpoint.InShortForm && !awaited.InShortForm;

    private static Slot? Day(Touchpoint touchpoint, JourneyPlan plan)
    {
        if (touchpoint.When is not (Timing.AtOnce or Timing.OnDay or Timing.Offset))
        {
            return null;
        }

        // A delivery is the purchase only where no shipment is reported.
        var slot = Slots.Of(touchpoint, plan.Entry is [var only] ? only : "").Single();
        return touchpoint.Anchor == Anchor.Delivery ? slot with { From = nameof(Anchor.Delivery) } : slot;
    }
}
