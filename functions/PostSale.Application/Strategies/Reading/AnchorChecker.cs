using PostSale.Application.Strategies.Programmes;

namespace PostSale.Application.Strategies.Reading;

/// <summary>Finds days that never come: counted from what nothing in this strategy can bring about, or lying behind when it is known.</summary>
internal static class AnchorChecker
{
    public static void Check(WordedJourney journey, IReadOnlySet<SurveyKind> surveys, bool writes, Answers? brief, Faults faults)
    {
        var entry = journey.EntryKey;
        if (writes && surveys.Count == 0 && journey.Plan.Entry.Contains(FactTypes.SurveyAnswered))
        {
            faults.Foresee(journey.Said.PlaceOf(entry, FactTypes.SurveyAnswered), $"{FactTypes.SurveyAnswered} never comes: no touchpoint asks a survey", "write \"survey: nps\" in the touchpoint that asks for it");
        }

        if (brief?.Cycle == Cycle.OneOff && journey.Plan.Entry.Contains(FactTypes.SubscriptionRenews))
        {
            faults.Foresee(journey.Said.PlaceOf(entry, FactTypes.SubscriptionRenews), $"{FactTypes.SubscriptionRenews} never comes: the brief says \"cycle: one-off\"", "leave it out, or write \"cycle: subscription\" in the brief");
        }

        foreach (var worded in journey.Touchpoints.Where(worded => worded.Touchpoint.When is not Timing.OnDate))
        {
            if (Never(worded.Touchpoint, brief) is var (why, mend))
            {
                faults.Foresee(worded.Said?.Find("anchor")?.At ?? worded.At, $"its day never comes: {why}", mend);
            }
            else if (worded.Touchpoint is { When: Timing.Offset { Days: < 0 and var days }, Anchor: var anchor } && IsBehind(anchor, journey.Plan))
            {
                faults.Foresee(worded.Said?.Find("when")?.At ?? worded.At, $"its day never comes: {-days} days before \"{anchor switch { Anchor.Entry => "entry", Anchor.Purchase => "purchase", Anchor.Shipment => "shipment", _ => "last-use" }}\" have passed when that is known", "count \"after\" it, or from what is known beforehand: \"anchor: renewal\" or \"trial-end\"");
            }
        }
    }

    private static (string Why, string Mend)? Never(Touchpoint touchpoint, Answers? brief) => (touchpoint.Anchor, brief) switch
    {
        (Anchor.Renewal or Anchor.TrialEnd, { Cycle: Cycle.OneOff }) => ("the brief says \"cycle: one-off\", so nothing renews or is on trial", "count from \"purchase\", or write \"cycle: subscription\" in the brief"),
        (Anchor.Shipment, { Kind: ProductKind.Saas or ProductKind.App }) => ("what the brief sells is not shipped", "count from \"entry\", or write \"kind: physical\" in the brief"),
        _ => null,
    };

    // A renewal's date is said beforehand, and so is a delivery's, by how long it is waited for; everything else is told once it has happened.
    private static bool IsBehind(Anchor anchor, JourneyPlan plan) => anchor switch
    {
        Anchor.Entry or Anchor.Shipment or Anchor.LastUse => true,
        Anchor.Purchase => plan.Entry is not [],
        _ => false,
    };
}
