using System.Text;
using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

/// <summary>What every <see cref="IInbox"/> keeps.</summary>
public abstract partial class InboxContract : StoreContract
{
    [SkippableFact]
    public async Task Append_NewDelivery_IsStoredWholeAndDueAtOnce()
    {
        var delivery = Delivery("d-1") with
        {
            Topic = "orders/paid",
            Test = true,
            TriggeredAt = At(-5),
            ClockAhead = Duration.FromDays(400),
        };

        Assert.Equal([Received.Stored], await Inbox.Append([delivery], None));

        var item = Assert.Single(await Inbox.Due(Noon, 10, None));
        Assert.Equal((InboxState.Waiting, null, 0, Noon, null), (item.State, item.Reason, item.Tries, item.NextTry, item.Customer));
        Assert.Equal(delivery with { Body = default }, item.Delivery with { Body = default });
        Assert.Equal("{}", Encoding.UTF8.GetString(item.Delivery.Body.Span));
        Assert.Empty(await Inbox.Due(Noon - Duration.FromTicks(1), 10, None));
    }

    [SkippableFact]
    public async Task Append_SameBodyAgain_IsARepeatAndWritesNothing()
    {
        await Inbox.Append([Delivery("d-1")], None);

        Assert.Equal([Received.Repeat], await Inbox.Append([Delivery("d-1", minute: 9)], None));

        var item = Assert.Single(await Inbox.Due(At(60), 10, None));
        Assert.Equal(Noon, item.Delivery.ReceivedAt);
        Assert.Single(await Inbox.List(Shop, InboxState.Waiting, 10, None));
    }

    [SkippableFact]
    public async Task Append_RepeatOfASettledDelivery_DoesNotWakeIt()
    {
        await Inbox.Append([Delivery("d-1")], None);
        await Inbox.Settle(Delivery("d-1").Key, InboxState.Routed, null, Key(1), None);

        Assert.Equal([Received.Repeat], await Inbox.Append([Delivery("d-1", minute: 9)], None));

        Assert.Empty(await Inbox.Due(At(60), 10, None));
        Assert.Null(await Inbox.NextDue(None));
    }

    [SkippableFact]
    public async Task Append_OtherBodyUnderTheId_StandsInQuarantineBesideTheFirst()
    {
        await Inbox.Append([Delivery("d-1", body: "{\"n\":1}")], None);

        Assert.Equal([Received.Conflict], await Inbox.Append([Delivery("d-1", minute: 1, body: "{\"n\":2}")], None));
        Assert.Equal([Received.Conflict], await Inbox.Append([Delivery("d-1", minute: 2, body: "{\"n\":2}")], None));

        var first = Assert.Single(await Inbox.Due(At(60), 10, None));
        Assert.Equal("{\"n\":1}", Encoding.UTF8.GetString(first.Delivery.Body.Span));
        var second = Assert.Single(await Inbox.List(Shop, InboxState.Quarantined, 10, None));
        Assert.Equal("{\"n\":2}", Encoding.UTF8.GetString(second.Delivery.Body.Span));
        Assert.Equal("d-1", second.Delivery.Key.Id);
        Assert.NotNull(second.Reason);
    }

    [SkippableFact]
    public async Task Settle_DeliveryWithAConflict_LeavesTheOtherBodyInQuarantine()
    {
        await Inbox.Append([Delivery("d-1", body: "1")], None);
        await Inbox.Append([Delivery("d-1", body: "2")], None);

        await Inbox.Settle(Delivery("d-1").Key, InboxState.Routed, null, Key(1), None);

        Assert.Equal("1", Encoding.UTF8.GetString(Assert.Single(await Inbox.List(Shop, InboxState.Routed, 10, None)).Delivery.Body.Span));
        Assert.Equal("2", Encoding.UTF8.GetString(Assert.Single(await Inbox.List(Shop, InboxState.Quarantined, 10, None)).Delivery.Body.Span));
    }

    [SkippableFact]
    public async Task Append_SeveralAtOnce_AnswersEachInOrder()
    {
        await Inbox.Append([Delivery("old"), Delivery("changed", body: "1")], None);

        var answers = await Inbox.Append([Delivery("new"), Delivery("old"), Delivery("changed", body: "2"), Delivery("new"), Delivery("newer")], None);

        Assert.Equal([Received.Stored, Received.Repeat, Received.Conflict, Received.Repeat, Received.Stored], answers);
    }

    [SkippableFact]
    public async Task Append_Nothing_AnswersNothing() => Assert.Empty(await Inbox.Append([], None));

    [SkippableFact]
    public async Task Append_SameIdOfAnotherStoreOrProvider_IsAnotherDelivery()
    {
        await Inbox.Append([Delivery("d-1")], None);

        Assert.Equal(
            [Received.Stored, Received.Stored],
            await Inbox.Append([Delivery("d-1", store: OtherShop, body: "2"), Delivery("d-1", provider: "shopify", body: "3")], None));
        Assert.Equal(3, (await Inbox.Due(Noon, 10, None)).Count);
    }

    [SkippableFact]
    public async Task Append_ThirtyTwoTimesSideBySide_IsStoredOnce()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => Inbox.Append([Delivery("d-1")], None))));

        Assert.Equal(1, answers.Count(answer => answer is [Received.Stored]));
        Assert.Equal(31, answers.Count(answer => answer is [Received.Repeat]));
        Assert.Single(await Inbox.Due(Noon, 100, None));
        Assert.Single(await Inbox.List(Shop, InboxState.Waiting, 100, None));
    }

    [SkippableFact]
    public async Task Append_ThirtyTwoBodiesOfOneIdSideBySide_OneStandsTheOthersAreQuarantined()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(n => Task.Run(() => Inbox.Append([Delivery("d-1", body: $"{n}")], None))));

        Assert.Equal(1, answers.Count(answer => answer is [Received.Stored]));
        Assert.Equal(31, answers.Count(answer => answer is [Received.Conflict]));
        Assert.Single(await Inbox.Due(Noon, 100, None));
        Assert.Equal(31, (await Inbox.List(Shop, InboxState.Quarantined, 100, None)).Count);
    }

    [SkippableTheory]
    [MemberData(nameof(OddNames), MemberType = typeof(Sample))]
    public async Task Append_OddId_IsFoundUnderIt(string id)
    {
        await Inbox.Append([Delivery("/other"), Delivery(id)], None);

        Assert.Equal([Received.Repeat], await Inbox.Append([Delivery(id)], None));
        await Inbox.Settle(new(Shop, "stripe", id), InboxState.Ignored, "Nothing to do.", null, None);

        Assert.Equal(id, Assert.Single(await Inbox.List(Shop, InboxState.Ignored, 10, None)).Delivery.Key.Id);
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(65_536)]
    [InlineData(900_000)]
    [InlineData(1_048_576)]
    public async Task Append_BodyOfAnySize_ComesBackWhole(int length)
    {
        var delivery = Delivery("d-1") with { Body = Noise(length) };

        await Inbox.Append([delivery, Delivery("d-2", minute: 1)], None);

        Assert.Equal([Received.Repeat], await Inbox.Append([delivery], None));
        var items = await Inbox.Due(At(1), 10, None);
        Assert.Equal(["d-1", "d-2"], items.Select(item => item.Delivery.Key.Id));
        Assert.True(items[0].Delivery.Body.Span.SequenceEqual(delivery.Body.Span));
    }
}
