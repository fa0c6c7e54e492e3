using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

/// <summary>What every <see cref="IOutbox"/> keeps.</summary>
public abstract partial class OutboxContract : StoreContract
{
    [SkippableFact]
    public async Task Due_PendingMessages_AreOldestFirst()
    {
        var messages = new List<Message>();
        foreach (var n in Enumerable.Range(0, 9))
        {
            messages.Add(Message(Key(n % 3), $"t-{n}", notBefore: n * 4 % 9 * 25));
            await Customers.Enqueue(messages[n]);
        }

        var expected = messages.OrderBy(message => message.NotBefore).Select(message => new MessageRef(message.Customer, message.Id)).ToList();
        Assert.Equal(expected, await Outbox.Due(At(1000), 100, None));
        Assert.Equal(expected.Take(4), await Outbox.Due(At(1000), 4, None));
        Assert.Equal(expected.Take(3), await Outbox.Due(At(50), 100, None));
        Assert.Empty(await Outbox.Due(Noon - Duration.FromTicks(1), 100, None));
    }

    [SkippableFact]
    public async Task NextDue_NothingUnderWay_IsNull()
    {
        Assert.Null(await Outbox.NextDue(None));

        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);
        await Outbox.Settle(message, message.Cancel(Reason.KillSwitch, Noon)!);

