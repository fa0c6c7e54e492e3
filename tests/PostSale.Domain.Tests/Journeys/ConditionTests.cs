namespace PostSale.Domain.Tests.Journeys;

public sealed class ConditionTests
{
    private static readonly Instant Bought = Moments.At("2026-03-05T14:20");
    private static readonly Instant Due = Moments.At("2026-03-15T10:00");

    public static TheoryData<string, Condition, bool> Questions => new()
    {
        { "two purchases", new Condition.Purchases(new(2, null)), true },
        { "three purchases", new Condition.Purchases(new(3, null)), false },
        { "at most one", new Condition.Purchases(new(null, 1)), false },
        { "spent 150", new Condition.Spent(new(150, 150)), true },
        { "spent more", new Condition.Spent(new(150.01m, null)), false },
        { "this order", new Condition.OrderAmount(new(100, 100)), true },
        { "this order is larger", new Condition.OrderAmount(new(101, null)), false },
        { "bought by name, whatever the case", new Condition.Bought(["LAMP", "Mug"]), true },
        { "bought something else", new Condition.Bought(["lamp"]), false },
        { "days since", new Condition.DaysSincePurchase(new(10, 10)), true },
        { "scored", new Condition.Score(SurveyKind.Nps, new(9, null), null), true },
        { "scored lately", new Condition.Score(SurveyKind.Nps, new(9, null), 5), false },
        { "scored otherwise", new Condition.Score(SurveyKind.Nps, new(null, 8), null), false },
        { "never asked", new Condition.Score(SurveyKind.Ces, new(1, 7), null), false },
        { "no case", new Condition.OpenCase(false), true },
        { "a case", new Condition.OpenCase(true), false },
        { "medium risk", new Condition.AtRisk(RiskLevel.Medium), true },
        { "high risk", new Condition.AtRisk(RiskLevel.High), false },
        { "happened", new Condition.Happened(FactTypes.MilestoneReached, null, 2), true },
        { "happened lately", new Condition.Happened(FactTypes.MilestoneReached, 5, 2), false },
        { "bought twice", new Condition.Happened(FactTypes.OrderPaid, null, 2), true },
        { "bought thrice", new Condition.Happened(FactTypes.OrderPaid, null, 3), false },
        { "bought twice in ten days", new Condition.Happened(FactTypes.OrderPaid, 10, 2), false },
        { "used five times", new Condition.Happened(FactTypes.ProductUsed, null, 5), true },
        { "used five times lately", new Condition.Happened(FactTypes.ProductUsed, 3, 5), false },
        { "used", new Condition.Uses("export", 14, new(3, 3)), true },
        { "used lately", new Condition.Uses("export", 3, new(1, null)), false },
        { "used anything", new Condition.Uses(null, 14, new(5, 5)), true },
        { "never used", new Condition.Uses("import", 14, new(null, 0)), true },
        { "subscribed", new Condition.Subscribed([]), true },
        { "to this plan", new Condition.Subscribed(["PRO"]), true },
        { "to another", new Condition.Subscribed(["basic"]), false },
        { "in a trial", new Condition.InTrial(false), true },
        { "by e-mail", new Condition.Reachable(Channel.Email, Purpose.Relationship), true },
        { "by e-mail, to be sold to", new Condition.Reachable(Channel.Email, Purpose.Marketing), false },
        { "by telephone", new Condition.Reachable(Channel.Sms, Purpose.Relationship), false },
        { "all", new Condition.All([new Condition.Purchases(new(1, null)), new Condition.OpenCase(true)]), false },
        { "any", new Condition.Any([new Condition.Purchases(new(1, null)), new Condition.OpenCase(true)]), true },
        { "not", new Condition.Not(new Condition.OpenCase(true)), true },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void AskedWhenDue_GoesOrIsPassedOver(string question, Condition condition, bool holds)
    {
        var plans = Plans.Book(Plans.Journey("onboarding", Plans.After("touch", 10) with { If = condition }));
        var uses = new[] { new DailyUse("export", new(2026, 3, 10), 3, Due - Duration.FromDays(5)), new DailyUse("", new(2026, 3, 14), 2, Due - Duration.FromDays(1)) };
        var followUp = new FollowUp(plans, Plans.Policies with { SpreadMinutes = 1 });
        followUp.Tell(
            Told.Paid("b", Bought - Duration.FromDays(1), "lamp", 50, also: "nothing"),
            Told.Paid("a", Bought),
            Told.Noted(FactTypes.SupportOpened, Bought), Told.Noted(FactTypes.SupportResolved, Bought + Duration.FromHours(1)),
            Told.Noted(FactTypes.MilestoneReached, Bought), Told.Noted(FactTypes.MilestoneReached, Bought + Duration.FromHours(2)),
            Told.Answered(SurveyKind.Nps, 9, Bought + Duration.FromDays(1)), Told.Assessed(RiskLevel.Medium, Bought + Duration.FromDays(1)),
            Told.Subscribed(SubscriptionEvent.Started, Bought + Duration.FromDays(1), plan: "pro"));
        followUp.Use(uses).Until(Due + Duration.FromDays(5));

        var about = followUp.Sends.Where(sent => sent.Message.Effect.Subject == "a").ToList();
        Assert.True(about.Count == (holds ? 1 : 0), question);
        Assert.Equal(holds, !followUp.Skipped.Any(note => note is { Subject: "a", Reason: Reason.ConditionNotMet }));
    }

    // The order that made it so is the one the journey begins with, whoever else is known by now.
    [Fact]
    public void AskedAtEntry_CountsWhatWasKnownThen()
    {
        var plan = Plans.Of("loyal", FactTypes.OrderPaid, Plans.After("thanks", 1)) with { If = new Condition.Purchases(new(3, null)) };
        var followUp = new FollowUp(Plans.Book(plan), Plans.Policies with { SpreadMinutes = 1 }).Tell(
            [.. Enumerable.Range(0, 4).Select(n => Told.Paid($"o{n}", Bought + Duration.FromDays(10 * n), $"p{n}"))]).Until(Bought + Duration.FromDays(100));
        Assert.Equal(["thanks#1 2026-03-26T10:00"], followUp.Lines());
    }

    [Fact]
    public void NotFit_TheReportSaysSo()
    {
        var plan = Plans.Journey("vip", Plans.After("thanks", 1)) with { If = new Condition.OrderAmount(new(1000, null)) };
        var outlook = Assert.Single(new FollowUp(Plans.Book(plan)).Tell(Told.Paid("a", Bought)).Explain(Bought));
        Assert.Equal((OutlookKind.NotEntered, Reason.ConditionNotMet), (outlook.Kind, outlook.Reason!.Value));
    }
}
