namespace PostSale.Application.Strategies.Reading;

/// <summary>Finds questions whose answer is known beforehand: outcomes a task does not have, ranges that nothing or everything is in.</summary>
/// <remarks>A question is looked at by itself, with what every fact that enters the journey proves.</remarks>
internal static class ConditionChecker
{
    /// <param name="surveys">Those that a touchpoint of the strategy asks.</param>
    /// <param name="writes">It sends messages at all: where only people meet, they may ask what no page does.</param>
    public static void Check(WordedJourney journey, IReadOnlySet<SurveyKind> surveys, bool writes, Faults faults)
    {
        foreach (var (question, at) in ConditionReader.Singles(journey.Said.Find("if")))
        {
            if (question is Condition.Outcome or Condition.WasSent)
            {
                faults.Foresee(at, "can never hold: it is asked before anything of the journey has gone", "ask it in the \"if\" of a touchpoint");
            }
            else
            {
                Say(journey.Plan, question, at, isEntry: true);
            }
        }

        foreach (var worded in journey.Touchpoints)
        {
            foreach (var (question, at) in ConditionReader.Singles(worded.Asked))
            {
                Say(journey.Plan, question, at, isEntry: false);
                if (question is Condition.WasSent { Touchpoint: var sent } && sent == worded.Touchpoint.Id && worded.Touchpoint.When is not (Timing.Recurring or Timing.Yearly))
                {
                    faults.Foresee(at, "can never hold: it asks whether it has gone itself", "name an earlier touchpoint, or leave it out");
                }
            }
        }

        void Say(JourneyPlan plan, Condition question, Place at, bool isEntry)
        {
            if (question is Condition.Score score && writes && !surveys.Contains(score.Survey))
            {
                faults.Foresee(at, $"can never hold: no touchpoint asks {Words.Of(score.Survey)}", $"write \"survey: {Words.Of(score.Survey)}\" in the touchpoint that asks for it");
            }
            else if (Foregone.Of(question, plan, isEntry) is { } answer)
            {
                faults.Foresee(at, answer.Holds ? $"always holds: {answer.Because}" : $"can never hold: {answer.Because}", answer.Holds ? "leave it out, or ask for more" : answer.Mend);
            }
        }
    }

    /// <summary>What came of a task is one of its outcomes.</summary>
    public static void Outcomes(JourneyPlan plan, ImmutableArray<WordedTouchpoint> touchpoints, Faults faults)
    {
        foreach (var (task, of, outcomes) in touchpoints.SelectMany(worded => ConditionReader.Outcomes(worded.Asked)))
        {
            // A touchpoint that is not there has its fault already.
            if (plan.Find(new(task)) is not { } named)
            {
                continue;
            }

            if (named.Task is not { } work)
            {
                faults.Foresee(of, $"nothing comes of {task}: it is a message", $"write \"sent: {task}\", or name a task{Tasks(plan)}");
                continue;
            }

            foreach (var (outcome, at) in outcomes.Where(outcome => !work.Outcomes.Contains(outcome.Word)))
            {
                faults.Foresee(at, $"{Faults.Quote(outcome)} is no outcome of {task}", Nearest.Mend(outcome, work.Outcomes));
            }
        }
    }

    private static string Tasks(JourneyPlan plan) => plan.Touchpoints.Where(touchpoint => touchpoint.Task is not null).Select(touchpoint => touchpoint.Id.Value).ToList() is { Count: > 0 } tasks
        ? $": {string.Join(", ", tasks)}"
        : "";
}
