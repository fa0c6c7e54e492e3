namespace PostSale.Functions.Tests.Orchestration;

public sealed class CustomerOrchestratorTests
{
    private readonly Diary diary = new();

    private static TimeSpan Minutes(double count) => TimeSpan.FromMinutes(count);

    private static TimeSpan Days(double count) => TimeSpan.FromDays(count);

    [Fact]
    public async Task NothingDue_EndsAfterOneTurn()
    {
        await diary.Live(Days(1));
        Assert.Equal([TimeSpan.Zero], diary.Activities);
        Assert.False(diary.Instance.Runs);
    }

    [Fact]
    public async Task SomethingDue_WakesAtItsMomentAndEnds()
    {
        await diary.Due(Minutes(90)).Live(Days(1));
        Assert.Equal([TimeSpan.Zero, Minutes(90)], diary.Activities);
        Assert.False(diary.Instance.Runs);
        Replays();
    }

    [Fact]
    public async Task LongSleep_HopsWithoutAskingTheStore()
    {
        await diary.Due(Days(60.5)).Live(Days(61));
        Assert.Equal([TimeSpan.Zero, Days(60.5)], diary.Activities);
        Assert.Equal(1, diary.Instance.MostOpenTimers);
        Assert.False(diary.Instance.Runs);
    }

    [Fact]
    public async Task TimerASecondEarly_WaitsForTheRest()
    {
        diary.Hub.TimersEarlyBy = TimeSpan.FromSeconds(1);
        await diary.Due(Minutes(90)).Live(Days(1));
        Assert.Equal([TimeSpan.Zero, Minutes(90)], diary.Activities);
        Replays();
    }

    [Fact]
    public async Task Nudge_IsAnsweredAtOnce()
    {
        diary.Due(Days(5)).Tell(Minutes(10));
        await diary.Live(Days(1));
        Assert.Equal([TimeSpan.Zero, Minutes(10)], diary.Activities);
        Replays();
    }

    [Fact]
    public async Task NudgeDuringTheActivity_BringsAnotherTurn()
    {
        diary.Hub.ActivityTakes = Minutes(2);
        diary.Due(Days(5)).Tell(Minutes(1));
        await diary.Live(Days(1));
        Assert.Equal([TimeSpan.Zero, Minutes(2)], diary.Activities);
        Assert.Equal([Minutes(1)], diary.Facts.Select(fact => fact.Taken - fact.Stored));
        Replays();
    }

    [Fact]
    public async Task NudgeDuringTheLastActivity_IsNotLost()
    {
        diary.Hub.ActivityTakes = Minutes(2);
        diary.Tell(Minutes(1));
        await diary.Live(Days(1));
        Assert.Single(diary.Facts);
        Assert.False(diary.Instance.Runs);
    }

    [Fact]
    public async Task NudgeAfterTheEnd_BeginsAgain()
    {
        diary.Tell(Minutes(10), brings: Minutes(30));
        await diary.Live(Days(1));
        Assert.Equal([TimeSpan.Zero, Minutes(10), Minutes(30)], diary.Activities);
        Assert.False(diary.Instance.Runs);
    }

    [Fact]
    public async Task NudgesBetweenTurns_AreAllHeard()
    {
        diary.Due(Days(5));
        for (var minute = 1; minute <= 100; minute++)
        {
            diary.Tell(Minutes(minute));
        }

        await diary.Live(Days(1));
        Assert.Equal(100, diary.Facts.Count);
        Assert.All(diary.Facts, fact => Assert.Equal(fact.Stored, fact.Taken));
        Replays();
    }

    [Fact]
    public async Task NudgeAtTheMomentOfATimer_IsHeard()
    {
        diary.Due(Minutes(30), Days(3)).Tell(Minutes(30));
        await diary.Live(Days(4));
        Assert.Single(diary.Facts);
        Assert.Equal(2, diary.Done.Count);
        Assert.False(diary.Instance.Runs);
    }

    [Fact]
    public async Task NudgeJustBeforeSomethingFallsDue_DoesNotDelayIt()
    {
        diary.Due(Minutes(30)).Tell(Minutes(30) - TimeSpan.FromSeconds(1));
        await diary.Live(Days(1));
        Assert.Equal(diary.Done.Single().Due, diary.Done.Single().Done);
        Assert.False(diary.Instance.Runs);
    }

