using System.Collections.Immutable;
using System.Security.Cryptography;
using Azure.Data.Tables;
using PostSale.Application.Imports;

namespace PostSale.Azure.Tables;

internal sealed class TablePurchases(GuardedTable table, GuardedTable scores, IAliases aliases, ICustomers customers) : IPurchases
{
    // Nobody need hear at once of what was long ago, and a million turns at once would keep everybody else waiting.
    private static readonly long ToldWithin = Duration.FromDays(1).BclCompatibleTicks;

    public async Task<Added> Add(StoreId store, IReadOnlyList<PastOrder> orders, Instant now, CancellationToken cancellation)
    {
        var people = orders.GroupBy(order => order.Names[0]).ToList();
        var owners = await SideBySide.Run(people, same => Owner(store, [.. same.SelectMany(order => order.Names).Distinct()], cancellation), cancellation);
        var owned = people.Zip(owners).GroupBy(pair => pair.Second.Key, pair => pair.First.Select(order => order.Names.Any(pair.Second.Foreign.Contains) ? order.WithoutEmail() : order))
            .Select(one => (Customer: one.Key, Orders: one.SelectMany(same => same).ToList())).ToList();
        var added = await SideBySide.Run(
            [.. owned.GroupBy(one => PurchaseRow.Partition(store, one.Customer))], shard => Add(store, [.. shard], cancellation), cancellation);
        return new(added.Sum(), owners.Count(owner => owner.IsStranger));
    }

