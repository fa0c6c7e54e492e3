namespace PostSale.Application.Strategies.Reading;

/// <summary>Finds what is said rightly and cannot work: names that lead nowhere, dates that never come, promises that would be broken.</summary>
internal static class JourneyChecker
{
    public static void Check(JourneyPlan plan, Fields fields, Faults faults, ImmutableArray<WordedTouchpoint> touchpoints)
    {
        Names(plan, faults, touchpoints);
        Ways(plan, fields, faults);
        Anchors(plan, faults, touchpoints);
        if (plan.Subject == SubjectKind.Order && plan.Reentry is not Reentry.Once)
        {
            faults.Add(fields.Find("reentry")!.At, "reentry has no effect here", "leave it out: a journey about orders is entered once per order");
        }

        if (plan.Subject == SubjectKind.Order && plan.Entry.FirstOrDefault(type => !FactTypes.OfOrders.Contains(type)) is { } foreign)
        {
            faults.Add(fields.PlaceOf("entry", foreign), $"{foreign} is about no order", "use \"subject: customer\" or \"subject: subscription\"");
        }

        if (plan.HoldoutPercent > 0 && plan.Priority is Priority.AtRisk or Priority.Renewal)
        {
            faults.Add(fields.Find("holdout")!.At, "nobody may be held out here", "leave it out: customers at risk, renewals and payments are for everybody");
        }

        if (plan.Exit.FirstOrDefault(plan.Entry.Contains) is { } both && plan.Subject != SubjectKind.Order && plan.Reentry is not Reentry.Restart)
        {
            faults.Add(fields.PlaceOf("exit", both), $"{both} both begins and ends the journey", "use \"reentry: restart\" where it should begin anew");
        }

        if (plan.Subject != SubjectKind.Order && plan.Entry.Contains(FactTypes.SubscriptionRenews) && plan.Reentry is Reentry.Once)
        {
            faults.Add(fields.PlaceOf("entry", FactTypes.SubscriptionRenews), "only the first renewal would be followed", "add \"reentry: restart\"");
        }
    }

    // Nobody gets in, or nobody ever gets out.
    private static void Ways(JourneyPlan plan, Fields fields, Faults faults)
    {
        if (plan.Subject == SubjectKind.Subscription && plan.Entry.FirstOrDefault(FactTypes.OfNoSubscription.Contains) is { } foreign)
        {
            faults.Add(fields.PlaceOf("entry", foreign), $"{foreign} is about no subscription", "use \"subject: customer\"");
        }

        if (plan is { Recurs: true, Exit.IsEmpty: true, Goal.IsEmpty: true } && !fields.Has("exit"))
        {
            faults.Add(fields.At, "nobody ever leaves this journey", "name an \"exit\" or a \"goal\", or write \"exit: []\" where it is meant to go on for good");
        }
    }

    // A date that is counted from something this journey is never about does not come.
    private static void Anchors(JourneyPlan plan, Faults faults, ImmutableArray<WordedTouchpoint> touchpoints)
    {
        if (plan.Entry.IsEmpty || plan.Entry.Any(FactTypes.OfOrders.Contains))
        {
            return;
        }

        foreach (var worded in touchpoints.Where(worded => worded.Touchpoint is { Anchor: Anchor.Shipment, When: not Timing.OnDate }))
        {
            faults.Add(worded.Said?.Find("anchor")?.At ?? worded.At, "its day never comes: the journey is about no order, so nothing is shipped", "count from \"entry\"");
        }
    }

    // Loops are found by walking: who waits for whom must come to an end.
    private static void Names(JourneyPlan plan, Faults faults, ImmutableArray<WordedTouchpoint> touchpoints)
    {
        // Of one name the first counts; the other has its fault already.
        var waitsFor = touchpoints.DistinctBy(worded => worded.Touchpoint.Id).ToDictionary(worded => worded.Touchpoint.Id, worded => worded.Touchpoint.After);
        foreach (var worded in touchpoints)
        {
            var touchpoint = worded.Touchpoint;
            foreach (var (named, at) in ConditionReader.Named(worded.Asked).Concat(touchpoint.After is { } after ? [(after, worded.Said?.Find("after")?.At ?? worded.At)] : []))
            {
                if (named.Value.Length > 0 && !waitsFor.ContainsKey(named))
                {
                    faults.Add(at, $"touchpoint {Faults.Quote(named.Value)} is not in this journey", Nearest.Mend(named.Value, [.. plan.Touchpoints.Select(one => one.Id.Value)]));
                }
            }

            // Whoever waits in a circle without being part of it ends the walk by its length.
            var next = touchpoint.After;
            for (var steps = 0; next is { } id && id != touchpoint.Id && steps < touchpoints.Length; steps++)
            {
                next = waitsFor.GetValueOrDefault(id);
            }

            if (next == touchpoint.Id)
            {
                faults.Add(worded.Said?.Find("after")?.At ?? worded.At, "waits for itself", "\"after\" goes round in a circle; let one of them wait for none");
            }
        }
    }
}
