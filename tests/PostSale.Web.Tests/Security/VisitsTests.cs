using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using PostSale.Domain.Messages;
using PostSale.Web.Public;
using PostSale.Web.Security;

namespace PostSale.Web.Tests.Security;

public sealed class VisitsTests
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0";
    private static readonly MessageId Message = MessageId.Parse("fedcba9876543210fedcba9876543210");

    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData("GET", Firefox, null, null, true)]
    [InlineData("GET", Firefox, "Sec-Fetch-Dest", "document", true)]
    [InlineData("HEAD", Firefox, null, null, false)]
    [InlineData("GET", "", null, null, false)]
    [InlineData("GET", "Barracuda Sentinel (EE)", null, null, false)]
    [InlineData("GET", "Mozilla/5.0 (compatible; bingbot/2.0)", null, null, false)]
    [InlineData("GET", "python-requests/2.32", null, null, false)]
    [InlineData("GET", Firefox, "Sec-Purpose", "prefetch;anonymous-client-ip", false)]
    [InlineData("GET", Firefox, "Purpose", "prefetch", false)]
    [InlineData("GET", Firefox, "Sec-Fetch-Dest", "image", false)]
    [InlineData("GET", Firefox, "Sec-Fetch-Mode", "no-cors", false)]
    public void ARequest_LooksLikeAPersonsOrNot(string method, string agent, string? header, string? value, bool human)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = method;
        request.Headers.UserAgent = agent;
        if (header is not null)
        {
            request.Headers[header] = value;
        }

        Assert.Equal(human, Visits.LooksHuman(request));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(60, true)]
    public async Task TwoLinksOfOneMessage_AtOnceAreAProgramsAndLaterAPersons(int secondsBetween, bool human)
    {
        var visits = new Visits(time);
        visits.Opened(Message, "c https://loja.example");
        var alone = visits.Alone(Message);
        time.Advance(TimeSpan.FromSeconds(Math.Min(secondsBetween, 3)));
        if (secondsBetween <= 3)
        {
            visits.Opened(Message, "u");
        }

        time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(human, await alone);
    }

    [Theory]
    [InlineData("same-origin", "null", true)]
    [InlineData("", "null", false)]
    [InlineData("cross-site", "null", false)]
    [InlineData("same-origin", "https://pos.loja.example", true)]
    [InlineData("none", "", true)]
    [InlineData("", "https://elsewhere.example", false)]
    [InlineData("same-site", "", false)]
    public void AFormOfAPageThatSendsNoReferrer_IsStillOurs(string site, string origin, bool ours)
    {
        var request = new DefaultHttpContext().Request;
        request.Host = new("pos.loja.example");
        foreach (var (name, value) in new[] { ("Sec-Fetch-Site", site), ("Origin", origin) })
        {
            if (value.Length > 0)
            {
                request.Headers[name] = value;
            }
        }

        Assert.Equal(ours, ForeignOrigin.IsOurs(request));
    }
}
