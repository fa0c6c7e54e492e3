using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PostSale.Application.Serialization;

namespace PostSale.Embedded.Sqlite;

/// <summary>A piece of a file of imported orders, made ready to be written.</summary>
/// <remarks>
/// There is only one writer, so all that needs no file is done before. Whose the orders are is found out first; then each table is written in the order of
/// its key. Orders come by date, so they lie all over it: in their own order every one of them would dirty a page of its own, and the pages are what a
/// commit costs. Customers' keys are numbers here, which are compared and sorted faster than bytes.
/// </remarks>
internal sealed class ImportedOrders
{
    private readonly IReadOnlyList<PastOrder> orders;

    // Distinct names, in the order of their index: neighbours are then on a page that is at hand.
    private readonly (byte[] Hash, string Kind)[] names;

    // The places in it of each order's names, one order's after another's.
    private readonly int[] places;

    private ImportedOrders(IReadOnlyList<PastOrder> orders, (byte[] Hash, string Kind)[] names, int[] places) =>
        (this.orders, this.names, this.places) = (orders, names, places);

    public static ImportedOrders Of(IReadOnlyList<PastOrder> orders)
    {
        var distinct = new Dictionary<AliasHash, int>(orders.Count);
        var seen = new List<int>(orders.Count * 2);
        foreach (var order in orders)
        {
            foreach (var name in order.Names)
            {
                ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(distinct, name, out var isKnown);
                place = isKnown ? place : distinct.Count - 1;
                seen.Add(place);
            }
        }

        var names = new (byte[] Hash, string Kind)[distinct.Count];
        foreach (var (name, place) in distinct)
        {
            names[place] = (SqliteAliases.Bytes(name), name.Kind);
        }

        var sorted = Enumerable.Range(0, names.Length).ToArray();
        Array.Sort(Array.ConvertAll(names, one => BinaryPrimitives.ReadUInt64BigEndian(one.Hash)), sorted);
        var placeOf = new int[names.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            placeOf[sorted[i]] = i;
        }

        return new(orders, Array.ConvertAll(sorted, place => names[place]), [.. seen.Select(place => placeOf[place])]);
    }

    public Added Write(Session session, long store)
    {
        var holders = new UInt128?[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var key = session.Bytes("SELECT customer FROM aliases WHERE hash = $1 AND store = $2", names[i].Hash, store);
            holders[i] = key is null ? null : BinaryPrimitives.ReadUInt128BigEndian(key);
        }

        var fresh = Enumerable.Range(0, names.Length).Where(i => holders[i] is null).ToList();
        var strangers = new HashSet<UInt128>();
        var foreign = new HashSet<int>();
        var owned = Owned(holders, strangers, foreign);
        foreach (var i in fresh)
        {
            session.Execute(
                "INSERT INTO aliases (hash, store, customer, kind) VALUES ($1, $2, $3, $4)", names[i].Hash, store, KeyOf(holders[i]!.Value), names[i].Kind);
        }

        return new(WriteOrders(session, store, owned, strangers, foreign), strangers.Count);
    }

    // Whose each order is: the holder's of the most telling name that is held; else somebody's who is new. Names that nobody holds are theirs from now on.
    // An e-mail among the names that is another's makes the order foreign.
    private (UInt128 Owner, int Order)[] Owned(UInt128?[] holders, HashSet<UInt128> strangers, HashSet<int> foreign)
    {
        var owned = new (UInt128 Owner, int Order)[orders.Count];
        for (int i = 0, at = 0; i < owned.Length; at += orders[i].Names.Length, i++)
        {
            var own = places.AsSpan(at, orders[i].Names.Length);
            UInt128? owner = null;
            foreach (var place in own)
            {
                owner ??= holders[place];
            }

            if (owner is null)
            {
                owner = BinaryPrimitives.ReadUInt128BigEndian(RandomNumberGenerator.GetBytes(16));
                strangers.Add(owner.Value);
            }

            foreach (var place in own)
            {
                holders[place] ??= owner;
                if (holders[place] != owner && new AliasHash("", names[place].Kind).IsEmail)
                {
                    foreign.Add(i);
                }
            }

            owned[i] = (owner.Value, i);
        }

        return owned;
    }

    private int WriteOrders(Session session, long store, (UInt128 Owner, int Order)[] owned, HashSet<UInt128> strangers, HashSet<int> foreign)
    {
        Array.Sort(owned);
        var added = 0;
        for (int i = 0, end; i < owned.Length; i = end)
        {
            var owner = owned[i].Owner;
            var key = KeyOf(owner);
            var (news, person) = (0, (PersonDetails?)null);
            for (end = i; end < owned.Length && owned[end].Owner == owner; end++)
            {
                var order = orders[owned[end].Order];
                news += PurchaseRows.Add(session, store, key, order) ? 1 : 0;
                person = (foreign.Contains(owned[end].Order) ? order.WithoutEmail() : order).Person ?? person;
            }

            added += news;
            if (news > 0 || strangers.Contains(owner))
            {
                session.Execute(
                    "INSERT INTO imported (store, customer, person) VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET person = ifnull(excluded.person, person)",
                    store, key, person is null ? null : Document.Write(person));
            }
        }

        return added;
    }

    private static byte[] KeyOf(UInt128 owner)
    {
        var key = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(key, owner);
        return key;
    }
}
