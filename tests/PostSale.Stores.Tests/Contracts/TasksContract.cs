using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

/// <summary>What every <see cref="ITasks"/> keeps.</summary>
public abstract class TasksContract : StoreContract
{
    [SkippableFact]
    public async Task Assigned_IsFoundAndListedAmongTheOpen()
    {
        var task = Work(Key(1), "call");

        await Assign(task);

        Assert.Equal(task, await Tasks.Find(task.Id, None));
        Assert.Equal([task], await Tasks.List(Shop, TaskState.Open, 10, None));
        Assert.Equal([task], await Tasks.Of(Key(1), 10, None));
        Assert.Empty(await Tasks.List(Shop, TaskState.Done, 10, None));
        Assert.Empty(await Tasks.List(OtherShop, TaskState.Open, 10, None));
        Assert.Null(await Tasks.Find(Work(Key(1), "other").Id, None));
    }

    [SkippableFact]
    public async Task AssignedAgain_IsLeftAsItIs()
    {
        var task = Work(Key(1), "call");
        await Assign(task);
        var closed = task.Close("resolved", "", At(5))!;
        Assert.Equal(Saved.Done, await Tasks.Close(closed, [], At(5), None));

        await Customers.Owe(Key(1), new Effect.Assign(task));

        Assert.Equal(closed, await Tasks.Find(task.Id, None));
        Assert.Empty(await Tasks.List(Shop, TaskState.Open, 10, None));
    }

    [SkippableFact]
    public async Task Open_AreListedByWhenTheyShouldBeDone()
    {
        var tasks = new[] { 300, 60, 180 }.Select((due, n) => Work(Key(n), "call", dueBy: due)).ToList();
        foreach (var task in tasks)
        {
            await Assign(task);
        }

        Assert.Equal([tasks[1], tasks[2], tasks[0]], await Tasks.List(Shop, TaskState.Open, 10, None));
        Assert.Equal([tasks[1]], await Tasks.List(Shop, TaskState.Open, 1, None));
    }

    [SkippableFact]
    public async Task Closed_GivesItsFactsAndWakesTheCustomer()
    {
        var task = Work(Key(1), "call");
        await Assign(task);
        var closed = task.Close("resolved", "Foi bem.", At(5))!;

        Assert.Equal(Saved.Done, await Tasks.Close(closed, [Noted("closed", 5)], At(5), None));

        Assert.Equal(closed, await Tasks.Find(task.Id, None));
        Assert.Empty(await Tasks.List(Shop, TaskState.Open, 10, None));
        Assert.Equal([closed], await Tasks.List(Shop, TaskState.Done, 10, None));
        Assert.Equal(["closed"], Keys((await Customers.Read(Key(1))).Facts));
        Assert.Equal(At(5), await Customers.NextDue(None));
    }

    [SkippableFact]
    public async Task ClosedSideBySide_OneIsDoneAndTheFactsAreThereOnce()
    {
        var task = Work(Key(1), "call");
        await Assign(task);

        var saved = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() =>
            Tasks.Close(task.Close($"outcome-{n}", "", At(5))!, [Noted($"closed:{n}", 5)], At(5), None))));

        var winner = Assert.Single(Enumerable.Range(0, 8), n => saved[n] == Saved.Done);
        Assert.Equal($"outcome-{winner}", (await Tasks.Find(task.Id, None))?.Outcome);
        Assert.Equal([$"closed:{winner}"], Keys((await Customers.Read(Key(1))).Facts));
    }

    [SkippableFact]
    public async Task Withdrawn_IsCancelledWhileOpenAndNotAfterwards()
    {
        var (open, done) = (Work(Key(1), "call"), Work(Key(1), "visit"));
        await Assign(open);
        await Customers.Owe(Key(1), new Effect.Assign(done));
        var closed = done.Close("resolved", "", At(5))!;
        await Tasks.Close(closed, [], At(5), None);

        await Customers.Owe(
            Key(1), new Effect.Withdraw(open.Id, Reason.ExitReached), new Effect.Withdraw(done.Id, Reason.ExitReached),
            new Effect.Withdraw(Work(Key(1), "absent").Id, Reason.ExitReached));

        Assert.Equal(open.Cancel(Reason.ExitReached, Noon), await Tasks.Find(open.Id, None));
        Assert.Equal(closed, await Tasks.Find(done.Id, None));
        Assert.Empty(await Tasks.List(Shop, TaskState.Open, 10, None));
        Assert.Equal(Saved.Conflict, await Tasks.Close(open.Close("resolved", "", At(6))!, [Noted("late")], At(6), None));
        Assert.DoesNotContain("late", Keys((await Customers.Read(Key(1))).Facts));
    }

    [SkippableFact]
    public async Task AssignedAndWithdrawnInOneTurn_EndsCancelled()
    {
        var task = Work(Key(1), "call");
        await Customers.Append(Key(1), Noted("a"));

        await Customers.Owe(Key(1), new Effect.Assign(task), new Effect.Withdraw(task.Id, Reason.GoalReached));

        Assert.Equal(TaskState.Cancelled, (await Tasks.Find(task.Id, None))?.State);
        Assert.Empty(await Tasks.List(Shop, TaskState.Open, 10, None));
    }

    [SkippableFact]
    public async Task NoSuchTask_ClosingIsAConflict() =>
        Assert.Equal(Saved.Conflict, await Tasks.Close(Work(Key(1), "call").Close("resolved", "", At(5))!, [], At(5), None));

    private async Task Assign(CustomerTask task)
    {
        await Customers.Append(task.Customer, task.Store, [], Noon, None);
        await Customers.Owe(task.Customer, new Effect.Assign(task));
    }
}
