using System.Globalization;

namespace PostSale.Domain.Tests.Support;

/// <summary>A message as it left the rules.</summary>
internal sealed record Sent(Instant At, Message Message)
{
    /// <summary>Journey, touchpoint and occurrence, and the local minute: <c>first-steps#1 2026-03-07T10:17</c>.</summary>
    public string Line(string zone = Moments.SaoPaulo) =>
        Message.Effect.Touchpoint + "#" + Message.Effect.Occurrence.ToString(CultureInfo.InvariantCulture) + " "
        + At.In(zone).ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>Follows one customer through virtual time, as a host does: at each wake and at each fact, and never else.</summary>
/// <remarks>Its outbox sends at once; <paramref name="outcome"/> says how that ends, and null leaves the message pending.</remarks>
internal sealed class FollowUp(PlanBook plans, Policies policies, Func<Message, MessageOutcome?> outcome)
{
    private readonly List<Sent> sends = [];
    private readonly List<Decision> notes = [];
    private readonly List<Effect.CancelSend> cancelled = [];
    private readonly List<CustomerTask> tasks = [];
    private readonly List<Effect.Withdraw> withdrawn = [];

    public static readonly CustomerKey Key = CustomerKey.Parse("0123456789abcdef0123456789abcdef");

    public FollowUp(PlanBook? plans = null, Policies? policies = null)
        : this(plans ?? Support.Plans.Shop, policies ?? Support.Plans.Policies, _ => MessageOutcome.Accepted) { }

    /// <summary>May be changed between turns, as an operator does.</summary>
    public PlanBook Plans { get; set; } = plans;

    /// <inheritdoc cref="Plans"/>
    public Policies Policies { get; set; } = policies;

    public Customer Customer { get; private set; } = Customer.New(Key, new("shop"));

    public Instant? Wake { get; private set; }

    public IReadOnlyList<Sent> Sends => sends;

    public IReadOnlyList<Decision> Notes => notes;

    public IReadOnlyList<Effect.CancelSend> CancelledSends => cancelled;

    public IReadOnlyList<CustomerTask> Tasks => tasks;

    public IReadOnlyList<Effect.Withdraw> WithdrawnTasks => withdrawn;

    public IEnumerable<string> Lines(string zone = Moments.SaoPaulo) => sends.Select(sent => sent.Line(zone));

    public IEnumerable<Decision> Skipped => notes.Where(note => note.Kind == DecisionKind.Skipped);

    /// <summary>Takes in facts at a moment, having carried out everything that falls due before it.</summary>
    public FollowUp Tell(Instant now, params IReadOnlyList<Fact> facts)
    {
        Until(now);
        Step(facts, now);
        return this;
    }

    /// <summary>Takes in each fact when it is received.</summary>
    public FollowUp Tell(params IReadOnlyList<Fact> facts) =>
        facts.Aggregate(this, (followUp, fact) => followUp.Tell(fact.ReceivedAt, fact));

    /// <summary>Takes in how often the product was used, as the store has summed it.</summary>
    public FollowUp Use(params IReadOnlyCollection<DailyUse> uses)
    {
        Customer = Customer with { Knowledge = Customer.Knowledge.With(uses) };
        return this;
    }

    /// <summary>Carries out everything that falls due by a moment, each thing at its own.</summary>
    public FollowUp Until(Instant end)
    {
        while (Wake is { } wake && wake <= end)
        {
            Step([], wake);
        }

        return this;
    }

    /// <summary>Makes the customer nobody, as a host does when told to.</summary>
    public FollowUp Forget(Instant now)
    {
        Until(now);
        Customer = Customer.New(Key, Customer.Store) with { ErasedAt = now };
        Wake = null;
        return this;
    }

    /// <summary>Lets the rules look at a moment at which nothing happened.</summary>
    public FollowUp Look(Instant now)
    {
        Step([], now);
        return this;
    }

    public ImmutableArray<Outlook> Explain(Instant now) => Explanation.Of(Plans, Policies, Customer, now);

    private void Step(IReadOnlyList<Fact> facts, Instant now)
    {
        for (var turns = 1; ; turns++)
        {
            Assert.True(turns < 200, turns < 200 ? "" : $"Not at rest at {now} after {turns} turns: {string.Join("; ", notes.TakeLast(6))}");
            var turn = Journey.Advance(Plans, Policies, Customer, facts, now);
            Assert.True(turn.NextWake is null || turn.NextWake > now, $"Asks to be woken at {turn.NextWake}, which is not after {now}");
            Customer = turn.Customer;
            Wake = turn.NextWake;
            notes.AddRange(turn.Effects.OfType<Effect.Note>().Select(note => note.Decision));
            cancelled.AddRange(turn.Effects.OfType<Effect.CancelSend>());
            tasks.AddRange(turn.Effects.OfType<Effect.Assign>().Select(assign => assign.Task));
            withdrawn.AddRange(turn.Effects.OfType<Effect.Withdraw>());
            var sent = turn.Effects.OfType<Effect.Send>().Select(send => new Sent(now, send.Message)).ToList();
            sends.AddRange(sent);
            facts = [.. sent.Select(one => Settle(one.Message, now)).OfType<Fact>()];
            if (facts.Count == 0)
            {
                return;
            }
        }
    }

    private Fact.MessageSettled? Settle(Message message, Instant now)
    {
        if (outcome(message) is not { } ended)
        {
            return null;
        }

        var today = now.InZone(Customer.Knowledge.ZoneOr(Policies.Zone)).Date;
        Customer = Customer with { Commitments = Customer.Commitments.Claimed(message.Id, message.Channel, message.Purpose, today) };
        return (Fact.MessageSettled)Told.Settled(message.Id, ended, now, ended == MessageOutcome.Accepted ? null : Reason.RefusedByProvider);
    }
}
