using System.Diagnostics.Metrics;
using PostSale.Application.Ports;

namespace PostSale.Application.Telemetry;

/// <summary>What is counted and measured.</summary>
/// <remarks>
/// Tags are words of the product and ids of stores, a bounded number of them, and never a person. Names are what alerts and dashboards ask
/// for: added, never renamed. Thread-safe; costs next to nothing while nobody listens.
/// </remarks>
public static class Measures
{
    public const string Name = "PostSale";

    private static readonly Meter Meter = new(Name);

    private static readonly Gauge<double> OldestUnsent = Meter.CreateGauge<double>(
        "postsale.messages.oldest_unsent", "s", "How long the message that has been due longest has been due; 0 when none is.");

    private static readonly Gauge<double> OldestDue = Meter.CreateGauge<double>(
        "postsale.customers.oldest_due", "s", "How long the customer who has been due longest has been due: the timers' lag.");

    private static readonly Gauge<double> OldestWaiting = Meter.CreateGauge<double>(
        "postsale.deliveries.oldest_waiting", "s", "How long the delivery that should have been looked at longest ago waits for that.");

    private static readonly Counter<long> DeliveryCount = Meter.CreateCounter<long>(
        "postsale.deliveries", "{delivery}", "Deliveries of webhooks by provider and what became of them.");

    private static readonly Counter<long> SettledCount = Meter.CreateCounter<long>(
        "postsale.messages.settled", "{message}", "Attempts and ends of messages by channel, purpose and outcome.");

    private static readonly Counter<long> LostCount = Meter.CreateCounter<long>(
        "postsale.messages.lost", "{message}", "Claims that ended without a word from the provider.");

    private static readonly Counter<long> PartCount = Meter.CreateCounter<long>(
        "postsale.messages.parts", "{part}", "What is paid for: one an e-mail or WhatsApp, segments of an SMS.");

    private static readonly Counter<long> OptOutCount = Meter.CreateCounter<long>(
        "postsale.optouts", "{consent}", "Consents withdrawn by channel and purpose.");

    private static readonly Counter<long> DeadRingCount = Meter.CreateCounter<long>(
        "postsale.doorbells.dead", "{ring}", "Rings that were laid aside in the queue's dead letters.");

    /// <summary>How long the oldest of each has been due; null when none waits.</summary>
    public static void Backlog(Instant now, Instant? message, Instant? customer, Instant? delivery)
    {
        OldestUnsent.Record(Late(now, message));
        OldestDue.Record(Late(now, customer));
        OldestWaiting.Record(Late(now, delivery));
    }

    public static void Deliveries(StoreId store, string provider, string outcome, int count)
    {
        if (DeliveryCount.Enabled && count > 0)
        {
            DeliveryCount.Add(count, new("store", store.Value), new("provider", provider), new("outcome", outcome));
        }
    }

    public static void Deliveries(StoreId store, string provider, IReadOnlyList<Received> received)
    {
        if (DeliveryCount.Enabled)
        {
            foreach (var outcome in received.GroupBy(one => one))
            {
                Deliveries(store, provider, Word(outcome.Key), outcome.Count());
            }
        }
    }

    public static void Settled(Message message)
    {
        if (SettledCount.Enabled)
        {
            SettledCount.Add(1, new("store", message.Store.Value), new("channel", Word(message.Channel)), new("purpose", Word(message.Purpose)), new("outcome", Word(message.State)));
        }
    }

    public static void Lost(Message message)
    {
        if (LostCount.Enabled)
        {
            LostCount.Add(1, new("store", message.Store.Value), new("channel", Word(message.Channel)));
        }
    }

    /// <summary>Handed to a provider that took it.</summary>
    public static void Paid(Message message, Content content)
    {
        if (PartCount.Enabled)
        {
            var parts = message.Channel == Channel.Sms ? SmsText.Measure(content.Text).Segments : 1;
            PartCount.Add(parts, new("store", message.Store.Value), new("channel", Word(message.Channel)));
        }
    }

    /// <summary>Those among the facts that a turn took in.</summary>
    public static void OptOuts(StoreId store, IReadOnlyList<Fact> facts)
    {
        if (OptOutCount.Enabled)
        {
            foreach (var withdrawn in facts.OfType<Fact.ConsentWithdrawn>())
            {
                OptOutCount.Add(1, new("store", store.Value), new("channel", Word(withdrawn.Channel)), new("purpose", Word(withdrawn.Purpose)));
            }
        }
    }

    public static void DeadRing(string reason) => DeadRingCount.Add(1, new KeyValuePair<string, object?>("reason", reason));

    private static double Late(Instant now, Instant? due) => due is { } at && at < now ? (now - at).TotalSeconds : 0;

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
