using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

public abstract partial class CustomersContract
{
    private static readonly Customer Erased = Customer.New(Key(1), Shop) with { ErasedAt = At(10) };

    [SkippableFact]
    public async Task Forget_LeavesTheRecordAndNothingThatSaysAnything()
    {
        var (pending, claimed, task) = (Message(Key(1), "pending"), Message(Key(1), "claimed"), Work(Key(1), "call"));
        await Customers.Append(Key(1), Paid("o"), Noted("a"));
        await Customers.Owe(Key(1), new Effect.Send(pending), new Effect.Send(claimed), new Effect.Assign(task), new Effect.Note(Decision("x", 1)));
        await Outbox.Claim(claimed, Noon);
        var done = Work(Key(1), "visit");
        await Customers.Owe(Key(1), new Effect.Assign(done));
        await Tasks.Close(done.Close("resolved", "Pessoa falou de tudo.", At(5))!, [Noted("closed", 5)], At(5), None);
        await Customers.Append(Key(1), Noted("waits"));
        await Customers.Use(Key(1), Shop, [Used("u", "export")], Noon, None);

        await Customers.Forget(Erased, At(11), At(20), None);
        await Customers.Forget(Erased, At(11), At(20), None);

        var left = await Customers.Read(Key(1));
        Assert.Equal(Text(Erased), Text(left.Customer));
        Assert.Empty(left.Facts);
        Assert.Empty(left.Uses);
        Assert.False(left.HasMore);
        Assert.Empty(await Customers.Timeline(Key(1), 10, None));
        Assert.Empty(await Customers.List(Shop, null, 10, None));
        Assert.Equal(At(20), await Customers.NextDue(None));
        Assert.Equal((MessageState.Cancelled, Reason.Erased), ((await Outbox.Find(pending.Id, None))!.Value.Message.State, (await Outbox.Find(pending.Id, None))!.Value.Message.Reason));
        Assert.Equal(MessageState.Claimed, (await Outbox.Find(claimed.Id, None))!.Value.Message.State);
        Assert.Null((await Outbox.Find(claimed.Id, None))!.Value.Content);
        Assert.Equal((TaskState.Cancelled, null), ((await Tasks.Find(task.Id, None))!.State, (await Tasks.Find(task.Id, None))!.Note));
        Assert.Equal((TaskState.Done, null), ((await Tasks.Find(done.Id, None))!.State, (await Tasks.Find(done.Id, None))!.Note));
    }

    [SkippableFact]
    public async Task Forget_WhatComesAfterwards_IsRefused()
    {
        await Customers.Append(Key(1), Noted("a"));
        var before = await Customers.Read(Key(1));
        await Customers.Forget(Erased, At(11), null, None);

        Assert.False(await Customers.Append(Key(1), Shop, [Noted("b")], Noon, None));
        Assert.Equal(Application.Ports.Used.Gone, await Customers.Use(Key(1), Shop, [Used("u", "export")], Noon, None));
        Assert.Equal(Saved.Conflict, await Customers.Save(before, new(before.Customer, [], null), Noon, None));
        Assert.Null(await Customers.NextDue(None));
        Assert.Empty((await Customers.Read(Key(1))).Facts);
    }

    [SkippableFact]
    public async Task Forget_Nobody_WritesNothing()
    {
        await Customers.Forget(Erased, At(11), At(20), None);

        Assert.Null(await Customers.Load(Key(1), None));
    }

    [SkippableFact]
    public async Task Forget_ACustomerOfManyRows_ForgetsAll()
    {
        await Customers.Append(Key(1), Shop, Facts(250), Noon, None);
        await Customers.Use(Key(1), Shop, [.. Enumerable.Range(0, 120).Select(n => Used($"u{n}", $"f{n}"))], Noon, None);

        await Customers.Forget(Erased, At(11), null, None);

        var left = await Customers.Read(Key(1));
        Assert.Empty(left.Facts);
        Assert.Empty(left.Uses);
    }

    [SkippableFact]
    public async Task Save_ARedirect_TakesFactsAndNoUsesAndIsNotListed()
    {
        await Customers.Append(Key(1), Noted("a"));
        var loaded = await Customers.Read(Key(1));
        await Customers.Save(loaded, new(loaded.Customer with { MergedInto = Key(2) }, [], null), Noon, None);

        Assert.True(await Customers.Append(Key(1), Shop, [Noted("b")], Noon, None));
        Assert.Equal(Application.Ports.Used.Gone, await Customers.Use(Key(1), Shop, [Used("u", "export")], Noon, None));

        Assert.Equal(["b"], Keys((await Customers.Read(Key(1))).Facts));
        Assert.Empty(await Customers.List(Shop, null, 10, None));
    }

    [SkippableFact]
    public async Task Shed_OldLinesOfAShard_AreGoneAndNothingElse()
    {
        foreach (var key in new[] { Key(1), Key(2) })
        {
            await Customers.Append(key, Noted("old"), Noted("new", 100));
            await Customers.Owe(key, new Effect.Note(Decision("early", 1)), new Effect.Note(Decision("late", 101)), new Effect.Send(Message(key, "sent")));
        }

        await Customers.Append(Key(1), Noted("waits", 2));

        Assert.Equal(2, await Customers.Shed(Key(1).ToBytes()[0], At(100), None));
        Assert.Equal(0, await Customers.Shed(Key(1).ToBytes()[0], At(100), None));

        Assert.Equal(["late", "new"], (await Customers.Timeline(Key(1), 10, None)).Select(Name));
        Assert.Equal(4, (await Customers.Timeline(Key(2), 10, None)).Count);
        Assert.Equal(["waits"], (await Customers.Read(Key(1))).Facts.Select(fact => fact.Key));
        Assert.NotNull(await Outbox.Find(Message(Key(1), "sent").Id, None));
    }
}
