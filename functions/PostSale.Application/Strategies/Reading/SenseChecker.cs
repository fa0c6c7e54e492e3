namespace PostSale.Application.Strategies.Reading;

/// <summary>Finds what could be carried out and would not do what is meant, over the whole strategy.</summary>
internal static class SenseChecker
{
    /// <param name="draft">Read without a fault.</param>
    public static void Check(Draft draft, Faults faults)
    {
        var touchpoints = draft.Journeys.SelectMany(journey => journey.Plan.Touchpoints).ToList();
        var surveys = touchpoints.Select(touchpoint => touchpoint.Survey).OfType<SurveyKind>().ToHashSet();
        var writes = touchpoints.Exists(touchpoint => touchpoint.Task is null);
        foreach (var journey in draft.Journeys)
        {
            ConditionChecker.Outcomes(journey.Plan, journey.Touchpoints, faults);
            ConditionChecker.Check(journey, surveys, writes, faults);
            Contradictions.Check(journey.Said.Find("if"), faults);
            foreach (var worded in journey.Touchpoints)
            {
                Contradictions.Check(worded.Asked, faults);
            }

            OrderChecker.Check(journey, draft.Rules, faults);
            AnchorChecker.Check(journey, surveys, writes, draft.Programme.Brief, faults);
        }

        CapChecker.Check(draft.Rules, draft.Journeys, faults);
        if (draft.Rules.MarketingPerWeek == 0 && draft.Journeys.SelectMany(journey => journey.Touchpoints).FirstOrDefault(worded => worded.Touchpoint is { Task: null, Purpose: Purpose.Marketing }) is { } offer)
        {
            faults.Foresee(offer.At, "can never go: policies.caps.marketingPerWeek is 0", "raise it, or leave the marketing out");
        }
    }
}
