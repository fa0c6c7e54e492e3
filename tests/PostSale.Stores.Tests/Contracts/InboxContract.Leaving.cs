using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

public abstract partial class InboxContract
{
    [SkippableFact]
    public async Task Reopen_WhatIsInQuarantine_IsTriedAgain()
    {
        await Inbox.Append([Delivery("d-1"), Delivery("d-2")], None);
        await Inbox.Settle(Delivery("d-1").Key, InboxState.Quarantined, "Names nobody.", null, None);
        await Inbox.Settle(Delivery("d-2").Key, InboxState.Routed, null, Key(1), None);

        Assert.True(await Inbox.Reopen(Delivery("d-1").Key, At(5), None));
        Assert.False(await Inbox.Reopen(Delivery("d-1").Key, At(5), None));
        Assert.False(await Inbox.Reopen(Delivery("d-2").Key, At(5), None));
        Assert.False(await Inbox.Reopen(Delivery("d-3").Key, At(5), None));

        var item = Assert.Single(await Inbox.Due(At(5), 10, None));
        Assert.Equal(("d-1", At(5)), (item.Delivery.Key.Id, item.NextTry));
        Assert.Empty(await Inbox.List(Shop, InboxState.Quarantined, 10, None));
    }

    [SkippableFact]
    public async Task Discard_WhatIsInQuarantine_IsIgnoredFromThenOn()
    {
        await Inbox.Append([Delivery("d-1"), Delivery("d-2")], None);
        await Inbox.Append([Delivery("d-2", body: "[]")], None);
        await Inbox.Settle(Delivery("d-1").Key, InboxState.Quarantined, "Names nobody.", null, None);
        var copy = (await Inbox.List(Shop, InboxState.Quarantined, 10, None)).Single(item => item.Copy.Length > 0);

        Assert.True(await Inbox.Discard(Delivery("d-1").Key, "", "Discarded.", None));
        Assert.False(await Inbox.Discard(Delivery("d-2").Key, "", "Discarded.", None));
        Assert.True(await Inbox.Discard(copy.Delivery.Key, copy.Copy, "Discarded.", None));
        Assert.False(await Inbox.Discard(copy.Delivery.Key, copy.Copy, "Discarded.", None));

        Assert.Empty(await Inbox.List(Shop, InboxState.Quarantined, 10, None));
        Assert.Equal(["Discarded.", "Discarded."], (await Inbox.List(Shop, InboxState.Ignored, 10, None)).Select(item => item.Reason));
        Assert.Equal(["d-2"], Ids(await Inbox.Due(At(1000), 10, None)));
    }

    [SkippableFact]
    public async Task Blank_ACustomer_EmptiesWhatWasRoutedThereAndNothingElse()
    {
        var large = new string('x', 900_000);
        await Inbox.Append([Delivery("d-1"), Delivery("d-2", body: large), Delivery("d-3")], None);
        await Inbox.Settle(Delivery("d-1").Key, InboxState.Routed, null, Key(1), None);
        await Inbox.Settle(Delivery("d-2").Key, InboxState.Routed, null, Key(1), None);
        await Inbox.Settle(Delivery("d-3").Key, InboxState.Routed, null, Key(2), None);
        Assert.Equal(["d-1", "d-2"], Ids(await Inbox.Of(Key(1), 10, None)).Order());

        await Inbox.Blank(Key(1), None);
        await Inbox.Blank(Key(1), None);

        Assert.All(await Inbox.Of(Key(1), 10, None), item => Assert.True(item.Delivery.Body.IsEmpty));
        Assert.Equal(2, (await Inbox.Of(Key(1), 10, None)).Count);
        Assert.False(Assert.Single(await Inbox.Of(Key(2), 10, None)).Delivery.Body.IsEmpty);
        Assert.Equal([Received.Repeat], await Inbox.Append([Delivery("d-2", body: large)], None));
    }

    [SkippableFact]
    public async Task Blank_ADelivery_IsIgnoredWithAnEmptyBody()
    {
        await Inbox.Append([Delivery("d-1")], None);

        await Inbox.Blank(Delivery("d-1").Key, "Forgotten.", None);

        var item = await Inbox.Find(Delivery("d-1").Key, None);
        Assert.Equal((InboxState.Ignored, "Forgotten.", 1, true), (item!.State, item.Reason, item.Tries, item.Delivery.Body.IsEmpty));
        Assert.Empty(await Inbox.Due(At(1000), 10, None));
        Assert.Null(await Inbox.Find(Delivery("d-2").Key, None));
    }

    [SkippableFact]
    public async Task Shed_WhatIsOldAndSettled_LosesItsBodyAndIsStillKnown()
    {
        var large = new string('x', 900_000);
        var months = 60 * 24 * 31 * 3;
        await Inbox.Append([Delivery("routed", body: large), Delivery("ignored"), Delivery("waits"), Delivery("odd"), Delivery("young", months)], None);
        await Inbox.Append([Delivery("other") with { Key = Delivery("other").Key with { Store = OtherShop } }], None);
        foreach (var (id, state) in new[] { ("routed", InboxState.Routed), ("ignored", InboxState.Ignored), ("odd", InboxState.Quarantined), ("young", InboxState.Routed) })
        {
            await Inbox.Settle(Delivery(id).Key, state, null, state == InboxState.Routed ? Key(1) : null, None);
        }

        Assert.Equal(2, await Inbox.Shed(Shop, At(months), None));
        Assert.Equal(0, await Inbox.Shed(Shop, At(months), None));

        var held = new Dictionary<string, bool>();
        foreach (var id in new[] { "routed", "ignored", "waits", "odd", "young" })
        {
            held[id] = !(await Inbox.Find(Delivery(id).Key, None))!.Delivery.Body.IsEmpty;
        }

        Assert.Equal(["waits", "odd", "young"], held.Where(one => one.Value).Select(one => one.Key));
        Assert.Equal([Received.Repeat], await Inbox.Append([Delivery("routed", body: large)], None));
        Assert.Equal(0, await Inbox.Shed(OtherShop, At(months), None));
        Assert.True(await Inbox.Discard(Delivery("odd").Key, "", "Discarded.", None));
        Assert.Equal(1, await Inbox.Shed(Shop, At(months), None));
    }
}
