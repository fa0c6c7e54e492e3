using CsCheck;

namespace PostSale.Functions.Tests.Orchestration;

public sealed class CustomerOrchestratorProperties
{
    private sealed record Life(int[] Due, (int At, int Brings)[] Facts, int ActivitySeconds, int EarlyMilliseconds);

    private static readonly Gen<Life> Lives =
        from due in Gen.Int[0, 10_000].Array[0, 6]
        from facts in Gen.Select(Gen.Int[1, 8_000], Gen.Int[-5_000, 3_000]).Array[0, 60]
        from seconds in Gen.Int[0, 2].Select(i => new[] { 0, 1, 90 }[i])
        from early in Gen.Int[0, 2].Select(i => new[] { 0, 300, 1000 }[i])
        select new Life(due, facts, seconds, early);

    /// <summary>Whatever comes whenever: every fact is taken in, and everything due is done, in time; then the instance ends.</summary>
    [Fact]
    public Task AnyLife_LosesNothing() => Lives.SampleAsync(
        async life =>
        {
            var diary = new Diary();
            diary.Hub.ActivityTakes = TimeSpan.FromSeconds(life.ActivitySeconds);
            diary.Hub.TimersEarlyBy = TimeSpan.FromMilliseconds(life.EarlyMilliseconds);
            diary.Due([.. life.Due.Select(minute => TimeSpan.FromMinutes(minute))]);
            foreach (var (at, brings) in life.Facts)
            {
                diary.Tell(TimeSpan.FromMinutes(at), brings > 0 ? TimeSpan.FromMinutes(at + brings) : null);
            }

            await diary.Live(TimeSpan.FromDays(30));

            // A turn under way is waited for; what fell due while it ran comes five seconds after it.
            var late = TimeSpan.FromSeconds((2 * life.ActivitySeconds) + 5);
            Assert.Equal(life.Facts.Length, diary.Facts.Count);
            Assert.All(diary.Facts, fact => Assert.InRange(fact.Taken - fact.Stored, TimeSpan.Zero, late));
            Assert.Equal(life.Due.Length + life.Facts.Count(fact => fact.Brings > 0), diary.Done.Count);
            Assert.All(diary.Done, one => Assert.InRange(one.Done - one.Due, TimeSpan.Zero, late));
            Assert.InRange(diary.Hub.Activities.Count, 1, 2 + (2 * (life.Facts.Length + diary.Done.Count)) + diary.Instance.Generations);
            Assert.False(diary.Instance.Runs);
        },
        iter: 300,
        threads: 1);
}
