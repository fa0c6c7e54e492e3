namespace PostSale.Domain.Tests.Journeys;

public sealed class TaskTests
{
    private static readonly Instant Raised = Moments.At("2026-03-05T14:20"); // a Thursday
    private static readonly Policies Exact = Plans.Policies with { SpreadMinutes = 1 };

    private static readonly PlanBook Complaint = Plans.Book(Plans.Of(
        "complaint",
        FactTypes.ComplaintRaised,
        Plans.Task("call", 0) with { When = new Timing.AtOnce() },
        Plans.After("sorry", 1) with { After = new("call"), If = new Condition.Outcome(new("call"), ["resolved"]) },
        Plans.Task("investigate", 2, TaskKind.Investigation) with { After = new("call"), If = new Condition.Outcome(new("call"), ["no-answer"]) }));

    [Fact]
    public void AComplaint_AsksAPersonToCallAtOnce()
    {
        var task = Assert.Single(Follow(Raised).Tasks);
        Assert.Equal((TaskKind.Call, TaskState.Open, Raised, Raised + Duration.FromDays(1)), (task.Kind, task.State, task.CreatedAt, task.DueBy));
    }

    [Theory]
    [InlineData("resolved", "sorry#1 2026-03-06T10:00", 1)]
    [InlineData("no-answer", "", 2)]
    public void ItsOutcome_DecidesWhatFollows(string outcome, string lines, int tasks)
    {
        var followUp = Follow(Raised);
        followUp.Tell(Told.Closed(followUp.Tasks[0].Id, outcome, Raised + Duration.FromHours(3))).Until(Raised + Duration.FromDays(30));
        Assert.Equal(lines, string.Join(' ', followUp.Lines()));
        Assert.Equal(tasks, followUp.Tasks.Count);
        Assert.Contains(followUp.Notes, note => note is { Kind: DecisionKind.Done } && note.Cause == outcome);
    }

    [Fact]
    public void WhileNobodyCalled_WhatFollowsWaitsAndSaysSo()
    {
        var followUp = Follow(Raised).Until(Raised + Duration.FromDays(2));
        Assert.Empty(followUp.Sends);
        Assert.Contains(followUp.Explain(Raised + Duration.FromDays(2)), outlook =>
            outlook is { Touchpoint.Value: "sorry", Kind: OutlookKind.Waiting, Reason: Reason.WaitsForAnother });
        Assert.Contains(followUp.Explain(Raised + Duration.FromDays(2)), outlook => outlook is { Touchpoint.Value: "call", Kind: OutlookKind.Assigned });
    }

    [Fact]
    public void NobodyEverCalled_WhatFollowsIsOverWithItsOwnTime_AndSaysWhy()
    {
        var followUp = Follow(Raised).Until(Raised + Duration.FromDays(30));
        Assert.Empty(followUp.Sends);
        Assert.Equal(
            ["sorry WaitedTooLong 2026-03-09T10:00", "investigate WaitedTooLong 2026-03-10T10:00"],
            followUp.Skipped.Select(note => $"{note.Touchpoint} {note.Reason} {note.At.In(Moments.SaoPaulo):uuuu-MM-dd'T'HH:mm}"));
        Assert.Contains(followUp.Explain(Raised + Duration.FromDays(30)), outlook =>
            outlook is { Touchpoint.Value: "sorry", Kind: OutlookKind.Skipped, Reason: Reason.WaitedTooLong });

        // Called at last: the call is done, and the journey over with it.
        followUp.Tell(Told.Closed(followUp.Tasks[0].Id, "resolved", Raised + Duration.FromDays(31)));
        Assert.Empty(followUp.Sends);
        Assert.True(Assert.Single(followUp.Customer.Commitments.Runs).Finished);
    }

