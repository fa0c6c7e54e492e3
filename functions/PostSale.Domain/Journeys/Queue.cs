using PostSale.Domain.Customers;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Journeys;

/// <summary>Holds the places of this day for those who come first, though their hour comes later.</summary>
/// <remarks>Ask it in the order in which touchpoints may claim a slot, and take a new one for each round.</remarks>
internal sealed class Queue(Policies policies, DateTimeZone zone, Instant now)
{
    private readonly LocalDate today = Calendar.In(now, zone).Date;
    private ImmutableArray<Contact> expected = [];
    private Instant? first;

    /// <summary>What is to be done about a touchpoint; one that is not due yet comes later, with no reason needed.</summary>
    public Verdict Decide(Upcoming upcoming, Customer customer)
    {
        // A person may never close the task that it waits for, and a run must not lie open for that.
        if (upcoming.Waits)
        {
            return now >= upcoming.ExpiresAt ? new Verdict.Skip(Reason.WaitedTooLong) : new Verdict.Later(Reason.WaitsForAnother, upcoming.ExpiresAt);
        }

        if (upcoming.Due.At > now)
        {
            Expect(upcoming, upcoming.Due.At, customer.Key);
            return new Verdict.Later(null, upcoming.Due.At);
        }

        // Asked before anything else: what does not fit is no reason to hold a place for it.
        if (upcoming.Touchpoint.If is { } condition && !new Circumstances(customer.Knowledge, policies, upcoming.Run, upcoming.Order, now).Meet(condition))
        {
            return new Verdict.Skip(Reason.ConditionNotMet);
        }

        if (Surveying.WhyNot(upcoming, customer, now) is { } enough)
        {
            return new Verdict.Skip(enough);
        }

        var verdict = Reaching.Decide(upcoming, Ask(upcoming, customer), customer.Knowledge, policies, zone, now);
        if (verdict is Verdict.Emit && Holdout.Holds(upcoming, customer))
        {
            return new Verdict.Skip(Reason.HeldOut);
        }

        if (verdict is Verdict.Later { Reason: Reason.QuietHours or Reason.Holiday or Reason.OwnHour } later)
        {
            Expect(upcoming, later.At, customer.Key);
        }

        return verdict;
    }

    private GateAnswer Ask(Upcoming upcoming, Customer customer)
    {
        var message = MessageId.Of(customer.Key, upcoming.Effect);

        // What expired while nothing ran was not held back by the hour at which somebody looks at last.
        var asked = Instant.Min(now, upcoming.ExpiresAt);
        var answer = Ask(customer.Commitments.Contacts);

        // Whoever is expected may turn out not to go, so the place is asked for again then, not tomorrow.
        return answer is GateAnswer.Go && first is not null && Ask(customer.Commitments.Contacts.AddRange(expected)) is GateAnswer.Wait held
            ? new GateAnswer.Wait(held.Reason, first)
            : answer;

        GateAnswer Ask(ImmutableArray<Contact> contacts) => Gate.Ask(
            new(message, upcoming.Channel, upcoming.Purpose, upcoming.Touchpoint.DespiteTrouble), customer.Knowledge, contacts, policies, asked);
    }

    private void Expect(Upcoming upcoming, Instant at, CustomerKey customer)
    {
        // More than a day holds need not be counted.
        if (upcoming.Purpose == Purpose.Transactional || upcoming.Touchpoint.Task is not null || expected.Length >= policies.PerDay || Calendar.In(at, zone).Date != today)
        {
            return;
        }

        expected = expected.Add(new(MessageId.Of(customer, upcoming.Effect), upcoming.Channel, upcoming.Purpose, today, Made: false));
        first = first is { } sooner ? Instant.Min(sooner, at) : at;
    }
}
