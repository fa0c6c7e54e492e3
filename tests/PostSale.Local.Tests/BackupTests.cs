namespace PostSale.Local.Tests;

/// <summary>A backup made while the shop is open, and the data made of it.</summary>
public sealed class BackupTests
{
    private const string Email = "ana@cliente.example";

    [Fact]
    public async Task RestoredData_SendNothingUntilSwitchedOn()
    {
        using var shop = new Shop();
        var file = Path.Combine(shop.Folder, "backup.db");
        await using (var served = await ServedShop.Open(shop))
        {
            await served.Deliver(Told.Paid(shop, "A-1", await served.Tomorrow(hour: 9), Told.By("u-1", Email)));
            await served.Advance("PT1M");
            var made = await Child.Run(shop.Folder, "backup", file, "--data", shop.Data);
            Assert.Equal((0, ""), (made.Code, made.Errors));

            // What happens after it is not in it.
            await served.Advance("P3D");
            Assert.Equal(2, served.Mails.To(Email).Count);
            await served.Stop();
        }

        var nowhere = await Child.Run(shop.Folder, "backup", Path.Combine(shop.Folder, "absent", "backup.db"), "--data", shop.Data);
        Assert.Equal(1, nowhere.Code);
        Assert.Contains("cannot be written", Assert.Single(nowhere.Errors.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Contains("is there already", (await Child.Run(shop.Folder, "backup", file, "--data", shop.Data)).Errors, StringComparison.Ordinal);
        Assert.Contains("holds data already", (await Child.Run(shop.Folder, "restore", file, "--data", shop.Data)).Errors, StringComparison.Ordinal);
        Directory.Move(shop.Data, shop.Data + "-lost");

        var restored = await Child.Run(shop.Folder, "restore", file, "--data", shop.Data);
        Assert.Equal((0, ""), (restored.Code, restored.Errors));
        Assert.Equal(["postsale.db"], Directory.EnumerateFileSystemEntries(shop.Data).Select(Path.GetFileName));

        await using var again = await ServedShop.Open(shop);
        await again.Advance("P3D");
        Assert.Empty(again.Mails.All());
        var switches = await again.Read("/api/v1/kill-switch");
        Assert.True((bool)switches["on"]!);
        Assert.Contains("backup", (string)switches["why"]!, StringComparison.Ordinal);
        Assert.Contains((await again.Customer(Email))["journeys"]!.AsArray(), line => (string?)line!["reason"] == "killSwitch");

        Assert.Equal(HttpStatusCode.OK, (await again.Call(HttpMethod.Put, "/api/v1/kill-switch", new() { ["on"] = false })).Status);
        await again.Advance("PT2H");
        Assert.Equal(["primeiros-passos"], again.Mails.To(Email).Select(mail => mail.Touchpoint));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("text")]
    [InlineData("cut")]
    public async Task WhatIsNoBackup_IsRefusedInOneLineAndLeavesNothing(string what)
    {
        using var folder = new TemporaryFolder();
        var file = folder.At("backup.db");
        if (what != "nothing")
        {
            await File.WriteAllTextAsync(file, what == "text" ? "These are no data." : "SQLite format 3\0");
        }

        var refused = await Child.Run(folder.Path, "restore", file, "--data", folder.At("data"));

        Assert.Equal(1, refused.Code);
        Assert.Single(refused.Errors.Trim().Split('\n'));
        Assert.False(File.Exists(folder.At("data", "postsale.db")));
    }
}
