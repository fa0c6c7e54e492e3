using System.Runtime.Versioning;

namespace PostSale.Local.Tests;

public sealed class DiskTests
{
    private const string NeedsRoot = "Needs root and mount, for a small disk.";

    [SkippableFact]
    public async Task TheDiskIsFull_IntakeSays503AndGoesOnByItselfWhenThereIsRoom()
    {
        using var disk = SmallDisk.TryMount(megabytes: 4);
        Skip.If(disk is null, NeedsRoot);
        using var shop = new Shop(data: disk!.Data);
        await using var served = await ServedShop.Open(shop);
        var bought = await served.Now();
        var (taken, refused) = (new List<Purchase>(), new List<Purchase>());

        for (var n = 0; refused.Count < 30; n++)
        {
            Assert.True(n < 5000, "The disk never filled.");
            var purchase = new Purchase(shop, "events", $"cheio{n}");
            using var request = purchase.Paid(bought);
            using var answer = await served.Client.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                taken.Add(purchase);
                continue;
            }

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            refused.Add(purchase);
        }

        using var ready = await served.Client.GetAsync("/health/ready");
        using var live = await served.Client.GetAsync("/health/live");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (ready.StatusCode, live.StatusCode));
        await Eventually.Be(() => Task.FromResult(served.Said.Contains("The disk is full", StringComparison.Ordinal)), "the log says why");

        disk.Resize(megabytes: 64);
        foreach (var purchase in refused)
        {
            // As a provider: again until it is taken.
            await Eventually.Be(async () => await served.Send(purchase.Paid(bought, signed: await served.Now())) == HttpStatusCode.OK, "the shop takes webhooks again");
        }

        await served.Advance("P40D");
        var mails = served.Mails.All().ToLookup(mail => mail.To);
        Assert.All(taken.Concat(refused), purchase => Assert.Equal(
            Plan.Month(bought.InZone(shop.Zone).Date), Plan.Of(mails[purchase.Email], shop.Zone)));
    }

    [SkippableFact]
    public async Task ADiskThatMayOnlyBeRead_IsSaidAndNothingStarts()
    {
        using var disk = SmallDisk.TryMount(megabytes: 16);
        Skip.If(disk is null, NeedsRoot);
        using var shop = new Shop(data: disk!.Data);
        await using (var served = await ServedShop.Open(shop))
        {
            Assert.Equal(0, (await served.Stop()).Code);
        }

        disk.Protect();
        var ended = await Child.Run(shop.Folder, "serve", "--port", "0", "--config", shop.SettingsFile(), "--data", shop.Data);

        Assert.Equal(1, ended.Code);
        Assert.Contains("cannot be written", Assert.Single(ended.Lines), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("postsale.db", "postsale.db: cannot be written")]
    [InlineData("", "cannot be written")]
    public async Task AFileOrFolderWithoutTheRightToWrite_IsSaidAndNothingStarts(string name, string said)
    {
        Skip.If(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Root may write everything.");
        using var shop = new Shop();
        await using (var served = await ServedShop.Open(shop))
        {
            await served.Stop();
        }

        var ended = OperatingSystem.IsWindows() ? null : await Protected(Path.Combine(shop.Data, name), () =>
            Child.Run(shop.Folder, "serve", "--port", "0", "--config", shop.SettingsFile(), "--data", shop.Data));

        Assert.Equal(1, ended!.Code);
        Assert.Contains(said, Assert.Single(ended.Lines), StringComparison.Ordinal);
    }

    [UnsupportedOSPlatform("windows")]
    private static async Task<Ended> Protected(string path, Func<Task<Ended>> run)
    {
        var before = File.GetUnixFileMode(path);
        File.SetUnixFileMode(path, before & ~UnixFileMode.UserWrite);
        try
        {
            return await run();
        }
        finally
        {
            // Else the test could not clear up after itself.
            File.SetUnixFileMode(path, before);
        }
    }

    [Fact]
    public async Task ASecondProcessOnTheData_IsRefusedAndTheFirstGoesOn()
    {
        using var shop = new Shop();
        await using var served = await ServedShop.Open(shop);

        var second = await Child.Run(shop.Folder, "serve", "--port", "0", "--config", shop.SettingsFile(), "--data", shop.Data);

        Assert.Equal(1, second.Code);
        Assert.Contains("another process is using this data", Assert.Single(second.Lines), StringComparison.Ordinal);
        using var ready = await served.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.True(File.Exists(Path.Combine(shop.Data, "postsale.server.json")), "The refused one took the first one's address away.");
    }

    [Fact]
    public async Task WhatIsNoData_IsSaidAndLeftAsItIs()
    {
        using var shop = new Shop();
        Directory.CreateDirectory(shop.Data);
        var file = Path.Combine(shop.Data, "postsale.db");
        await File.WriteAllTextAsync(file, new string('x', 8192));

        var ended = await Child.Run(shop.Folder, "serve", "--port", "0", "--config", shop.SettingsFile(), "--data", shop.Data);

        Assert.Equal(1, ended.Code);
        Assert.Contains("damaged or is no PostSale data", Assert.Single(ended.Lines), StringComparison.Ordinal);
        Assert.Equal(new string('x', 8192), await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task ReadersWithoutAPause_DoNotLetTheLogGrow()
    {
        using var shop = new Shop();
        await using var served = await ServedShop.Open(shop);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(async _ =>
        {
            while (!done.IsCancellationRequested)
            {
                using var answer = await served.Get("/api/v1/deliveries?state=routed&limit=50");
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
        }).ToList();

        // One after another, so that none shares its commit: some 40 kB of log each were it never written back.
        for (var n = 0; n < 600; n++)
        {
            var purchase = new Purchase(shop, "events", $"leitores{n}");
            await Eventually.Be(async () => await served.Send(purchase.Paid(SystemClock.Instance.GetCurrentInstant())) == HttpStatusCode.OK, "the webhook is taken");
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.InRange(new FileInfo(Path.Combine(shop.Data, "postsale.db-wal")).Length, 1, 12 * 1024 * 1024);
    }
}
