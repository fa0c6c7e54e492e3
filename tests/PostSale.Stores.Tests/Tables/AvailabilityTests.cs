using PostSale.Azure.Tables;
using PostSale.Stores.Tests.Contracts;
using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Tables;

public sealed class AvailabilityTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly Dictionary<string, Func<TableStore, Task>> Operations = new()
    {
        ["append deliveries"] = store => store.Inbox.Append([Delivery("d-1")], None),
        ["due deliveries"] = store => store.Inbox.Due(Noon, 10, None),
        ["settle delivery"] = store => store.Inbox.Settle(Delivery("d-1").Key, InboxState.Ignored, "Nothing to do.", null, None),
        ["recall"] = store => store.Inbox.Recall(Shop, [SmallLife.Alias], Noon, None),
        ["list deliveries"] = store => store.Inbox.List(Shop, InboxState.Waiting, 10, None),
        ["claim alias"] = store => store.Aliases.Claim(Shop, [SmallLife.Alias], Key(1), None),
        ["find alias"] = store => store.Aliases.Find(Shop, [SmallLife.Alias], None),
        ["append facts"] = store => store.Customers.Append(Key(1), Noted("a")),
        ["load customer"] = store => store.Customers.Load(Key(1), None),
        ["next customer"] = store => store.Customers.NextDue(None),
        ["list customers"] = store => store.Customers.List(Shop, null, 10, None),
        ["timeline"] = store => store.Customers.Timeline(Key(1), 10, None),
        ["due messages"] = store => store.Outbox.Due(Noon, 10, None),
        ["find message"] = store => store.Outbox.Find(SmallLife.First.Id, None),
        ["lost messages"] = store => store.Outbox.Lost(Noon, null, 10, None),
    };

    public static TheoryData<string> Names() => new(Operations.Keys);

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task Anything_WhileTheServiceIsAway_SaysSo(string operation)
    {
        var transport = new FaultyTransport();
        var store = await TableAccount.Open(TableAccount.Prefix(), transport, retries: 1);
        transport.Cut();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Operations[operation](store));
        Assert.False(await store.IsWritable(None));
    }

    [SkippableFact]
    public async Task Write_WithoutTheRight_SaysWhichRoleIsMissing()
    {
        var transport = new FaultyTransport();
        var store = await TableAccount.Open(TableAccount.Prefix(), transport, retries: 0);
        transport.Arm(Fault.Refused, 1);

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Customers.Append(Key(1), Noted("a")));

        Assert.Contains("Storage Table Data Contributor", refused.Message, StringComparison.Ordinal);
        Assert.True(await store.IsWritable(None));
    }

    [SkippableFact]
    public async Task Write_TheCallerGaveUpOn_IsCancelledAndNotUnavailable()
    {
        var store = await TableAccount.Open(TableAccount.Prefix());
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Inbox.Append([Delivery("d-1")], given.Token));
    }

    [SkippableFact]
    public async Task Open_Twice_FindsWhatIsThere()
    {
        var prefix = TableAccount.Prefix();
        await (await TableAccount.Open(prefix)).Customers.Append(Key(1), Noted("a"));

        Assert.Equal(["a"], Keys((await (await TableAccount.Open(prefix)).Customers.Read(Key(1))).Facts));
    }

    [SkippableFact]
    public async Task WhatComesIn_IsAnnounced()
    {
        var store = await TableAccount.Open(TableAccount.Prefix());
        var rings = 0;
        store.Arrived += () => rings++;

        await store.Inbox.Append([Delivery("d-1")], None);
        await store.Customers.Append(Key(1), Noted("a"));

        Assert.Equal(2, rings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("With-Hyphen")]
    public async Task Open_PrefixThatNoTableMayHave_IsTheCallersFault(string prefix) =>
        await Assert.ThrowsAsync<ArgumentException>(() => TableStore.Open(
            "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;TableEndpoint=http://127.0.0.1:1/a;BlobEndpoint=http://127.0.0.1:1/a",
            new() { Prefix = prefix }, None));

    [Fact]
    public void ATry_MayHang_AndAnotherStillFitsIntoAWebhooksTime()
    {
        var retry = TableStoreOptions.ForTables().Retry;

        // The client spreads its pauses by a fifth.
        Assert.True((2 * retry.NetworkTimeout) + (1.2 * retry.Delay) < TimeSpan.FromSeconds(2));
    }
}
