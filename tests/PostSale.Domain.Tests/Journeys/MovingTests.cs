namespace PostSale.Domain.Tests.Journeys;

public sealed class MovingTests
{
    private static readonly Instant Bought = Moments.At("2026-03-05T14:20");

    // Day 8 and a half: day 7 has gone, day 14 is what the run waits for.
    private static readonly Instant Changed = Bought + Duration.FromDays(7.5);

    private static readonly Touchpoint Medium = Plans.OnDay("tips", 14) with { Stage = Stage.Medium };

    private static readonly StrategyPlan Old = Version("v1", Plans.Confirmation, Plans.FirstSteps, Plans.HowIsIt, Medium, Plans.Survey with { Stage = Stage.Medium });

    public static TheoryData<string, MoveRule, ImmutableArray<Touchpoint>, string> Cases => new()
    {
        { "stays", MoveRule.Stay, [Plans.OnDay("new", 10)], "confirmation#1 first-steps#3 how-is-it#7 tips#14 survey#30" },
        { "ends", MoveRule.End, [Plans.OnDay("new", 10)], "confirmation#1 first-steps#3 how-is-it#7" },
        { "what waits moves to another day", MoveRule.Same, [Plans.OnDay("tips", 20)], "confirmation#1 first-steps#3 how-is-it#7 tips#20" },
        { "what waits should have gone a day ago", MoveRule.Same, [Plans.OnDay("tips", 8)], "confirmation#1 first-steps#3 how-is-it#7 tips#9" },
        { "what waits should have gone long ago", MoveRule.Same, [Plans.OnDay("tips", 2), Plans.Survey], "confirmation#1 first-steps#3 how-is-it#7 survey#30" },
        { "what is new and ahead comes", MoveRule.Same, [Plans.OnDay("new", 10), Medium], "confirmation#1 first-steps#3 how-is-it#7 new#10 tips#14" },
        { "what is new and behind does not", MoveRule.Same, [Plans.OnDay("new", 8), Medium], "confirmation#1 first-steps#3 how-is-it#7 tips#14" },
        { "what has gone does not go again", MoveRule.Same, [Plans.OnDay("how-is-it", 12), Medium], "confirmation#1 first-steps#3 how-is-it#7 tips#14" },
        { "what it waits for is not there", MoveRule.Same, [Plans.OnDay("new", 10)], "confirmation#1 first-steps#3 how-is-it#7 tips#14 survey#30" },
        {
            "by stage", MoveRule.Stage, [Plans.OnDay("hello", 11), Plans.OnDay("middle", 12) with { Stage = Stage.Medium }, Plans.OnDay("late", 40) with { Stage = Stage.Long }],
            "confirmation#1 first-steps#3 how-is-it#7 middle#12 late#40"
        },
        { "by stage, of which nothing lies ahead", MoveRule.Stage, [Plans.OnDay("middle", 5) with { Stage = Stage.Medium }, Plans.OnDay("late", 40) with { Stage = Stage.Long }],
            "confirmation#1 first-steps#3 how-is-it#7 tips#14 survey#30" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void WhatACustomerGets_IsWhatTheRuleSays(string situation, MoveRule rule, ImmutableArray<Touchpoint> becomes, string expected)
    {
        var followUp = Apply(Version("v2", becomes), rule).Until(Bought + Duration.FromDays(60));
        Assert.True(expected == Days(followUp), $"{situation}: {Days(followUp)}");
        Assert.Equal(followUp.Sends.Count, followUp.Sends.Select(sent => sent.Message.Effect).Distinct().Count());
    }

    [Fact]
    public void Moved_IsWrittenDownWithWhatWasPassedOver()
    {
        var followUp = Apply(Version("v2", Plans.OnDay("new", 8), Medium), MoveRule.Same);
        var run = Assert.Single(followUp.Customer.Commitments.Runs);
        Assert.Equal("v2", run.Version.Value);
        Assert.Equal(Reason.StrategyChanged, run.Last(new("new"))!.Reason);
        Assert.Equal(
            [(DecisionKind.Skipped, "new"), (DecisionKind.Moved, "tips")],
            followUp.Notes.Where(note => note.Reason == Reason.StrategyChanged).Select(note => (note.Kind, note.Touchpoint!.Value.Value)));
    }

    [Fact]
    public void Ended_TakesBackWhatIsPending_AndNobodyEntersAgain()
    {
        var followUp = new FollowUp(new PlanBook(Old), Plans.Policies, message => message.Effect.Touchpoint == Plans.HowIsIt.Id ? null : MessageOutcome.Accepted)
            .Tell(Told.Paid("a", Bought)).Until(Changed);
        Assert.Equal(3, followUp.Sends.Count);

        followUp.Plans = Book(Version("v2", Medium), Old);
        followUp.Tell(Changed, Told.Applied(new("v2"), MoveRule.End, Changed)).Until(Bought + Duration.FromDays(400));

        Assert.Equal(Reason.StrategyChanged, Assert.Single(followUp.CancelledSends).Reason);
        Assert.Equal(3, followUp.Sends.Count);
        Assert.Equal(Reason.StrategyChanged, Assert.Single(followUp.Customer.Commitments.Runs).Ended);
    }

    // The new version knows no such task, so nobody could withdraw it should the run end.
    [Fact]
    public void TaskStillOpenThatTheNewVersionLacks_Stays()
    {
        var old = Version("v1", Plans.Task("call", 1), Medium);
        var followUp = new FollowUp(new PlanBook(old)).Tell(Told.Paid("a", Bought)).Until(Changed);
        Assert.Equal(StaysBecause.StillOpen, Because(followUp, Version("v2", Medium), old, MoveRule.Same));

        followUp.Tell(Changed, Told.Closed(Assert.Single(followUp.Tasks).Id, "resolved", Changed));
        Assert.IsType<Fate.Moves>(Single(followUp, Version("v2", Medium), old, MoveRule.Same));
    }

    [Theory]
    [InlineData(MoveRule.Stay, StaysBecause.Chosen)]
    [InlineData(MoveRule.Same, StaysBecause.JourneyGone)]
    [InlineData(MoveRule.Stage, StaysBecause.JourneyGone)]
    public void JourneyGone_Stays(MoveRule rule, StaysBecause why) =>
        Assert.Equal(why, Because(new FollowUp(new PlanBook(Old)).Tell(Told.Paid("a", Bought)).Until(Changed), Plans.Version("v2"), Old, rule));

    [Fact]
    public void JourneyAboutSomethingElse_Stays() => Assert.Equal(
        StaysBecause.OtherSubject,
        Because(
            new FollowUp(new PlanBook(Old)).Tell(Told.Paid("a", Bought)).Until(Changed),
            Plans.Version("v2", Plans.Journey("onboarding", Medium) with { Subject = SubjectKind.Customer }), Old, MoveRule.Same));

    // A record that proves to be somebody else's hands on what it was told.
    [Fact]
    public void LeavingForAnotherRecord_MovesFirst()
    {
        var becomes = Version("v2", Plans.OnDay("tips", 20));
        var followUp = new FollowUp(new PlanBook(Old)).Tell(Told.Paid("a", Bought)).Until(Changed);
        var leaving = Merging.Leave(Book(becomes, Old), Plans.Policies, followUp.Customer, [Told.Applied(becomes.Hash, MoveRule.Same, Changed)], CustomerKey.Parse(new('0', 32)), Changed);
        Assert.Equal(becomes.Hash, Assert.Single(leaving.Customer.Commitments.Runs).Version);
    }

    // Of two changes that wait together, the later is done last, in whatever order they come.
    [Fact]
    public void TwoChangesAtOnce_EndInTheLater()
    {
        var (second, third) = (Version("v3", Plans.OnDay("tips", 20)), Version("v2", Plans.OnDay("tips", 25)));
        var followUp = new FollowUp(new PlanBook(Old)).Tell(Told.Paid("a", Bought)).Until(Changed);
        followUp.Plans = Book(third, Old, second);
        followUp.Tell(Changed, Told.Applied(third.Hash, MoveRule.Same, Changed), Told.Applied(second.Hash, MoveRule.Same, Changed - Duration.FromHours(1)))
            .Until(Bought + Duration.FromDays(60));
        Assert.Equal("confirmation#1 first-steps#3 how-is-it#7 tips#25", Days(followUp));
    }

    [Fact]
    public void BackToAnEarlierVersion_MovesLikeAnyOther()
    {
        var second = Version("v2", Plans.OnDay("tips", 20), Plans.Survey);
        var followUp = Apply(second, MoveRule.Same);
        followUp.Plans = Book(Old, second);
        followUp.Tell(Changed + Duration.FromHours(1), Told.Applied(Old.Hash, MoveRule.Same, Changed + Duration.FromHours(1))).Until(Bought + Duration.FromDays(60));
        Assert.Equal("confirmation#1 first-steps#3 how-is-it#7 tips#14 survey#30", Days(followUp));
    }

    private static FollowUp Apply(StrategyPlan becomes, MoveRule rule)
    {
        var followUp = new FollowUp(new PlanBook(Old)).Tell(Told.Paid("a", Bought)).Until(Changed);
        followUp.Plans = Book(becomes, Old);
        return followUp.Tell(Changed, Told.Applied(becomes.Hash, rule, Changed));
    }

    private static StaysBecause Because(FollowUp followUp, StrategyPlan becomes, StrategyPlan old, MoveRule rule) =>
        Assert.IsType<Fate.Stays>(Single(followUp, becomes, old, rule)).Why;

    private static Fate Single(FollowUp followUp, StrategyPlan becomes, StrategyPlan old, MoveRule rule) =>
        Assert.Single(Moving.Of(Book(becomes, old), Plans.Policies, followUp.Customer, rule, Changed)).Fate;

    private static PlanBook Book(StrategyPlan current, params IEnumerable<StrategyPlan> earlier) => new(current, earlier.ToImmutableDictionary(plan => plan.Hash));

    private static StrategyPlan Version(string hash, params ImmutableArray<Touchpoint> touchpoints) => Plans.Version(hash, Plans.Journey("onboarding", touchpoints));

    private static string Days(FollowUp followUp) => string.Join(' ', followUp.Sends.Select(sent =>
        $"{sent.Message.Effect.Touchpoint}#{Period.DaysBetween(Bought.In(Moments.SaoPaulo).Date, sent.At.In(Moments.SaoPaulo).Date) + 1}"));
}
