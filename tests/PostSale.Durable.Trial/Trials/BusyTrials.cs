namespace PostSale.Durable.Trial.Trials;

/// <summary>Many nudges.</summary>
internal static class BusyTrials
{
    /// <summary>300 nudges at once to one who sleeps, three times over.</summary>
    public static async Task<string> Bursts(Stand stand)
    {
        var customer = Stand.NewCustomer();
        stand.Shop.Plan(customer, DateTime.UtcNow.AddSeconds(75));
        await stand.Tell(customer);
        await Stand.Until("first turn", TimeSpan.FromSeconds(30), () => stand.Shop.Seen(customer) == 1);
        var slowest = TimeSpan.Zero;
        for (var burst = 0; burst < 3; burst++)
        {
            await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => stand.Tell(customer)));
            var took = await Stand.Until("all 300 seen", TimeSpan.FromSeconds(60), () => stand.Shop.Seen(customer) == stand.Shop.Facts(customer));
            slowest = took > slowest ? took : slowest;
        }

        await stand.Settled(customer, TimeSpan.FromSeconds(120));
        return $"3 x 300 nudges, {stand.Shop.Runs(customer).Count} runs, all seen at most {slowest.TotalSeconds:0.0} s after the last nudge";
    }

    /// <summary>Three nudges a second for a minute, each with something due a little later, so that timers are open all the time.</summary>
    public static async Task<string> Steady(Stand stand)
    {
        var customer = Stand.NewCustomer();
        for (var nudge = 0; nudge < 180; nudge++)
        {
            if (nudge % 3 == 0)
            {
                stand.Shop.Plan(customer, DateTime.UtcNow.AddSeconds(1.5 + nudge % 7 / 2.0));
            }

            var ring = stand.Tell(customer);
            await Task.Delay(333);
            await ring;
        }

        await stand.Settled(customer, TimeSpan.FromSeconds(90));
        return $"{stand.Shop.Facts(customer)} nudges and 60 timers, {stand.Shop.Runs(customer).Count} runs";
    }

    /// <summary>Many start one who does not run yet.</summary>
    public static async Task<string> Starts(Stand stand)
    {
        var customer = Stand.NewCustomer();
        stand.Shop.Takes(customer, TimeSpan.FromSeconds(3));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => stand.Tell(customer)));
        await stand.Settled(customer, TimeSpan.FromSeconds(90));
        var most = stand.Shop.MostAtOnce(customer);
        return most == 1
            ? $"50 starts, {stand.Shop.Runs(customer).Count} runs, never two at once"
            : throw new TrialFailed($"{most} runs at once");
    }

    /// <summary>A short life of more than one generation: wakes, nudges, and an activity that fails twice and is tried again.</summary>
    public static async Task<string> Life(Stand stand, string customer)
    {
        stand.Shop.Fail(customer, 2);
        await stand.Tell(customer);
        await Stand.Until("first failure", TimeSpan.FromSeconds(30), () => stand.Shop.Runs(customer).Count > 0);
        await stand.Tell(customer);
        await Stand.Until("both facts seen", TimeSpan.FromSeconds(60), () => stand.Shop.Seen(customer) == 2);
        for (var turn = 0; turn < 12; turn++)
        {
            stand.Shop.Plan(customer, DateTime.UtcNow.AddSeconds(turn % 2 == 0 ? 2 : 4));
            await stand.Tell(customer);
            await Task.Delay(1500);
        }

        await stand.Settled(customer, TimeSpan.FromSeconds(90));
        return $"{stand.Shop.Runs(customer).Count} runs, the first two failed";
    }
}