    [Fact]
    public void WhatFollowsWhatFollows_IsNotHeldUpByIt()
    {
        var plans = Plans.Book(Plans.Of(
            "chain", FactTypes.ComplaintRaised,
            Plans.Task("call", 0) with { When = new Timing.AtOnce() }, Plans.After("second", 1) with { After = new("call") }, Plans.After("third", 4) with { After = new("second") }));
        var followUp = new FollowUp(plans, Exact).Tell(Person(Raised), Told.Noted(FactTypes.ComplaintRaised, Raised)).Until(Raised + Duration.FromDays(30));
        Assert.Equal(["third#1 2026-03-09T10:00"], followUp.Lines());
    }

    [Fact]
    public void WhileItWaits_TheDayOnWhichItGivesUpIsKnown() => Assert.Equal(
        [("sorry", Moments.At("2026-03-09T10:00")), ("investigate", Moments.At("2026-03-10T10:00"))],
        Follow(Raised).Explain(Raised + Duration.FromDays(2)).Where(outlook => outlook.Kind == OutlookKind.Waiting).Select(outlook => (outlook.Touchpoint!.Value.Value, outlook.At!.Value)));

    [Fact]
    public void ClosedTwice_TheFirstWordStands()
    {
        var followUp = Follow(Raised);
        var task = followUp.Tasks[0].Id;
        followUp.Tell(Told.Closed(task, "resolved", Raised + Duration.FromHours(3)), Told.Closed(task, "no-answer", Raised + Duration.FromHours(4)))
            .Until(Raised + Duration.FromDays(30));
        Assert.Single(followUp.Sends);
    }

    [Fact]
    public void AtNightOrOnSunday_WaitsForTheHoursOfCalls()
    {
        Assert.Equal(Moments.At("2026-03-06T09:00"), Assert.Single(Follow(Moments.At("2026-03-05T22:00")).Tasks).CreatedAt);
        Assert.Equal(Moments.At("2026-03-09T09:00"), Assert.Single(Follow(Moments.At("2026-03-08T12:00")).Tasks).CreatedAt);
    }

    [Fact]
    public void NoTelephone_IsWorkAllTheSame() =>
        Assert.Single(new FollowUp(Complaint, Exact).Tell(Told.Noted(FactTypes.ComplaintRaised, Raised)).Until(Raised + Duration.FromDays(10)).Tasks);

    [Fact]
    public void ACall_TakesNoMessagesPlace()
    {
        var plans = Plans.Book(Plans.Of("both", FactTypes.ComplaintRaised, Plans.Task("call", 1), Plans.After("mail", 1)));
        var followUp = new FollowUp(plans, Exact).Tell(Person(Raised), Told.Noted(FactTypes.ComplaintRaised, Raised)).Until(Raised + Duration.FromDays(3));
        Assert.Equal(Moments.At("2026-03-06T10:00"), Assert.Single(followUp.Tasks).CreatedAt);
        Assert.Equal(["mail#1 2026-03-06T10:00"], followUp.Lines());
    }

    [Fact]
    public void TheRunEnds_TheOpenTaskIsTakenBack()
    {
        var plans = Plans.Book(Complaint.Current.Journeys[0] with { Exit = [FactTypes.SupportResolved] });
        var followUp = new FollowUp(plans, Exact).Tell(
            Person(Raised), Told.Noted(FactTypes.ComplaintRaised, Raised), Told.Noted(FactTypes.SupportResolved, Raised + Duration.FromHours(2)));
        Assert.Equal((followUp.Tasks[0].Id, Reason.ExitReached), Assert.Single(followUp.WithdrawnTasks) is var withdrawn ? (withdrawn.Task, withdrawn.Reason) : default);
    }

    private static FollowUp Follow(Instant raised) => new FollowUp(Complaint, Exact).Tell(Person(raised), Told.Noted(FactTypes.ComplaintRaised, raised)).Until(raised + Duration.FromDays(1));

    private static Fact Person(Instant at) => Told.Updated(new(Email: Told.Email, Phone: "+5511999990000"), at);
}
