using PostSale.Benchmarks.Advance;
using PostSale.Benchmarks.Intake;
using PostSale.Benchmarks.Support;

namespace PostSale.Benchmarks.Population;

/// <summary>What a waiting customer costs on disk and in memory.</summary>
internal static class SizeBenchmark
{
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(200);

    /// <summary>Who waits costs a row; what was taken in and sent for that customer is kept besides.</summary>
    public static IReadOnlyList<Figure> Disk(Crowd crowd, BareTable bare)
    {
        var waiting = crowd.Sizes.Single(size => size.Table == "customers").Bytes;
        var all = crowd.Sizes.Sum(size => size.Bytes);
        Progress.Say(string.Join(", ", crowd.Sizes.Select(size => $"{size.Table} {size.Bytes / crowd.Count:N0}")) + " bytes a customer");
        return
        [
            Figure.Single("disk-waiting", "on disk per waiting customer", "bytes", (double)waiting / crowd.Count, (double)bare.Size / crowd.Count),
            Figure.Single("disk-history", "with delivery, facts, timeline, mail", "bytes", (double)all / crowd.Count, (double)bare.Size / crowd.Count),
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
