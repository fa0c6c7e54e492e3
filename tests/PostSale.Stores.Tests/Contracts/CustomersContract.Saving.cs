using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

public abstract partial class CustomersContract
{
    [SkippableFact]
    public async Task Save_Turn_StoresTheCustomerTakesInItsFactsAndSetsTheWake()
    {
        await Customers.Append(Key(1), Paid("shopify:order:820"));
        var loaded = await Customers.Read(Key(1));
        var known = loaded.Customer with { Knowledge = loaded.Customer.Knowledge.With(loaded.Facts) };

        Assert.Equal(Saved.Done, await Customers.Save(loaded, new(known, [], At(600)), Noon, None));

        var after = await Customers.Read(Key(1));
        Assert.Equal(Text(known), Text(after.Customer));
        Assert.Empty(after.Facts);
        Assert.NotEqual(loaded.Version, after.Version);
        Assert.Equal(At(600), await Customers.NextDue(None));
    }

    [SkippableFact]
    public async Task Save_AfterAnotherWrite_IsAConflictAndWritesNothing()
    {
        await Customers.Append(Key(1), Noted("a"));
        var loaded = await Customers.Read(Key(1));
        await Customers.Append(Key(1), Noted("b", 1));
        var message = Message(Key(1), "welcome");
        var known = loaded.Customer with { Knowledge = loaded.Customer.Knowledge.With(Paid("o")) };

        Assert.Equal(
            Saved.Conflict,
            await Customers.Save(loaded, new(known, [new Effect.Send(message), new Effect.Note(Decision("welcome", 0))], At(600)), Noon, None));

        var after = await Customers.Read(Key(1));
        Assert.Equal(["a", "b"], Keys(after.Facts));
        Assert.Equal(Text(loaded.Customer), Text(after.Customer));
        Assert.Equal(Noon, await Customers.NextDue(None));
        Assert.Null(await Outbox.Find(message.Id, None));
        Assert.Empty(await Outbox.Due(At(1000), 10, None));
        Assert.Empty(await Outbox.List(Shop, null, 10, None));
        Assert.Empty(await Customers.Timeline(Key(1), 10, None));
    }

