using PostSale.Domain.Customers;
using PostSale.Domain.Messages;
using PostSale.Domain.Surveys;

namespace PostSale.Domain.Journeys;

/// <summary>Keeps surveys rare: one in <see cref="Days"/> days, whatever it measures, and one reminder of each.</summary>
public static class Surveying
{
    /// <summary>Days from one survey of a customer to the next.</summary>
    public const int Days = 30;

    /// <summary>What an answer counts for: of a reminder, the touchpoint that asked first.</summary>
    /// <returns>Null when the run has asked for no such survey.</returns>
    public static Reached? Invitation(JourneyRun run, SurveyKind survey) =>
        run.Reached.Where(reached => reached.Survey == survey && IsAsked(reached)).MinBy(reached => reached.At);

    /// <summary>Why a touchpoint that asks for an answer shall not; null when it may, or asks for none.</summary>
    internal static Reason? WhyNot(Upcoming upcoming, Customer customer, Instant now)
    {
        if (upcoming.Touchpoint.Survey is not { } survey)
        {
            return null;
        }

        // The run as it is now: an earlier touchpoint of it may have been decided a moment ago.
        var run = customer.Commitments.Runs.FirstOrDefault(upcoming.Run.Is) ?? upcoming.Run;
        if (Invitation(run, survey) is { } asked && asked.Touchpoint != upcoming.Touchpoint.Id)
        {
            return customer.Knowledge.AnswerTo(survey) is { } answer && answer.At >= asked.At ? Reason.Answered
                : run.Reached.Count(reached => reached.Survey == survey && IsAsked(reached)) > 1 ? Reason.AskedLately
                : null;
        }

        return customer.Commitments.Runs.Any(other => other.Reached.Any(reached =>
            reached.Survey is not null && IsAsked(reached) && now - reached.At < Duration.FromDays(Days))) ? Reason.AskedLately : null;
    }

    private static bool IsAsked(Reached reached) => reached.Standing is Standing.Emitted or Standing.Sent;
}
