using System.Diagnostics;

namespace PostSale.Local.Tests.Support;

/// <summary>Asks again until the answer is yes; a deadline, not a pause, decides.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task<T> Get<T>(Func<Task<T?>> ask, string what, int seconds = 60)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (await ask() is { } answer)
            {
                return answer;
            }

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(seconds), $"After {seconds} seconds still not: {what}.");
            await Task.Delay(Pause);
        }
    }

    public static Task Be(Func<Task<bool>> ask, string what, int seconds = 60) =>
        Get(async () => await ask() ? "yes" : null, what, seconds);
}
