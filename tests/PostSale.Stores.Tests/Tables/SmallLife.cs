using PostSale.Azure.Tables;
using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Tables;

/// <summary>A purchase, a mail about it, and a cancellation that stops the second mail: each step as a use case takes it, so that it may be repeated.</summary>
/// <param name="store">Where it is lived; any step of it may fail.</param>
/// <param name="recover">Called after a step has failed and before it is taken again.</param>
internal sealed class SmallLife(TableStore store, Action recover)
{
    public static readonly AliasHash Alias = new(new string('a', 64));

    public static readonly Message First = Message(Key(1), "first");

    public static readonly Message Second = Message(Key(1), "second", notBefore: 600, created: 1);

    private static readonly CancellationToken None = CancellationToken.None;

    private readonly Steps steps = new(recover);

    /// <summary>How often the provider was handed the first mail.</summary>
    public int Sent { get; private set; }

    public async Task Live()
    {
        await steps.Take(() => store.Inbox.Append([Delivery("paid"), Delivery("cancelled")], None));
        await steps.Take(() => Due(Noon, "cancelled", item => store.Inbox.Postpone(item.Delivery.Key, "Names nobody yet.", At(60), [Alias], None)));
        await steps.Take(() => Due(Noon, "paid", item => Route(item, [Paid("o"), Noted("a"), Noted("b", 1)])));
        await steps.Take(() => store.Inbox.Recall(Shop, [Alias], At(1), None));
        await steps.Take(() => Advance(At(1)));
        await steps.Take(() => Send(At(2)));
        await steps.Take(() => Due(At(2), "cancelled", item => Route(item, [Noted("cancelled", 2), Noted("a", 2)])));
        await steps.Take(() => Advance(At(3)));
    }

    private async Task Due(Instant now, string id, Func<InboxItem, Task> work)
    {
        foreach (var item in (await store.Inbox.Due(now, 10, None)).Where(item => item.Delivery.Key.Id == id))
        {
            await work(item);
        }
    }

    private async Task Route(InboxItem item, IReadOnlyList<Fact> facts)
    {
        var owner = (await store.Aliases.Claim(Shop, [Alias], Key(1), None))[Alias];
        await store.Customers.Append(owner, Shop, facts, Noon, None);
        await store.Inbox.Settle(item.Delivery.Key, InboxState.Routed, null, owner, None);
    }

    private async Task Advance(Instant now)
    {
        while (await store.Customers.Load(Key(1), None) is { Facts.Count: > 0 } loaded)
        {
            var known = loaded.Customer with { Knowledge = loaded.Customer.Knowledge.With(loaded.Facts) };
            var effects = Keys(loaded.Facts).SelectMany(key => key switch
            {
                "paid:o" => (Effect[])[new Effect.Send(First), new Effect.Send(Second), new Effect.Note(Decision("first", 1)), new Effect.Note(Decision("second", 1))],
                "cancelled" => [new Effect.CancelSend(Second.Id, Reason.OrderCancelled), new Effect.Note(Decision("cancelled", 3))],
                _ => [],
            });
            await store.Customers.Save(loaded, new(known, [.. effects], At(900)), now, None);
        }
    }

    private async Task Send(Instant now)
    {
        while (await store.Outbox.Load(new(Key(1), First.Id), None) is { Message: { IsSettled: false } message } loaded)
        {
            // What the provider knows outlives the process, so a claim nobody heard of is resolved by it.
            var next = message.State switch
            {
                MessageState.Pending => null,
                MessageState.Claimed when Sent == 0 => message.Lose(),
                MessageState.Unknown when Sent == 0 => message.Retry(now, now),
                _ => message.Accept("p-1", now),
            };
            if (next is not null)
            {
                await store.Outbox.Settle(message, next, next.IsSettled ? [Noted("settled", 2)] : [], now, None);
            }
            else if (await store.Outbox.Claim(loaded, message.Claim("sender-1", now, Duration.FromMinutes(2))!, loaded.Customer.Customer, Content(), None) == Saved.Done)
            {
                Sent++;
            }
        }
    }
}
