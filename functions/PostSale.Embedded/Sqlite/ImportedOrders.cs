using System.Security.Cryptography;
using PostSale.Application.Serialization;

namespace PostSale.Embedded.Sqlite;

/// <summary>Writes imported orders, a piece of a file at a time.</summary>
/// <remarks>
/// Whose they are is found out first; then each table is written in the order of its key. Orders come by date, so they lie all over it: in their own order
/// every one of them would dirty a page of its own, and the pages are what a commit costs.
/// </remarks>
internal static class ImportedOrders
{
    public static Added Add(Session session, long store, IReadOnlyList<PastOrder> orders)
    {
        var known = new Dictionary<AliasHash, Owner>(orders.Count);
        var fresh = new List<(byte[] Hash, Owner Owner)>();
        var owned = new (Owner Owner, PastOrder Order)[orders.Count];
        for (var i = 0; i < owned.Length; i++)
        {
            owned[i] = (OwnerOf(session, store, orders[i], known, fresh), orders[i]);
        }

        fresh.Sort((one, other) => one.Hash.AsSpan().SequenceCompareTo(other.Hash));
        foreach (var (hash, owner) in fresh)
        {
            session.Execute("INSERT OR IGNORE INTO aliases (hash, store, customer) VALUES ($1, $2, $3)", hash, store, owner.Key);
        }

        Array.Sort(owned, (one, other) => one.Owner.CompareTo(other.Owner));
        var added = 0;
        for (int i = 0, end; i < owned.Length; i = end)
        {
            var owner = owned[i].Owner;
            var (news, person) = (0, (PersonDetails?)null);
            for (end = i; end < owned.Length && owned[end].Owner == owner; end++)
            {
                news += PurchaseRows.Add(session, store, owner.Key, owned[end].Order) ? 1 : 0;
                person = owned[end].Order.Person ?? person;
            }

            added += news;
            if (news > 0 || owner.IsStranger)
            {
                session.Execute(
                    "INSERT INTO imported (store, customer, person) VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET person = ifnull(excluded.person, person)",
                    store, owner.Key, person is null ? null : Document.Write(person));
            }
        }

        return new(added, known.Values.Distinct().Count(owner => owner.IsStranger));
    }

    // The holder of the most telling name that is known; else somebody new, who holds them all.
    private static Owner OwnerOf(Session session, long store, PastOrder order, Dictionary<AliasHash, Owner> known, List<(byte[] Hash, Owner Owner)> fresh)
    {
        Owner? owner = null;
        Span<bool> isFresh = stackalloc bool[order.Names.Length];
        for (var i = 0; i < order.Names.Length; i++)
        {
            if (!known.TryGetValue(order.Names[i], out var holder))
            {
                var key = session.Bytes("SELECT customer FROM aliases WHERE hash = $1 AND store = $2", SqliteAliases.Bytes(order.Names[i]), store);
                isFresh[i] = key is null;
                holder = key is null ? null : known[order.Names[i]] = Same(key, known, order.Names) ?? new(key, IsStranger: false);
            }

            owner ??= holder;
        }

        owner ??= new(RandomNumberGenerator.GetBytes(16), IsStranger: true);
        for (var i = 0; i < order.Names.Length; i++)
        {
            if (isFresh[i])
            {
                known[order.Names[i]] = owner;
                fresh.Add((SqliteAliases.Bytes(order.Names[i]), owner));
            }
        }

        return owner;
    }

    // Two names of one person are one owner, so that their orders stand together.
    private static Owner? Same(byte[] key, Dictionary<AliasHash, Owner> known, IEnumerable<AliasHash> names)
    {
        foreach (var name in names)
        {
            if (known.TryGetValue(name, out var owner) && owner.Key.AsSpan().SequenceEqual(key))
            {
                return owner;
            }
        }

        return null;
    }

    private sealed record Owner(byte[] Key, bool IsStranger) : IComparable<Owner>
    {
        public int CompareTo(Owner? other) => other is null ? 1 : Key.AsSpan().SequenceCompareTo(other.Key);
    }
}
