using System.Net.Sockets;

namespace PostSale.Local.Tests;

public sealed class ClockTests(SaoPauloShop open) : IClassFixture<SaoPauloShop>
{
    private readonly Shop shop = open.Shop;
    private readonly ServedShop served = open.Served;

    [Theory]
    [InlineData("""{"advance":"P9999Y"}""")]
    [InlineData("""{"advance":"P21Y"}""")]
    [InlineData("""{"advance":"P-1D"}""")]
    [InlineData("""{"advance":"-P1D"}""")]
    [InlineData("""{"advance":"P99999999999999999999D"}""")]
    [InlineData("""{"advance":"3 days"}""")]
    [InlineData("""{"advance":3}""")]
    [InlineData("""{"advance":null}""")]
    [InlineData("""{"Advance":"P1D"}""")]
    [InlineData("""{"advance":"P1D","to":"2099-01-01T00:00:00Z"}""")]
    [InlineData("""{"to":"2001-01-01T00:00:00Z"}""")]
    [InlineData("""{"to":"9999-01-01T00:00:00Z"}""")]
    [InlineData("""{"to":"2099-01-01T00:00:00"}""")]
    [InlineData("""{"to":"tomorrow"}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("")]
    public async Task NoMomentToGoTo_IsSaidAndTheClockStaysWhereItIs(string body)
    {
        var before = await served.Now();

        using var answer = await served.Clock(body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEqual("", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]);
        Assert.InRange(await served.Now() - before, Duration.Zero, Duration.FromHours(1));
    }

    [Fact]
    public async Task FromAPageOfAnotherSite_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dev/clock") { Content = new StringContent("""{"advance":"P1D"}""") };
        request.Headers.Add("Origin", "https://elsewhere.example");

        Assert.Equal(HttpStatusCode.Forbidden, await served.Send(request));
    }

    [Fact]
    public async Task TwoTravelsAtOnce_TakePlaceOneAfterTheOther()
    {
        var purchase = new Purchase(shop, "stripe", "duasviagens");
        var bought = await served.Tomorrow();
        await served.Deliver(purchase.Paid(bought));

        var arrived = await Task.WhenAll(served.Advance("P20D"), served.Advance("P20D"));

        Assert.InRange(arrived.Max() - bought, Duration.FromDays(40), Duration.FromDays(40) + Duration.FromHours(1));
        Assert.Equal(Plan.Month(bought.InZone(shop.Zone).Date), Plan.Of(served.Mails.To(purchase.Email), shop.Zone));
    }

    [Fact]
    public async Task BoughtWhileTimeTravels_EachMailGoesOnceAtItsHour()
    {
        await served.Tomorrow();
        var purchases = Enumerable.Range(0, 20).Select(n => new Purchase(shop, "events", $"emviagem{n}")).ToList();

        var travel = Days(30);
        await Task.WhenAll(purchases.Select(purchase => served.Deliver(purchase.Paid(SystemClock.Instance.GetCurrentInstant()))));
        await travel;
        await served.Advance("P40D");

        Assert.All(purchases, purchase =>
        {
            var went = Plan.Of(served.Mails.To(purchase.Email), shop.Zone).Where(planned => planned.Touchpoint != "mensal").ToList();
            Assert.Equal(Plan.Month(Plan.DayOne(went)).Skip(1), went.Skip(1));
        });
    }

    private async Task Days(int count)
    {
        for (var day = 0; day < count; day++)
        {
            await served.Advance("P1D");
        }
    }

    [Fact]
    public async Task WithoutTimeTravel_ThereIsNoSuchRoute()
    {
        using var plain = new Shop();
        await using var quiet = await ServedShop.Open(plain, "--time-travel", "false");

        using var answer = await quiet.Clock("""{"advance":"P1D"}""");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [SkippableFact]
    public async Task FromAnotherMachine_NobodyListens()
    {
        var outside = (await Dns.GetHostAddressesAsync(Dns.GetHostName(), AddressFamily.InterNetwork)).FirstOrDefault(address => !IPAddress.IsLoopback(address));
        Skip.If(outside is null, "This machine has no address but the loopback.");
        using var socket = new TcpClient();

        await Assert.ThrowsAsync<SocketException>(() => socket.ConnectAsync(outside!, new Uri(served.Url).Port));
    }
}
