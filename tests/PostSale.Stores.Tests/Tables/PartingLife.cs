using System.Globalization;
using System.Text;
using PostSale.Application.Customers;
using PostSale.Azure.Tables;
using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Tables;

/// <summary>Two records that prove to be one person, who is forgotten afterwards: each step as a use case takes it, so that it may be repeated.</summary>
/// <param name="store">Where it is lived; any step of it may fail.</param>
/// <param name="recover">Called after a step has failed and before it is taken again.</param>
internal sealed class PartingLife(TableStore store, Action recover)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly CustomerKey[] Both = [Key(1), Key(2)];
    private static readonly Message Pending = Message(Key(2), "pending", notBefore: 600);

    private readonly Steps steps = new(recover);
    private readonly Departures departures = new(store.Customers, store.Aliases, store.Inbox, store.Purchases);

    public async Task Live()
    {
        foreach (var (key, n) in Both.Select((key, n) => (key, n)))
        {
            await steps.Take(() => store.Inbox.Append([Delivery($"paid-{n}")], None));
            await steps.Take(() => store.Aliases.Claim(Shop, [Name(n)], key, None));
            await steps.Take(() => store.Customers.Append(key, Shop, [Paid($"o-{n}"), Noted($"a-{n}")], Noon, None));
            await steps.Take(() => store.Inbox.Settle(Delivery($"paid-{n}").Key, InboxState.Routed, null, key, None));
            await steps.Take(() => Advance(key, n == 1 ? [new Effect.Send(Pending)] : []));
        }

        await steps.Take(() => Departures.Unite(store.Customers, Key(1), Key(2), Shop, At(1), None));
        await steps.Take(() => Depart(At(2)));
        Joined = await Tell();

        await steps.Take(() => store.Customers.Append(
            Key(1), Shop, [new Fact.ErasureAsked("api") { Key = "erase", OccurredAt = At(3), ReceivedAt = At(3) }], At(3), None));
        await steps.Take(() => Depart(At(3)));
        await steps.Take(() => Depart(At(30)));
        Forgotten = await Tell();
        HasBodies = (await store.Inbox.List(Shop, InboxState.Routed, 10, None)).Any(item => !item.Delivery.Body.IsEmpty);
    }

    /// <summary>The body of something that was delivered is left.</summary>
    public bool HasBodies { get; private set; }

    /// <summary>What there was when the two were one.</summary>
    public string Joined { get; private set; } = "";

    /// <summary>What there was when the person was forgotten.</summary>
    public string Forgotten { get; private set; } = "";

    private static AliasHash Name(int n) => new(new string((char)('a' + n), 64));

    private async Task Advance(CustomerKey key, Effect[] effects)
    {
        while (await store.Customers.Load(key, None) is { Facts.Count: > 0 } loaded)
        {
            // As the rules take facts in.
            var known = loaded.Customer with
            {
                Knowledge = loaded.Customer.Knowledge.With(loaded.Facts),
                Absorbed = [.. loaded.Customer.Absorbed.Concat(loaded.Facts.OfType<Fact.Absorbed>().Select(absorbed => absorbed.From)).Distinct()],
            };
            await store.Customers.Save(loaded, new(known, [.. effects], null), Noon, None);
        }
    }

    private async Task Depart(Instant now)
    {
        foreach (var key in await store.Customers.Due(now, 10, None))
        {
            while (await store.Customers.Load(key, None) is { } loaded && Departures.Concern(loaded)
                   && await departures.Run(loaded, survivor => Leave(loaded, survivor), now, None) is Departed.Again)
            {
            }

            // Whoever stays takes in what it was handed, as the rules would.
            if (await store.Customers.Load(key, None) is { } staying && !Departures.Concern(staying))
            {
                await Advance(key, []);
            }
        }

        if ((await store.Customers.Due(now, 10, None)).Count > 0)
        {
            await Depart(now);
        }
    }

    private static Turn Leave(LoadedCustomer loaded, CustomerKey survivor) => new(
        loaded.Customer with { Knowledge = loaded.Customer.Knowledge.With(loaded.Facts), MergedInto = survivor },
        [new Effect.CancelSend(Pending.Id, Reason.OrderCancelled)], At(2));

    private async Task<string> Tell()
    {
        var text = new StringBuilder();
        foreach (var key in Both)
        {
            var loaded = await store.Customers.Load(key, None);
            text.Append(CultureInfo.InvariantCulture, $"{key}: {(loaded is null ? "none" : Text(loaded.Customer))} {loaded?.Facts.Count}\n");
            foreach (var line in await store.Customers.Timeline(key, 100, None))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {line.At} {line.Fact?.Key} {line.Decision}\n");
            }

            foreach (var item in await store.Inbox.Of(key, 10, None))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {item.Delivery.Key} {item.State} {item.Delivery.Body.Length}\n");
            }

            foreach (var message in await store.Outbox.Of(key, 10, None))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {message.Id} {message.State} {message.Reason}\n");
            }
        }

        foreach (var (name, holder) in (await store.Aliases.Find(Shop, [Name(0), Name(1)], None)).OrderBy(pair => pair.Key.Value, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name.Value[0]} is {holder}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"next {await store.Customers.NextDue(None)}\n").ToString();
    }
}
