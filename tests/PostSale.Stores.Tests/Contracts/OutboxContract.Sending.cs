using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

public abstract partial class OutboxContract
{
    private static readonly Duration Lease = Duration.FromMinutes(2);

    [SkippableFact]
    public async Task Claim_PendingMessage_WritesItItsContentAndItsCustomer()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);
        await Customers.Append(Key(1), Shop, [], At(600), None);
        var loaded = await Outbox.Read(message);
        var claimed = loaded.Message.Claim("sender-1", Noon, Lease)!;

        Assert.Equal(Saved.Done, await Outbox.Claim(loaded, claimed, Counted(loaded), Content("Olá"), None));

        Assert.Equal((claimed, Content("Olá")), await Outbox.Find(message.Id, None));
        var customer = await Customers.Read(Key(1));
        Assert.Equal(Text(Counted(loaded)), Text(customer.Customer));
        Assert.NotEqual(loaded.Customer.Version, customer.Version);
        Assert.Equal(At(600), await Customers.NextDue(None));
        Assert.Empty(await Outbox.Due(At(1000), 10, None));
    }

    [SkippableFact]
    public async Task Claim_ChangedMessage_IsAConflictAndWritesNothing()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);
        var loaded = await Outbox.Read(message);
        var deferred = message.Defer(Reason.QuietHours, At(30))!;
        await Outbox.Settle(message, deferred);

        Assert.Equal(Saved.Conflict, await Outbox.Claim(loaded, loaded.Message.Claim("sender-1", Noon, Lease)!, Counted(loaded), Content(), None));

        Assert.Equal((deferred, null), await Outbox.Find(message.Id, None));
        Assert.Empty((await Customers.Read(Key(1))).Customer.Commitments.Contacts);
        Assert.Equal(At(30), await Outbox.NextDue(None));
        Assert.Single(await Outbox.Due(At(30), 10, None));
    }

    [SkippableFact]
    public async Task Claim_ChangedCustomer_IsAConflictAndWritesNothing()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);
        var loaded = await Outbox.Read(message);
        await Customers.Append(Key(1), Noted("withdrawn"));

        Assert.Equal(Saved.Conflict, await Outbox.Claim(loaded, loaded.Message.Claim("sender-1", Noon, Lease)!, Counted(loaded), Content(), None));

        Assert.Equal((message, null), await Outbox.Find(message.Id, None));
        Assert.Empty((await Customers.Read(Key(1))).Customer.Commitments.Contacts);
        Assert.Single(await Outbox.Due(Noon, 10, None));
        Assert.Empty(await Outbox.Lost(At(1000), null, 10, None));
    }

    [SkippableFact]
    public async Task Claim_SideBySide_OneHoldsIt()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);
        var loaded = await Outbox.Read(message);

        var saved = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() =>
            Outbox.Claim(loaded, loaded.Message.Claim($"sender-{n}", Noon, Lease)!, Counted(loaded), Content($"{n}"), None))));

        var winner = Assert.Single(Enumerable.Range(0, 16), n => saved[n] == Saved.Done);
        var found = await Outbox.Find(message.Id, None);
        Assert.Equal(($"sender-{winner}", $"{winner}"), (found?.Message.Claimant, found?.Content?.Subject));
    }

    [SkippableFact]
    public async Task Claim_LargeContent_ComesBackWhole()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);
        var loaded = await Outbox.Read(message);
        var content = Content(html: Convert.ToBase64String(Noise(300_000)));

        await Outbox.Claim(loaded, loaded.Message.Claim("sender-1", Noon, Lease)!, loaded.Customer.Customer, content, None);

        Assert.Equal(content, (await Outbox.Find(message.Id, None))?.Content);
    }

    [SkippableFact]
    public async Task Settle_PutOff_IsDueThen()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);
        var deferred = message.Defer(Reason.DailyCap, At(600))!;

        Assert.Equal(Saved.Done, await Outbox.Settle(message, deferred, [], Noon, None));

        Assert.Equal(deferred, (await Outbox.Read(message)).Message);
        Assert.Empty(await Outbox.Due(At(599), 10, None));
        Assert.Single(await Outbox.Due(At(600), 10, None));
        Assert.Null(await Customers.NextDue(None));
    }

    [SkippableFact]
    public async Task Settle_WithFacts_GivesThemToTheCustomerWhoIsDueNow()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);
        var claimed = await Outbox.Claim(message, Noon);
        var accepted = claimed.Accept("p-1", At(1))!;

        Assert.Equal(Saved.Done, await Outbox.Settle(claimed, accepted, [Noted("settled", 1)], At(1), None));

        Assert.Equal((accepted, Content()), await Outbox.Find(message.Id, None));
        Assert.Equal(["settled"], Keys((await Customers.Read(Key(1))).Facts));
        Assert.Equal(At(1), await Customers.NextDue(None));
        Assert.Null(await Outbox.NextDue(None));
    }

    [SkippableFact]
    public async Task Settle_FactAlreadyKnown_WritesTheMessageAllTheSame()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Append(Key(1), Noted("settled"));
        await Customers.Enqueue(message);
        var claimed = await Outbox.Claim(message, Noon);

        Assert.Equal(Saved.Done, await Outbox.Settle(claimed, claimed.Accept("p-1", At(1))!, [Noted("settled", 1)], At(1), None));

        Assert.Equal(MessageState.Accepted, (await Outbox.Find(message.Id, None))?.Message.State);
        Assert.Empty((await Customers.Read(Key(1))).Facts);
    }

    [SkippableFact]
    public async Task Settle_MessageInAnotherState_IsAConflictAndWritesNothing()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);
        var claimed = await Outbox.Claim(message, Noon);

        Assert.Equal(Saved.Conflict, await Outbox.Settle(message, message.Cancel(Reason.KillSwitch, Noon)!, [Noted("settled")], Noon, None));

        Assert.Equal(claimed, (await Outbox.Find(message.Id, None))?.Message);
        Assert.Empty((await Customers.Read(Key(1))).Facts);
        Assert.Null(await Customers.NextDue(None));
    }

    [SkippableFact]
    public async Task Settle_MessagePutOffMeanwhile_IsAConflict()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);
        var deferred = message.Defer(Reason.QuietHours, At(30))!;
        await Outbox.Settle(message, deferred);

        Assert.Equal(Saved.Conflict, await Outbox.Settle(message, message.Cancel(Reason.KillSwitch, Noon)!, [], Noon, None));

        Assert.Equal(deferred, (await Outbox.Find(message.Id, None))?.Message);
    }

    [SkippableFact]
    public async Task Settle_MessageReportedOnMeanwhile_IsAConflict()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);
        var claimed = await Outbox.Claim(message, Noon);
        var accepted = claimed.Accept("p-1", Noon)!;
        await Outbox.Settle(claimed, accepted);
        var delivered = accepted.Report(MessageReport.Delivered, Noon)!;
        Assert.Equal(Saved.Done, await Outbox.Settle(accepted, delivered, [Noted("reported")], Noon, None));

        Assert.Equal(Saved.Conflict, await Outbox.Settle(accepted, accepted.Report(MessageReport.Sent, Noon)!, [Noted("late")], Noon, None));

        Assert.Equal(delivered, (await Outbox.Find(message.Id, None))?.Message);
        Assert.Single((await Customers.Read(Key(1))).Facts);
        Assert.Equal(delivered, Assert.Single(await Outbox.List(Shop, MessageState.Accepted, 10, None)));
    }

    [SkippableFact]
    public async Task Settle_AnEarlierAttempt_IsAConflict()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);
        var first = await Outbox.Claim(message, Noon);
        await Outbox.Settle(first, first.Retry(Noon, Noon)!);
        var second = await Outbox.Claim(message, Noon);

        Assert.Equal(2, second.Attempt);
        Assert.Equal(Saved.Conflict, await Outbox.Settle(first, first.Accept("p-1", Noon)!, [Noted("settled")], Noon, None));

        Assert.Equal(second, (await Outbox.Find(message.Id, None))?.Message);
        Assert.Empty((await Customers.Read(Key(1))).Facts);
    }

    [SkippableFact]
    public async Task Settle_SideBySide_OneIsDoneAndTheFactsAreThereOnce()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);
        var claimed = await Outbox.Claim(message, Noon);

        var saved = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            Outbox.Settle(claimed, claimed.Accept("p-1", At(1))!, [Noted("settled", 1)], At(1), None))));

        Assert.Equal(1, saved.Count(one => one == Saved.Done));
        Assert.Equal(["settled"], Keys((await Customers.Read(Key(1))).Facts));
    }

    [SkippableFact]
    public async Task Settle_NoSuchMessage_IsAConflict()
    {
        var message = Message(Key(1), "welcome");

        Assert.Equal(Saved.Conflict, await Outbox.Settle(message, message.Cancel(Reason.KillSwitch, Noon)!, [Noted("settled")], Noon, None));

        Assert.Null(await Customers.Load(Key(1), None));
    }

    [SkippableFact]
    public async Task Claim_AfterARetry_ReplacesTheContent()
    {
        var message = Message(Key(1), "welcome");
        await Customers.Enqueue(message);
        var first = await Outbox.Claim(message, Noon);
        await Outbox.Settle(first, first.Retry(At(5), Noon)!);
        Assert.Single(await Outbox.Due(At(5), 10, None));
        var loaded = await Outbox.Read(message);

        await Outbox.Claim(loaded, loaded.Message.Claim("sender-1", At(5), Lease)!, loaded.Customer.Customer, Content("De novo"), None);

        var found = await Outbox.Find(message.Id, None);
        Assert.Equal((2, "De novo"), (found?.Message.Attempt, found?.Content?.Subject));
    }

    private static Customer Counted(LoadedMessage loaded)
    {
        var (message, customer) = (loaded.Message, loaded.Customer.Customer);
        return customer with { Commitments = customer.Commitments.Claimed(message.Id, message.Channel, message.Purpose, new(2031, 3, 31)) };
    }
}
