using CsCheck;

namespace PostSale.Domain.Tests.Support;

/// <summary>Generators of strategies: whatever the reader lets through, and nothing saner.</summary>
internal static class AnyPlan
{
    private static readonly Gen<string> FactType = Pick.Of([.. FactTypes.All]);
    private static readonly Gen<string> OrderFact = Pick.Of([.. FactTypes.OfOrders]);

    // Mostly what shops tell most: a strategy that nobody enters proves nothing.
    private static readonly Gen<string> Beginning = Gen.Frequency(
        (4, Gen.Const(FactTypes.OrderPaid)), (2, Pick.Of(FactTypes.ComplaintRaised, FactTypes.SubscriptionStarted, FactTypes.SubscriptionRenews, FactTypes.SurveyAnswered)), (1, FactType));
    private static readonly Gen<int?> Within = Pick.Of<int?>(null, 1, 30, 365);
    private static readonly Gen<Domain.Strategies.Range> Ranges = Pick.Of<Domain.Strategies.Range>(new(1, null), new(null, 1), new(2, 2), new(0, 100));

    private static readonly Gen<Condition> Question = Gen.OneOf<Condition>(
        Ranges.Select(range => (Condition)new Condition.Purchases(range)),
        Ranges.Select(range => (Condition)new Condition.Spent(range)),
        Ranges.Select(range => (Condition)new Condition.OrderAmount(range)),
        Pick.Of("mug", "lamp").Select(product => (Condition)new Condition.Bought([product])),
        Ranges.Select(range => (Condition)new Condition.DaysSincePurchase(range)),
        Gen.Select(Gen.Enum<SurveyKind>(), Ranges, Within, (survey, range, within) => (Condition)new Condition.Score(survey, range, within)),
        Gen.Bool.Select(open => (Condition)new Condition.OpenCase(open)),
        Gen.Enum<RiskLevel>().Select(level => (Condition)new Condition.AtRisk(level)),
        Gen.Select(FactType, Within, Gen.Int[1, 3], (type, within, times) => (Condition)new Condition.Happened(type, within, times)),
        Ranges.Select(range => (Condition)new Condition.Uses(null, 14, range)),
        Gen.Bool.Select(trial => (Condition)new Condition.InTrial(trial)),
        Gen.Select(Gen.Enum<Channel>(), Gen.Enum<Purpose>(), (channel, purpose) => (Condition)new Condition.Reachable(channel, purpose)),
        Pick.Of("t0-0", "t1-1", "t2-0").Select(id => (Condition)new Condition.WasSent(new(id))),
        Pick.Of("t0-0", "t1-1", "t2-0").Select(id => (Condition)new Condition.Outcome(new(id), ["resolved"])));

    private static readonly Gen<Condition?> If = Gen.Frequency(
        (8, Pick.Of<Condition?>([null])),
        (2, Question.Select(one => (Condition?)one)),
        (1, Gen.Select(Question, Question, Gen.Int[0, 2], (one, two, kind) => (Condition?)(kind switch
        {
            0 => new Condition.All([one, two]),
            1 => new Condition.Any([one, new Condition.Not(two)]),
            _ => new Condition.Not(one),
        }))));

    private static readonly Gen<Timing> Timings = Gen.Frequency(
        (4, Gen.Const<Timing>(new Timing.AtOnce())),
        (4, Gen.Int[1, 40].Select(day => (Timing)new Timing.OnDay(day))),
        (3, Gen.Int[-10, 60].Select(days => (Timing)new Timing.Offset(days))),
        (1, Gen.Int[1, 4].Select(months => (Timing)new Timing.Recurring(new(months, 3), new(months, 0)))),
        (1, Gen.Int[1, 12].Select(month => (Timing)new Timing.Yearly(new(month, 28)))),
        (1, Gen.Int[1, 300].Select(day => (Timing)new Timing.OnDate(new LocalDate(2026, 1, 1).PlusDays(day)))));

    private static readonly Gen<Channel> Messengers = Pick.Of(Channel.Email, Channel.Email, Channel.Email, Channel.Email, Channel.Sms, Channel.WhatsApp, Channel.App);

    private static readonly Gen<Reentry> Reentries = Pick.Of<Reentry>(new Reentry.Once(), new Reentry.Restart(), new Reentry.After(Duration.FromDays(20)));

    private static Gen<Touchpoint> Touchpoint(int journey, int number) =>
        from when in Timings
        from anchor in Gen.Frequency((3, Gen.Const(Anchor.Entry)), (2, Gen.Enum<Anchor>()))
        from purpose in Gen.Enum<Purpose>()
        from channel in Messengers
        from fallbacks in Messengers.Array[0, 2]
        from condition in If
        from kind in Gen.Enum<TaskKind>()
        from odds in Gen.Int[0, 29]
        select new Touchpoint
        {
            Id = new($"t{journey}-{number}"),
            When = when,
            Anchor = anchor,
            Stage = number < 2 ? Stage.Short : Stage.Medium,
            Kind = TouchpointKind.Proactive,
            Purpose = purpose,
            Channel = odds % 5 == 0 ? Channel.Phone : channel,
            Fallbacks = odds % 5 == 0 ? [] : [.. fallbacks],
            If = condition,
            After = number > 0 && odds % 4 == 1 ? new($"t{journey}-{number - 1}") : null,
            Task = odds % 5 == 0 ? new TaskPlan(kind, Duration.FromDays(1), ["resolved", "no-answer"]) : null,
            DespiteTrouble = odds % 7 == 0,
            InShortForm = odds % 2 == 0,
        };

    private static Gen<JourneyPlan> Journey(int number) =>
        from subject in Gen.Enum<SubjectKind>()
        from priority in Gen.Enum<Priority>()
        from entry in (subject == SubjectKind.Order ? Gen.Frequency((3, Gen.Const(FactTypes.OrderPaid)), (1, OrderFact)) : Beginning).Array[1, 2]
        from exit in Gen.Frequency((3, Gen.Const<string[]>([])), (2, FactType.Array[1, 2]))
        from goal in Gen.Frequency((5, Gen.Const<string[]>([])), (1, FactType.Array[1, 1]))
        from condition in If
        from reentry in Reentries
        from holdout in Pick.Of(0, 0, 0, 30)
        from length in Gen.Int[1, 4]
        from touchpoints in Gen.Select(Touchpoint(number, 0), Touchpoint(number, 1), Touchpoint(number, 2), Touchpoint(number, 3), (a, b, c, d) => new[] { a, b, c, d })
        select new JourneyPlan
        {
            Id = new($"j{number}"),
            Subject = subject,
            Priority = priority,
            Entry = [.. entry.Distinct()],
            Exit = [.. exit.Distinct()],
            Goal = [.. goal],
            If = condition,
            Reentry = subject == SubjectKind.Order ? new Reentry.Once() : reentry,
            HoldoutPercent = holdout,
            Touchpoints = [.. touchpoints.Take(length)],
        };

    public static readonly Gen<PlanBook> Plans = Gen.Select(Journey(0), Journey(1), Journey(2), Gen.Int[1, 3], (a, b, c, count) =>
        Support.Plans.Book([.. new[] { a, b, c }.Take(count)]));
}
