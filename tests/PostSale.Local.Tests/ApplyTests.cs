using System.IO.Compression;
using System.Net.Http.Headers;

namespace PostSale.Local.Tests;

/// <summary>A store's strategy is changed while a customer is in flight, through the served product.</summary>
public sealed class ApplyTests(SaoPauloShop open) : IClassFixture<SaoPauloShop>
{
    private readonly Shop shop = open.Shop;
    private readonly ServedShop served = open.Served;

    [Fact]
    public async Task AppliedWhileServed_TheCustomerGetsTheNewPlanAndNothingTwice()
    {
        var (later, words) = (Copied("later", "strategy.yaml", "when: { day: 14 }", "when: { day: 17 }"), Copied("words", "templates/como-esta.txt.hbs", "", "Palavra nova.\n"));
        var began = await served.Tomorrow();
        await served.Deliver(new Purchase(shop, "events", "1").Paid(began));
        await served.Advance("P4D");

        // Words alone reach those in flight by themselves, the command through the running server.
        var applied = await Child.Run(shop.Folder, "strategy", "apply", words, "--store", Shop.Id, "--data", shop.Data);
        Assert.True(applied.Code == 0, applied.Errors);
        Assert.Contains("The plan is the same", applied.Output, StringComparison.Ordinal);
        await served.Advance("P4D");
        Assert.Contains("Palavra nova.", served.Mails.All()[2].Message.TextBody, StringComparison.Ordinal);

        // A change of plan moves them when that is chosen, and not before.
        var (status, preview) = await Post(later, "?migrate=same&dryRun=true");
        Assert.Equal((HttpStatusCode.OK, false), (status, (bool)preview!["applied"]!));
        Assert.Equal(["longo-prazo moves 1", "onboarding moves 1"], preview["runs"]!.AsArray().Select(run => $"{run!["journey"]} {run["becomes"]} {run["runs"]}"));
        Assert.DoesNotContain((string)preview["version"]!, (await served.Read("/api/v1/strategies"))["versions"]!.AsArray().Select(version => (string)version!["version"]!));

        Assert.Equal(HttpStatusCode.OK, (await Post(later, "?migrate=same")).Status);
        await served.Advance("P30D");
        Assert.Equal([0, 2, 6, 16, 29, 36], served.Mails.All().Select(mail => Period.DaysBetween(began.InZone(shop.Zone).Date, mail.Local(shop.Zone).Date)));

        var versions = await served.Read("/api/v1/strategies");
        Assert.Equal(preview["version"]!.GetValue<string>(), versions["version"]!.GetValue<string>());
        Assert.Equal([("admin", 1), ("admin", 0), ("configuration", 0)], versions["versions"]!.AsArray().Select(one => ((string)one!["adoptedBy"]!, (int)one["runs"]!)));
        Assert.Contains((await served.Read("/api/v1/audit")).AsArray(), line => (string)line!["what"]! == "strategy applied");
    }

    [Fact]
    public async Task WhatCannotBeApplied_IsAnsweredInWordsAndChangesNothing()
    {
        var before = await served.Read("/api/v1/strategies");

        var (status, answer) = await Post(Copied("faulty", "strategy.yaml", "when: { day: 14 }", "when: { dya: 14 }"), "");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("strategy.yaml:", (string)answer!["error"]!, StringComparison.Ordinal);
        Assert.NotEmpty(answer["faults"]!.AsArray());
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(Repository.Strategy, "?migrate=all")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Post(Repository.Strategy, "?store=other")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(Repository.Strategy, "?dryRun=perhaps")).Status);
        using var large = new HttpRequestMessage(HttpMethod.Post, "/api/v1/strategies") { Content = new ByteArrayContent(new byte[5 * 1024 * 1024]) };
        large.Headers.ExpectContinue = true;
        large.Headers.Authorization = new AuthenticationHeaderValue("Bearer", shop.AdminKey);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await served.Send(large));

        Assert.Equal(before.ToJsonString(), (await served.Read("/api/v1/strategies")).ToJsonString());
    }

    private async Task<(HttpStatusCode Status, JsonNode? Answer)> Post(string folder, string query)
    {
        using var body = new MemoryStream();
        ZipFile.CreateFromDirectory(folder, body);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/strategies" + query) { Content = new ByteArrayContent(body.ToArray()) };
        request.Content.Headers.ContentType = new("application/zip");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", shop.AdminKey);
        using var response = await served.Client.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync()));
    }

    private string Copied(string name, string file, string was, string becomes)
    {
        var folder = Path.Combine(shop.Folder, name);
        foreach (var from in Directory.EnumerateFiles(Repository.Strategy, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(Repository.Strategy, from));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
        }

        var text = File.ReadAllText(Path.Combine(folder, file));
        File.WriteAllText(Path.Combine(folder, file), was.Length == 0 ? text + becomes : text.Replace(was, becomes, StringComparison.Ordinal));
        return folder;
    }
}