    [SkippableFact]
    public async Task Save_SideBySide_OneIsDoneTheOthersConflict()
    {
        await Customers.Append(Key(1), Noted("a"));
        var loaded = await Customers.Read(Key(1));
        var turn = new Turn(loaded.Customer, [new Effect.Note(Decision("welcome", 0))], At(600));

        var saved = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Customers.Save(loaded, turn, Noon, None))));

        Assert.Equal(1, saved.Count(one => one == Saved.Done));
        Assert.Equal(2, (await Customers.Timeline(Key(1), 10, None)).Count);
    }

    [SkippableFact]
    public async Task Save_WakeThereAndBack_IsDueOnceAtTheLast()
    {
        await Customers.Append(Key(1), Noted("a"));
        foreach (var minute in new[] { 600, 30, 600, 30, 600 })
        {
            var loaded = await Customers.Read(Key(1));
            await Customers.Save(loaded, new(loaded.Customer, [], At(minute)), Noon, None);
        }

        Assert.Equal(At(600), await Customers.NextDue(None));
        Assert.Equal([Key(1)], await Customers.Due(At(1000), 10, None));
    }

    [SkippableFact]
    public async Task Save_NewMessage_IsInTheOutbox()
    {
        var message = Message(Key(1), "welcome", notBefore: 5);

        await Customers.Enqueue(message);

        Assert.Equal((message, null), await Outbox.Find(message.Id, None));
        Assert.Equal([new(Key(1), message.Id)], await Outbox.Due(At(5), 10, None));
    }

    [SkippableFact]
    public async Task Save_MessageThatExists_IsLeftAsItIs()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);
        var claimed = await Outbox.Claim(message, Noon);

        await Customers.Owe(Key(1), new Effect.Send(message with { NotBefore = At(300) }));

        Assert.Equal(claimed, (await Outbox.Find(message.Id, None))?.Message);
        Assert.Empty(await Outbox.Due(At(1000), 10, None));
        Assert.Single(await Outbox.List(Shop, null, 10, None));
    }

    [SkippableFact]
    public async Task Save_CancelOfAPendingMessage_CancelsIt()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);

        await Customers.Owe(Key(1), new Effect.CancelSend(message.Id, Reason.OrderRefunded));

        Assert.Equal(message.Cancel(Reason.OrderRefunded, Noon), (await Outbox.Find(message.Id, None))?.Message);
        Assert.Empty(await Outbox.Due(At(1000), 10, None));
        Assert.Null(await Outbox.NextDue(None));
    }

    [SkippableFact]
    public async Task Save_CancelOfAnythingElse_LeavesItAsItIs()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);
        var claimed = await Outbox.Claim(message, Noon);

        await Customers.Owe(
            Key(1), new Effect.CancelSend(message.Id, Reason.OrderRefunded), new Effect.CancelSend(Message(Key(1), "absent").Id, Reason.OrderRefunded));

        Assert.Equal(claimed, (await Outbox.Find(message.Id, None))?.Message);
        Assert.Single(await Outbox.List(Shop, null, 10, None));
    }

    [SkippableFact]
    public async Task Save_SendAndCancelInOneTurn_EndsCancelled()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Append(Key(1), Noted("a"));

        await Customers.Owe(Key(1), new Effect.Send(message), new Effect.CancelSend(message.Id, Reason.OrderCancelled));

        Assert.Equal(MessageState.Cancelled, (await Outbox.Find(message.Id, None))?.Message.State);
        Assert.Empty(await Outbox.Due(At(1000), 10, None));
    }

    [SkippableFact]
    public async Task Save_AFullTurn_IsStoredWhole()
    {
        await Customers.Append(Key(1), Shop, Facts(LoadedCustomer.MaxFacts), Noon, None);
        var messages = Enumerable.Range(0, 25).Select(n => Message(Key(1), $"t-{n}", notBefore: n)).ToList();

        await Customers.Owe(
            Key(1), [.. messages.Select(message => new Effect.Send(message)), .. Enumerable.Range(0, 40).Select(n => new Effect.Note(Decision($"t-{n}", n)))]);

        Assert.Equal(messages.Select(message => message.Id), (await Outbox.Due(At(1000), 100, None)).Select(one => one.Message));
        Assert.Equal(70, (await Customers.Timeline(Key(1), 100, None)).Count);
    }

    [SkippableFact]
    public async Task Save_LargeCustomer_ComesBackWhole()
    {
        await Customers.Append(Key(1), Noted("a"));
        var loaded = await Customers.Read(Key(1));
        var orders = Enumerable.Range(0, 400)
            .Select(n => new Order { Refs = [Convert.ToHexStringLower(Noise(1000)[n..(n + 500)])], PaidAt = At(n) });
        var large = loaded.Customer with { Knowledge = loaded.Customer.Knowledge with { Orders = [.. orders] } };

        Assert.Equal(Saved.Done, await Customers.Save(loaded, new(large, [], null), Noon, None));

        Assert.Equal(Text(large), Text((await Customers.Read(Key(1))).Customer));
    }

    [SkippableFact]
    public async Task Timeline_FactsAndDecisions_AreNewestFirst()
    {
        const int month = 31 * 24 * 60;
        await Customers.Append(Key(1), Noted("a", 0), Noted("b", month), Noted("c", 2 * month));
        await Customers.Owe(Key(1), new Effect.Note(Decision("t-1", 1)), new Effect.Note(Decision("t-2", month + 1)));
        await Customers.Append(Key(1), Noted("late", -month));
        await Customers.Owe(Key(1), new Effect.Note(Decision("t-3", 2 * month + 1)));
        await Customers.Append(Key(1), Noted("waiting", 3 * month));
        await Customers.Append(Key(2), Noted("other"));
        await Customers.Owe(Key(2));

        var lines = await Customers.Timeline(Key(1), 100, None);

        Assert.Equal(["t-3", "c", "t-2", "b", "t-1", "a", "late"], lines.Select(Name));
        Assert.Equal(lines.Select(line => line.At), lines.Select(line => line.Fact?.OccurredAt ?? line.Decision!.At));
        Assert.Equal(Decision("t-3", 2 * month + 1), lines[0].Decision);
        Assert.Equal(Text(Noted("c", 2 * month)), Text(lines[1].Fact!));
        Assert.Equal(["t-3", "c", "t-2"], (await Customers.Timeline(Key(1), 3, None)).Select(Name));
        Assert.Empty(await Customers.Timeline(Key(3), 3, None));
    }

    private static string Name(TimelineLine line) => line.Fact?.Key ?? line.Decision!.Touchpoint!.Value.Value;
}
