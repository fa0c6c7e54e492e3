using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

public abstract partial class InboxContract
{
    [SkippableFact]
    public async Task Due_SeveralItems_AreInTheOrderReceived()
    {
        foreach (var n in Enumerable.Range(0, 12))
        {
            await Inbox.Append([Delivery($"d-{n}", minute: n * 20, store: n % 2 == 0 ? Shop : OtherShop)], None);
        }

        Assert.Equal(Enumerable.Range(0, 12).Select(n => $"d-{n}"), Ids(await Inbox.Due(At(1000), 100, None)));
        Assert.Equal(["d-0", "d-1", "d-2"], Ids(await Inbox.Due(At(1000), 3, None)));
        Assert.Equal(["d-0", "d-1"], Ids(await Inbox.Due(At(20), 100, None)));
    }

    [SkippableFact]
    public async Task Due_ReceivedTogether_AreInTheOrderGiven()
    {
        await Inbox.Append([.. Enumerable.Range(0, 20).Select(n => Delivery($"d-{n}"))], None);

        Assert.Equal(Enumerable.Range(0, 20).Select(n => $"d-{n}"), Ids(await Inbox.Due(Noon, 100, None)));
    }

    [SkippableFact]
    public async Task NextDue_NothingWaits_IsNull()
    {
        Assert.Null(await Inbox.NextDue(None));

        await Inbox.Append([Delivery("d-1")], None);
        await Inbox.Settle(Delivery("d-1").Key, InboxState.Ignored, "Nothing to do.", null, None);

        Assert.Null(await Inbox.NextDue(None));
    }

    [SkippableFact]
    public async Task NextDue_SeveralWait_IsTheSoonest()
    {
        await Inbox.Append([Delivery("d-1"), Delivery("d-2", minute: 5)], None);
        Assert.Equal(Noon, await Inbox.NextDue(None));

        await Inbox.Postpone(Delivery("d-1").Key, "Unknown order.", At(300), [], None);

        Assert.Equal(At(5), await Inbox.NextDue(None));
    }

    [SkippableTheory]
    [InlineData(InboxState.Routed, null, true)]
    [InlineData(InboxState.Ignored, "Nothing to do.", false)]
    [InlineData(InboxState.Quarantined, "Names nobody.", false)]
    public async Task Settle_WaitingItem_SaysWhatBecameOfIt(InboxState state, string? reason, bool routed)
    {
        CustomerKey? customer = routed ? Key(1) : null;
        await Inbox.Append([Delivery("d-1")], None);

        await Inbox.Settle(Delivery("d-1").Key, state, reason, customer, None);

        Assert.Empty(await Inbox.Due(At(1000), 10, None));
        Assert.Empty(await Inbox.List(Shop, InboxState.Waiting, 10, None));
        var item = Assert.Single(await Inbox.List(Shop, state, 10, None));
        Assert.Equal((state, reason, 1, customer), (item.State, item.Reason, item.Tries, item.Customer));
        Assert.Equal("{}", System.Text.Encoding.UTF8.GetString(item.Delivery.Body.Span));
    }

    [SkippableFact]
    public async Task Settle_Repeated_ChangesNothing()
    {
        await Inbox.Append([Delivery("d-1")], None);
        await Inbox.Settle(Delivery("d-1").Key, InboxState.Routed, null, Key(1), None);

        await Inbox.Settle(Delivery("d-1").Key, InboxState.Routed, null, Key(1), None);

        var item = Assert.Single(await Inbox.List(Shop, InboxState.Routed, 10, None));
        Assert.Equal((InboxState.Routed, null, 1, Key(1)), (item.State, item.Reason, item.Tries, item.Customer));
    }

    [SkippableFact]
    public async Task Settle_UnknownDelivery_WritesNothing()
    {
        await Inbox.Settle(Delivery("d-1").Key, InboxState.Routed, null, Key(1), None);

        Assert.Empty(await Inbox.List(Shop, InboxState.Routed, 10, None));
        Assert.Equal([Received.Stored], await Inbox.Append([Delivery("d-1")], None));
    }

    [SkippableFact]
    public async Task Postpone_WaitingItem_IsTriedLaterAndCountsTheTry()
    {
        await Inbox.Append([Delivery("d-1")], None);

        await Inbox.Postpone(Delivery("d-1").Key, "Unknown order.", At(90), [], None);

        Assert.Empty(await Inbox.Due(At(89), 10, None));
        var item = Assert.Single(await Inbox.Due(At(90), 10, None));
        Assert.Equal((InboxState.Waiting, "Unknown order.", 1, At(90)), (item.State, item.Reason, item.Tries, item.NextTry));
        Assert.Equal("d-1", Assert.Single(Ids(await Inbox.List(Shop, InboxState.Waiting, 10, None))));

        await Inbox.Postpone(Delivery("d-1").Key, "Unknown order.", At(200), [], None);

        Assert.Equal(2, Assert.Single(await Inbox.Due(At(200), 10, None)).Tries);
        Assert.Equal(At(200), await Inbox.NextDue(None));
    }