    [Fact]
    public async Task ThreeHundredNudgesAtOnce_AreAnsweredByFewTurns()
    {
        diary.Due(Days(5));
        for (var i = 0; i < 300; i++)
        {
            diary.Tell(Minutes(10));
        }

        await diary.Live(Days(1));
        Assert.Equal(300, diary.Facts.Count);
        Assert.InRange(diary.Hub.Activities.Count, 2, 3);
        Replays();
    }

    [Fact]
    public async Task SomethingNearerThanTheOpenTimer_OpensASecondOne()
    {
        diary.Due(Minutes(600)).Tell(Minutes(10), brings: Minutes(60));
        await diary.Live(Days(1));
        Assert.Equal([Minutes(60), Minutes(600)], diary.Done.Select(one => one.Done - Diary.Noon));
        Assert.Equal(2, diary.Instance.MostOpenTimers);
        Assert.False(diary.Instance.Runs);
        Replays();
    }

    [Fact]
    public async Task SomethingNearerDisappearsAgain_TheFartherStillComes()
    {
        diary.Due(Minutes(600));
        diary.Tell(Minutes(10), brings: Minutes(60));
        diary.Tell(Minutes(20), brings: Minutes(120));
        await diary.Live(Days(2));
        Assert.Equal([Minutes(60), Minutes(120), Minutes(600)], diary.Done.Select(one => one.Done - Diary.Noon));
        Assert.All(diary.Done, one => Assert.Equal(one.Due, one.Done));
    }

    [Fact]
    public async Task ManyTurns_BeginANewGenerationOnceNoTimerIsOpen()
    {
        diary.Due(Days(30));
        for (var i = 1; i <= 40; i++)
        {
            diary.Tell(Minutes(i * 150));
        }

        await diary.Live(Days(31));

        // An end with a timer open is an error of the virtual platform itself.
        Assert.InRange(diary.Instance.Generations, 2, 40);
        Assert.Equal(40, diary.Facts.Count);
        Assert.All(diary.Facts, fact => Assert.Equal(fact.Stored, fact.Taken));
        Assert.Equal(Diary.Noon + Days(30), diary.Done.Single().Done);
        Assert.False(diary.Instance.Runs);
    }

    [Fact]
    public async Task StoreDownForAMinute_TheTurnIsRetried()
    {
        diary.IsDown = true;
        diary.At(Minutes(1), () => diary.IsDown = false);
        await diary.Due(Minutes(90)).Live(Days(1));
        Assert.Equal([0, 5, 15, 35, 75, 90 * 60], diary.Activities.Select(at => at.TotalSeconds));
        Assert.False(diary.Instance.Runs);
        Replays();
    }

    [Fact]
    public async Task StoreDownForLong_NudgesDoNotHurryAndNothingIsLost()
    {
        diary.IsDown = true;
        diary.Due(Minutes(20));
        for (var i = 1; i <= 100; i++)
        {
            diary.Tell(Minutes(i));
        }

        diary.At(Minutes(120), () => diary.IsDown = false);
        await diary.Live(Days(1));

        // Five attempts, then five minutes of rest, whoever nudges.
        Assert.InRange(diary.Hub.Activities.Count(at => at < Diary.Noon + Minutes(120)), 50, 120);
        Assert.Equal(100, diary.Facts.Count);
        Assert.InRange(diary.Done.Single().Done - Diary.Noon, Minutes(120), Minutes(127));
        Assert.False(diary.Instance.Runs);
        Replays();
    }

    [Fact]
    public async Task ActivitysClockBehind_DoesNotSpin()
    {
        diary.Behind = TimeSpan.FromSeconds(12);
        await diary.Due(Minutes(90)).Live(Days(1));
        Assert.Equal(Minutes(90) + TimeSpan.FromSeconds(15), diary.Done.Single().Done - Diary.Noon);
        Assert.InRange(diary.Hub.Activities.Count, 2, 5);
    }

    // The double compares every execution with what was recorded; this runs the last generation once more, as another machine would.
    private void Replays() => Assert.Equal(diary.Instance.Recorded, diary.Instance.Again());
}