        Assert.Null(await Outbox.NextDue(None));
    }

    [SkippableFact]
    public async Task NextDue_AsAMessageGoesItsWay_FollowsIt()
    {
        var message = Message(Key(1), "welcome", notBefore: 5);
        await Customers.Enqueue(message);
        await Customers.Enqueue(Message(Key(2), "later", notBefore: 5000));
        Assert.Equal(At(5), await Outbox.NextDue(None));

        var claimed = await Outbox.Claim(message, At(5));
        Assert.Equal(At(7), await Outbox.NextDue(None));

        var unknown = claimed.Lose()!;
        await Outbox.Settle(claimed, unknown);
        Assert.True(await Outbox.NextDue(None) <= At(5));

        await Outbox.Settle(unknown, unknown.Accept("p-1", At(6))!);
        Assert.Equal(At(5000), await Outbox.NextDue(None));
    }

    [SkippableFact]
    public async Task Load_Message_ComesWithItsCustomer()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);
        await Customers.Append(Key(1), Noted("a"));

        var loaded = await Outbox.Read(message);

        Assert.Equal(message, loaded.Message);
        Assert.Equal(Key(1), loaded.Customer.Customer.Key);
        Assert.Equal(["a"], Keys(loaded.Customer.Facts));
        Assert.Equal((await Customers.Read(Key(1))).Version, loaded.Customer.Version);
    }

    [SkippableFact]
    public async Task Load_NoSuchMessage_IsNull()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);
        await Customers.Append(Key(2), Noted("a"));

        Assert.Null(await Outbox.Load(new(Key(1), Message(Key(1), "absent").Id), None));
        Assert.Null(await Outbox.Load(new(Key(2), message.Id), None));
        Assert.Null(await Outbox.Load(new(Key(3), message.Id), None));
    }

    [SkippableFact]
    public async Task Find_UnclaimedMessage_HasNoContent()
    {
        var message = Message(Key(1), "welcome");
        Assert.Null(await Outbox.Find(message.Id, None));

        await Customers.Enqueue(message);

        Assert.Equal((message, null), await Outbox.Find(message.Id, None));
    }

    [SkippableFact]
    public async Task Lost_ByTheirLeases_AreThoseWhoseLeaseEnded()
    {
        var (ended, held, pending) = (Message(Key(1), "ended"), Message(Key(1), "held"), Message(Key(2), "pending"));
        foreach (var message in new[] { ended, held, pending })
        {
            await Customers.Enqueue(message);
        }

        var lost = await Outbox.Claim(ended, Noon);
        await Outbox.Claim(held, At(1));

        Assert.Equal([lost], await Outbox.Lost(At(2), null, 10, None));
        Assert.Empty(await Outbox.Lost(At(2) - Duration.FromTicks(1), null, 10, None));
        Assert.Equal(2, (await Outbox.Lost(At(100), null, 10, None)).Count);
        Assert.Single(await Outbox.Lost(At(100), null, 1, None));
    }

    [SkippableFact]
    public async Task Lost_OneProcessAlone_AreAlsoTheClaimsOfOthers()
    {
        var (mine, orphan) = (Message(Key(1), "mine"), Message(Key(1), "orphan"));
        await Customers.Enqueue(mine);
        await Customers.Enqueue(orphan);
        await Outbox.Claim(mine, Noon, "sender-2");
        var lost = await Outbox.Claim(orphan, Noon, "sender-1");

        Assert.Equal([lost], await Outbox.Lost(Noon, "sender-2", 10, None));
        Assert.Empty(await Outbox.Lost(Noon, null, 10, None));
    }

    [SkippableFact]
    public async Task Lost_UnknownMessage_IsAmongThemUntilSettled()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);
        var claimed = await Outbox.Claim(message, Noon);
        var unknown = claimed.Lose()!;
        await Outbox.Settle(claimed, unknown);

        Assert.Equal([unknown], await Outbox.Lost(Noon, null, 10, None));
        Assert.Equal([unknown], await Outbox.Lost(Noon, "sender-1", 10, None));

        await Outbox.Settle(unknown, unknown.Reject(Reason.OutcomeUnknown, Noon)!);
        Assert.Empty(await Outbox.Lost(At(1000), "sender-9", 10, None));
    }

    [SkippableFact]
    public async Task List_OfAStore_IsNewestCreatedFirst()
    {
        // Across the end of a month: stores may cut their lists there.
        var messages = Enumerable.Range(0, 6).Select(n => Message(Key(n % 2), $"t-{n}", created: n * 360)).ToList();
        foreach (var message in messages)
        {
            await Customers.Enqueue(message);
        }

        await Customers.Enqueue(Message(Key(9), "other", store: OtherShop));
        var claimed = await Outbox.Claim(messages[2], Noon);
        await Outbox.Settle(claimed, claimed.Accept("p-1", Noon)!);
        await Outbox.Claim(messages[4], Noon);

        Assert.Equal(["t-5", "t-4", "t-3", "t-2", "t-1", "t-0"], Names(await Outbox.List(Shop, null, 10, None)));
        Assert.Equal(["t-5", "t-4"], Names(await Outbox.List(Shop, null, 2, None)));
        Assert.Equal(["t-5", "t-3", "t-1", "t-0"], Names(await Outbox.List(Shop, MessageState.Pending, 10, None)));
        Assert.Equal(["t-5", "t-3"], Names(await Outbox.List(Shop, MessageState.Pending, 2, None)));
        Assert.Equal(["t-4"], Names(await Outbox.List(Shop, MessageState.Claimed, 10, None)));
        Assert.Equal(["t-2"], Names(await Outbox.List(Shop, MessageState.Accepted, 10, None)));
        Assert.Empty(await Outbox.List(Shop, MessageState.Rejected, 10, None));
        Assert.Equal(["other"], Names(await Outbox.List(OtherShop, null, 10, None)));
    }

    [SkippableFact]
    public async Task Of_Customer_IsNewestCreatedFirst()
    {
        foreach (var n in Enumerable.Range(0, 6))
        {
            await Customers.Enqueue(Message(Key(n % 2), $"t-{n}", created: n));
        }

        Assert.Equal(["t-4", "t-2", "t-0"], Names(await Outbox.Of(Key(0), 10, None)));
        Assert.Equal(["t-5", "t-3"], Names(await Outbox.Of(Key(1), 2, None)));
        Assert.Empty(await Outbox.Of(Key(7), 10, None));
    }

    private static IEnumerable<string> Names(IEnumerable<Message> messages) => messages.Select(message => message.Effect.Touchpoint.Value);
}
