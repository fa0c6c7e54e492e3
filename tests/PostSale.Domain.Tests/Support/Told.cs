namespace PostSale.Domain.Tests.Support;

/// <summary>Facts as a shop tells them: at once, unless a lag is given.</summary>
internal static class Told
{
    public const string Email = "ana@example.com";

    public static Fact Paid(string order, Instant at, string product = "mug", decimal amount = 100, Duration? lag = null, params ImmutableArray<string> also) =>
        new Fact.OrderPaid(new(order, also), new(amount, "BRL", "#" + order, [new(product, product, 1, "")]))
        {
            Key = $"paid:{order}:{at.ToUnixTimeTicks()}",
            OccurredAt = at,
            ReceivedAt = at + (lag ?? Duration.Zero),
            Person = new(Email: Email, EmailRank: 1),
        };

    public static Fact Shipped(string order, Instant at) =>
        new Fact.OrderShipped(new(order)) { Key = "shipped:" + order, OccurredAt = at, ReceivedAt = at };

    public static Fact Delivered(string order, Instant at) =>
        new Fact.OrderDelivered(new(order)) { Key = "delivered:" + order, OccurredAt = at, ReceivedAt = at };

    public static Fact Refunded(string order, Instant at, decimal? amount = null, string refund = "r1") =>
        new Fact.OrderRefunded(new(order), refund, amount) { Key = $"refunded:{order}:{refund}", OccurredAt = at, ReceivedAt = at };

    public static Fact Cancelled(string order, Instant at) =>
        new Fact.OrderCancelled(new(order)) { Key = "cancelled:" + order, OccurredAt = at, ReceivedAt = at };

    public static Fact Granted(Purpose purpose, Instant at, Channel channel = Channel.Email) =>
        new Fact.ConsentGranted(channel, purpose, "form") { Key = $"granted:{channel}:{purpose}:{at.ToUnixTimeTicks()}", OccurredAt = at, ReceivedAt = at };

    public static Fact Withdrawn(Purpose purpose, Instant at, Channel channel = Channel.Email) =>
        new Fact.ConsentWithdrawn(channel, purpose, "one-click") { Key = $"withdrawn:{channel}:{purpose}:{at.ToUnixTimeTicks()}", OccurredAt = at, ReceivedAt = at };

    public static Fact Suppressed(string address, Instant at, SuppressionCause cause = SuppressionCause.Bounced) =>
        new Fact.AddressSuppressed(address, cause) { Key = $"suppressed:{address}:{cause}", OccurredAt = at, ReceivedAt = at };

    public static Fact Updated(PersonDetails person, Instant at) =>
        new Fact.CustomerUpdated { Key = $"updated:{at.ToUnixTimeTicks()}", OccurredAt = at, ReceivedAt = at, Person = person };

    public static Fact Settled(MessageId message, MessageOutcome outcome, Instant at, Reason? reason = null) =>
        new Fact.MessageSettled(message, outcome, reason) { Key = $"message:{message}", OccurredAt = at, ReceivedAt = at };

    /// <summary>Something of the contract that says no more than that it happened.</summary>
    public static Fact Noted(string type, Instant at, string? about = null, Duration? lag = null) =>
        new Fact.Noted(type, about) { Key = $"{type}:{about}:{at.ToUnixTimeTicks()}", OccurredAt = at, ReceivedAt = at + (lag ?? Duration.Zero) };

    public static Fact Subscribed(
        SubscriptionEvent what, Instant at, string name = "sub", string? plan = null, Instant? renews = null, Instant? trialEnds = null) =>
        new Fact.SubscriptionTold(what, name, new(plan, RenewsAt: renews, TrialEndsAt: trialEnds))
        {
            Key = $"subscription:{name}:{what}:{at.ToUnixTimeTicks()}",
            OccurredAt = at,
            ReceivedAt = at,
            Person = new(Email: Email, EmailRank: 1),
        };

    public static Fact Answered(SurveyKind survey, int score, Instant at) =>
        new Fact.SurveyAnswered(survey, score, "", null) { Key = $"answered:{survey}:{at.ToUnixTimeTicks()}", OccurredAt = at, ReceivedAt = at };

    public static Fact Assessed(RiskLevel level, Instant at) =>
        new Fact.RiskAssessed(level) { Key = $"risk:{at.ToUnixTimeTicks()}", OccurredAt = at, ReceivedAt = at };

    public static Fact Paused(Instant at, Instant? until = null) =>
        new Fact.Paused(until) { Key = $"paused:{at.ToUnixTimeTicks()}", OccurredAt = at, ReceivedAt = at };

    public static Fact Resumed(Instant at) => new Fact.Resumed { Key = $"resumed:{at.ToUnixTimeTicks()}", OccurredAt = at, ReceivedAt = at };

    public static Fact Closed(TaskId task, string outcome, Instant at) =>
        new Fact.TaskClosed(task, outcome, "") { Key = $"task:{task}", OccurredAt = at, ReceivedAt = at };

    /// <summary>What a person chose for those in flight when the strategy was changed.</summary>
    public static Fact Applied(StrategyHash to, MoveRule rule, Instant at) =>
        new Fact.StrategyApplied(to, rule) { Key = $"strategy:{to}:{at.ToUnixTimeTicks()}", OccurredAt = at, ReceivedAt = at };

    /// <summary>The same fact, saying nothing about the person.</summary>
    public static Fact Anonymous(this Fact fact) => fact with { Person = null };
}