    public async Task<int> Tell(StoreId store, int shard, Instant now, CancellationToken cancellation)
    {
        var partition = PurchaseRow.Partition(store, shard);
        var untold = table.Rows(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and Untold eq {true}"), GuardedTable.Page, cancellation);
        var told = 0;
        await foreach (var entity in untold)
        {
            var row = await PurchaseRow.Read(table, store, entity, cancellation);
            var wait = Duration.FromTicks(BitConverter.ToUInt32(row.Customer.ToBytes(), 4) * (double)ToldWithin / uint.MaxValue);
            await customers.Append(row.Customer, store, [ImportedFacts.Of(row.Book.FromImports, row.Person, now)], now + wait, cancellation);

            // Whoever wrote in between has left it untold, with more to tell.
            await table.Commit((row with { IsUntold = false }).Actions(), cancellation);
            told++;
        }

        return told;
    }

    public async Task<IReadOnlyList<PurchaseHistory>> Read(StoreId store, int shard, CancellationToken cancellation)
    {
        var histories = new List<PurchaseHistory>();
        foreach (var entity in await table.All(PurchaseRow.Partition(store, shard), "", "\uffff", cancellation))
        {
            if (Packed.Holds(entity))
            {
                var row = await PurchaseRow.Read(table, store, entity, cancellation);
                histories.Add(new(row.Customer, row.Book.Purchases, row.Book.Subscriptions));
            }
        }

        return histories;
    }

    /// <summary>Writes what a turn's facts say of orders and subscriptions. Before the turn: it is true whether or not that one is the turn that happens.</summary>
    public async Task Take(IReadOnlyList<Fact> facts, Customer customer, CancellationToken cancellation)
    {
        var orders = facts.Select(OrderOf).OfType<string>().Distinct().Select(customer.Knowledge.OrderNamed).OfType<Order>().Distinct().ToList();
        var subscriptions = facts.OfType<Fact.SubscriptionTold>().Select(told => told.Subscription).Distinct()
            .Select(customer.Knowledge.SubscriptionNamed).OfType<Subscription>().ToList();
        if (orders.Count + subscriptions.Count > 0)
        {
            await Change(customer.Store, customer.Key, row =>
            {
                orders.ForEach(row.Book.Put);
                subscriptions.ForEach(row.Book.Put);
                return row;
            }, cancellation);
        }
    }

    public async Task Move(StoreId store, CustomerKey from, CustomerKey to, CancellationToken cancellation)
    {
        var row = await PurchaseRow.Find(table, store, from, cancellation);
        if (row.Tag is not null)
        {
            await Change(store, to, into =>
            {
                into.Book.Absorb(row.Book);
                return into with { IsUntold = into.IsUntold || row.IsUntold, Person = into.Person ?? row.Person };
            }, cancellation);
        }

        await Forget(store, from, cancellation);
    }

    /// <summary>Removes what a customer bought, and the score that came of it. May be repeated.</summary>
    public async Task Forget(StoreId store, CustomerKey customer, CancellationToken cancellation)
    {
        var partition = PurchaseRow.Partition(store, customer);
        foreach (var kept in await table.All(partition, customer.Value, Keys.Behind(customer.Value), cancellation))
        {
            await table.Delete(partition, kept.RowKey, cancellation);
        }

        await scores.Delete(partition, customer.Value, cancellation);
    }

    private static string? OrderOf(Fact fact) => fact switch
    {
        Fact.OrderPaid paid => paid.Order.Id,
        Fact.OrderNamed named => named.Order.Id,
        Fact.OrderRefunded refunded => refunded.Order.Id,
        Fact.OrderCancelled cancelled => cancelled.Order.Id,
        _ => null,
    };

    // Whoever claims the most telling name first is the customer; the others follow.
    private async Task<(CustomerKey Key, bool IsStranger, IReadOnlyList<AliasHash> Foreign)> Owner(StoreId store, ImmutableArray<AliasHash> names, CancellationToken cancellation)
    {
        var known = await aliases.Find(store, names, cancellation);
        var isKnown = names.FirstOrDefault(known.ContainsKey) is { Value: not null };
        var owner = isKnown ? known[names.First(known.ContainsKey)] : CustomerKey.From(RandomNumberGenerator.GetBytes(16));
        var isStranger = false;
        if (!isKnown)
        {
            var holder = (await aliases.Claim(store, [names[0]], owner, cancellation))[names[0]];
            (owner, isStranger) = (holder, holder == owner);
        }

        var news = names.Where(name => !known.ContainsKey(name)).ToList();
        if (news.Count > 0)
        {
            await aliases.Claim(store, news, owner, cancellation);
        }

        return (owner, isStranger, [.. names.Where(name => name.IsEmail && known.TryGetValue(name, out var holder) && holder != owner)]);
    }

    // A shard's customers in as few transactions as hold them; should somebody else write one of them meanwhile, one by one.
    private async Task<int> Add(StoreId store, IReadOnlyList<(CustomerKey Customer, List<PastOrder> Orders)> owned, CancellationToken cancellation)
    {
        var added = 0;
        foreach (var some in owned.Chunk(Limits.Operations / 2))
        {
            var rows = await SideBySide.Run(some, one => PurchaseRow.Find(table, store, one.Customer, cancellation), cancellation);
            var news = some.Zip(rows, (one, row) => (one.Orders, Added: one.Orders.Count(row.Book.Add), Row: row)).Where(one => one.Added > 0 || one.Row.Tag is null).ToList();
            var actions = news.SelectMany(one => With(one.Row, one.Orders).Actions()).ToList();
            if (actions.Count > 0 && Limits.Fit(actions) && await table.Commit(actions, cancellation))
            {
                added += news.Sum(one => one.Added);
                continue;
            }

            foreach (var (customer, orders) in actions.Count == 0 ? [] : some)
            {
                var count = 0;
                await Change(store, customer, row => (count = orders.Count(row.Book.Add)) > 0 || row.Tag is null ? With(row, orders) : null, cancellation);
                added += count;
            }
        }

        return added;
    }

    private static PurchaseRow With(PurchaseRow row, List<PastOrder> orders) =>
        row with { IsUntold = true, Person = orders.FindLast(order => order.Person is not null)?.Person ?? row.Person };

    private async Task Change(StoreId store, CustomerKey customer, Func<PurchaseRow, PurchaseRow?> change, CancellationToken cancellation)
    {
        while (change(await PurchaseRow.Find(table, store, customer, cancellation)) is { } changed && !await table.Commit(changed.Actions(), cancellation))
        {
            // Somebody else wrote first: read again.
        }
    }
}