    [SkippableFact]
    public async Task Postpone_SettledItem_StaysSettled()
    {
        await Inbox.Append([Delivery("d-1")], None);
        await Inbox.Settle(Delivery("d-1").Key, InboxState.Routed, null, Key(1), None);

        await Inbox.Postpone(Delivery("d-1").Key, "Unknown order.", At(90), [], None);

        Assert.Null(await Inbox.NextDue(None));
        Assert.Null(Assert.Single(await Inbox.List(Shop, InboxState.Routed, 10, None)).Reason);
    }

    [SkippableFact]
    public async Task Recall_AName_MakesDueWhatWaitsForItAndNothingElse()
    {
        var ids = new[] { "d-1", "d-2", "d-3", "settled" };
        await Inbox.Append([.. ids.Select(id => Delivery(id)), Delivery("d-1", store: OtherShop)], None);
        await Inbox.Postpone(Delivery("d-1").Key, "Unknown order.", At(600), [Name(1), Name(2)], None);
        await Inbox.Postpone(Delivery("d-2").Key, "Unknown order.", At(500), [Name(2)], None);
        await Inbox.Postpone(Delivery("d-3").Key, "Unknown order.", At(450), [Name(3)], None);
        await Inbox.Postpone(Delivery("settled").Key, "Unknown order.", At(400), [Name(2)], None);
        await Inbox.Settle(Delivery("settled").Key, InboxState.Ignored, "Nothing to do.", null, None);
        await Inbox.Postpone(Delivery("d-1", store: OtherShop).Key, "Unknown order.", At(400), [Name(2)], None);

        Assert.Equal(2, await Inbox.Recall(Shop, [Name(2), Name(9)], At(10), None));

        var due = await Inbox.Due(At(10), 10, None);
        Assert.Equal(["d-1", "d-2"], Ids(due));
        Assert.All(due, item => Assert.Equal((At(10), 1, Shop), (item.NextTry, item.Tries, item.Delivery.Key.Store)));
        Assert.Equal(At(10), await Inbox.NextDue(None));
    }

    [SkippableFact]
    public async Task Recall_WhatIsPostponedAgain_IsRecalledByItsOtherName()
    {
        await Inbox.Append([Delivery("d-1")], None);
        await Inbox.Postpone(Delivery("d-1").Key, "Unknown order.", At(600), [Name(1), Name(2)], None);
        await Inbox.Recall(Shop, [Name(1)], At(10), None);
        await Inbox.Postpone(Delivery("d-1").Key, "Unknown order.", At(700), [Name(2)], None);
        Assert.Empty(await Inbox.Due(At(600), 10, None));

        Assert.Equal(1, await Inbox.Recall(Shop, [Name(2)], At(20), None));

        Assert.Equal(["d-1"], Ids(await Inbox.Due(At(20), 10, None)));
    }

    [SkippableFact]
    public async Task Recall_WhatIsAlreadyDue_StaysAsItIs()
    {
        await Inbox.Append([Delivery("d-1")], None);
        await Inbox.Postpone(Delivery("d-1").Key, "Unknown order.", At(5), [Name(1)], None);

        Assert.Equal(1, await Inbox.Recall(Shop, [Name(1)], At(10), None));

        Assert.Equal(At(5), Assert.Single(await Inbox.Due(At(10), 10, None)).NextTry);
    }

    [SkippableFact]
    public async Task List_OfAState_IsNewestFirstAndOfTheStoreOnly()
    {
        // Across the end of a month: stores may cut their lists there.
        foreach (var n in Enumerable.Range(0, 6))
        {
            await Inbox.Append([Delivery($"d-{n}", minute: n * 360), Delivery($"o-{n}", minute: n * 360, store: OtherShop)], None);
            await Inbox.Settle(Delivery($"d-{n}").Key, n == 5 ? InboxState.Ignored : InboxState.Quarantined, "Names nobody.", null, None);
        }

        Assert.Equal(["d-4", "d-3", "d-2", "d-1", "d-0"], Ids(await Inbox.List(Shop, InboxState.Quarantined, 10, None)));
        Assert.Equal(["d-4", "d-3"], Ids(await Inbox.List(Shop, InboxState.Quarantined, 2, None)));
        Assert.Equal(["d-5"], Ids(await Inbox.List(Shop, InboxState.Ignored, 10, None)));
        Assert.Equal(["o-5", "o-4", "o-3"], Ids(await Inbox.List(OtherShop, InboxState.Waiting, 3, None)));
    }

    private static AliasHash Name(int number) => new(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([(byte)number])));

    private static IEnumerable<string> Ids(IEnumerable<InboxItem> items) => items.Select(item => item.Delivery.Key.Id);
}
