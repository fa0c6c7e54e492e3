using PostSale.Benchmarks.Advance;
using PostSale.Benchmarks.Intake;
using PostSale.Benchmarks.Support;

namespace PostSale.Benchmarks.Population;

/// <summary>What a waiting customer costs on disk and in memory.</summary>
internal static class SizeBenchmark
{
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(200);

    /// <summary>Who waits costs a row; what was taken in and sent for that customer is kept besides.</summary>
    /// <param name="whole">Holds all of it; so many that a page more or less does not show.</param>
    public static IReadOnlyList<Figure> Disk(Crowd crowd, Crowd whole, BareTable bare)
    {
        var waiting = (double)crowd.Sizes.Single(size => size.Table == "customers").Bytes / crowd.Count;
        var all = (double)whole.Sizes.Sum(size => size.Bytes) / whole.Count;
        var ceiling = (double)bare.Size / crowd.Count;
        return
        [
            Figure.Single("disk-waiting", "on disk per waiting customer", "bytes", waiting, ceiling),
            Figure.Single("disk-history", "with all that was taken in and sent", "bytes", all),
            .. whole.Sizes.Select(size => Figure.Single($"disk-{size.Table}", $"of it {size.Table}", "bytes", (double)size.Bytes / whole.Count)),
        ];
    }

    /// <summary>The host's resident memory after a start and a burst of purchases, in megabytes.</summary>
    public static async Task<Figure> Memory(Crowd crowd, Workplace workplace)
    {
        var shop = new Shop(workplace.Folder($"memory-{crowd.Count}"));
        using var host = shop.Serve(crowd.Folder);
        var address = await host.Address();
        await Client.Run(address, shop.Secret, Burst);
        await Quiet(host);
        return Figure.Single($"memory-{crowd.Count}", $"resident, {crowd.Count:N0} waiting", "MB", host.Memory / 1e6);
    }

    private static async Task Quiet(Child host)
    {
        for (var busy = host.Busy; ; busy = host.Busy)
        {
            await Task.Delay(1000);
            if (host.Busy - busy < TimeSpan.FromMilliseconds(100))
            {
                return;
            }
        }
    }
}
