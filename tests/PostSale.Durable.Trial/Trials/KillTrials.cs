namespace PostSale.Durable.Trial.Trials;

/// <summary>The process is killed.</summary>
internal static class KillTrials
{
    /// <summary>Killed while one sleeps, one is in the middle of the activity and one is just being nudged, then started again.</summary>
    public static async Task<string> Killed(Stand stand)
    {
        var sleeper = Stand.NewCustomer();
        var worker = Stand.NewCustomer();
        var nudged = Stand.NewCustomer();
        var dueWhileDead = DateTime.UtcNow.AddSeconds(20);
        stand.Shop.Plan(sleeper, dueWhileDead);
        stand.Shop.Plan(nudged, DateTime.UtcNow.AddSeconds(100));
        stand.Shop.Takes(worker, TimeSpan.FromMinutes(2));
        await Task.WhenAll(stand.Tell(sleeper), stand.Tell(worker), stand.Tell(nudged));
        await Stand.Until("all three under way", TimeSpan.FromSeconds(30), () =>
            stand.Shop.Seen(sleeper) == 1 && stand.Shop.Runs(worker).Count == 1 && stand.Shop.Seen(nudged) == 1);

        // The nudges are in the queue when the call returns; the process has no time to act on them all.
        await Task.WhenAll([stand.Tell(worker), .. Enumerable.Range(0, 50).Select(_ => stand.Tell(nudged))]);
        await stand.Kill();
        if (stand.Shop.Runs(worker) is not [{ Ended: null }])
        {
            throw new TrialFailed("the activity had ended before the kill: nothing was tried");
        }

        await Task.Delay(TimeSpan.FromSeconds(5));
        stand.Shop.Takes(worker, TimeSpan.FromSeconds(1));
        await stand.Start();
        var back = TimeProvider.System.GetTimestamp();
        await stand.Settled(sleeper, TimeSpan.FromSeconds(150));
        var slept = TimeProvider.System.GetElapsedTime(back);
        await stand.Settled(worker, TimeSpan.FromSeconds(150));
        var again = TimeProvider.System.GetElapsedTime(back);
        await stand.Settled(nudged, TimeSpan.FromSeconds(150));
        return $"the sleeper was through {slept.TotalSeconds:0} s after the restart, the interrupted activity by {again.TotalSeconds:0} s ({stand.Shop.Runs(worker).Count} runs), " +
            $"51 nudges around the kill all seen ({stand.Shop.Runs(nudged).Count} runs)";
    }
}
