using System.Net.Http.Headers;

namespace PostSale.Local.Tests;

/// <summary>Every route against everybody who may try it.</summary>
public sealed class HttpSurfaceTests(SaoPauloShop open) : IClassFixture<SaoPauloShop>
{
    private const string Unknown = "00000000000000000000000000000000";

    /// <summary>Who may use a route. A route that is not in here has not been thought about.</summary>
    private static readonly Dictionary<(string Method, string Pattern), (Guard Guard, string Path)> Known = new()
    {
        [("GET", "/")] = (Guard.Open, "/"),
        [("GET", "/openapi/{documentName}.json")] = (Guard.Reader, "/openapi/v1.json"),
        [("GET", "/health/live")] = (Guard.Open, "/health/live"),
        [("GET", "/health/ready")] = (Guard.Open, "/health/ready"),
        [("GET", "/ops/sign-in")] = (Guard.Open, "/ops/sign-in"),
        [("POST", "/ops/sign-in")] = (Guard.Form, "/ops/sign-in"),
        [("GET", "/ops/ops.css")] = (Guard.Open, "/ops/ops.css"),
        [("GET", "/ops/")] = (Guard.Page, "/ops"),
        [("GET", "/ops/icon.svg")] = (Guard.Open, "/ops/icon.svg"),
        [("GET", "/ops/customers")] = (Guard.Page, "/ops/customers"),
        [("POST", "/ops/customers/{key}/pause")] = (Guard.AgentForm, $"/ops/customers/{Unknown}/pause"),
        [("POST", "/ops/customers/{key}/resume")] = (Guard.AgentForm, $"/ops/customers/{Unknown}/resume"),
        [("POST", "/ops/customers/{key}/erase")] = (Guard.AdminForm, $"/ops/customers/{Unknown}/erase"),
        [("GET", "/ops/tasks")] = (Guard.Page, "/ops/tasks"),
        [("GET", "/ops/tasks/{id}")] = (Guard.Page, $"/ops/tasks/{Unknown}"),
        [("POST", "/ops/tasks/{id}/outcome")] = (Guard.AgentForm, $"/ops/tasks/{Unknown}/outcome"),
        [("GET", "/ops/messages")] = (Guard.Page, "/ops/messages"),
        [("GET", "/ops/quarantine")] = (Guard.Page, "/ops/quarantine"),
        [("POST", "/ops/quarantine/resolve")] = (Guard.AgentForm, "/ops/quarantine/resolve"),
        [("POST", "/ops/quarantine/discard")] = (Guard.AgentForm, "/ops/quarantine/discard"),
        [("GET", "/ops/kpis")] = (Guard.Page, "/ops/kpis"),
        [("GET", "/ops/switches")] = (Guard.Page, "/ops/switches"),
        [("POST", "/ops/switches")] = (Guard.AdminForm, "/ops/switches"),
        [("POST", "/ops/language")] = (Guard.PageForm, "/ops/language"),
        [("GET", "/ops/customers/{key}")] = (Guard.Page, $"/ops/customers/{Unknown}"),
        [("GET", "/ops/messages/{id}")] = (Guard.Page, $"/ops/messages/{Unknown}"),
        [("GET", "/ops/messages/{id}/html")] = (Guard.Page, $"/ops/messages/{Unknown}/html"),
        [("GET", "/ops/strategy")] = (Guard.Page, "/ops/strategy"),
        [("POST", "/ops/sign-out")] = (Guard.PageForm, "/ops/sign-out"),
        [("GET", "/u/{token}")] = (Guard.Token, "/u/forged"),
        [("GET", "/c/{token}")] = (Guard.Token, "/c/forged"),
        [("GET", "/s/{token}")] = (Guard.Token, "/s/forged"),
        [("POST", "/s/{token}")] = (Guard.Token, "/s/forged"),
        [("GET", "/p/{token}")] = (Guard.Token, "/p/forged"),
        [("POST", "/p/{token}")] = (Guard.Token, "/p/forged"),
        [("GET", "/r/{code}")] = (Guard.Token, "/r/forged"),
        [("POST", "/u/{token}")] = (Guard.Token, "/u/forged"),
        [("GET", "/api/v1/inbox/{token}")] = (Guard.Token, "/api/v1/inbox/forged"),
        [("POST", "/api/v1/inbox/{token}")] = (Guard.Token, "/api/v1/inbox/forged"),
        [("OPTIONS", "/api/v1/inbox/{token}")] = (Guard.Open, "/api/v1/inbox/forged"),
        [("GET", "/api/v1/stores")] = (Guard.Reader, "/api/v1/stores"),
        [("GET", "/api/v1/customers")] = (Guard.Reader, "/api/v1/customers"),
        [("GET", "/api/v1/suppressions")] = (Guard.Reader, "/api/v1/suppressions"),
        [("GET", "/api/v1/customers/{key}")] = (Guard.Reader, $"/api/v1/customers/{Unknown}"),
        [("GET", "/api/v1/messages")] = (Guard.Reader, "/api/v1/messages"),
        [("GET", "/api/v1/messages/{id}")] = (Guard.Reader, $"/api/v1/messages/{Unknown}"),
        [("GET", "/api/v1/deliveries")] = (Guard.Reader, "/api/v1/deliveries"),
        [("GET", "/api/v1/tasks")] = (Guard.Reader, "/api/v1/tasks"),
        [("GET", "/api/v1/tasks/{id}")] = (Guard.Reader, $"/api/v1/tasks/{Unknown}"),
        [("POST", "/api/v1/tasks/{id}/outcome")] = (Guard.Agent, $"/api/v1/tasks/{Unknown}/outcome"),
        [("POST", "/api/v1/customers/{key}/pause")] = (Guard.Agent, $"/api/v1/customers/{Unknown}/pause"),
        [("POST", "/api/v1/customers/{key}/resume")] = (Guard.Agent, $"/api/v1/customers/{Unknown}/resume"),
        [("GET", "/api/v1/customers/{key}/export")] = (Guard.Agent, $"/api/v1/customers/{Unknown}/export"),
        [("DELETE", "/api/v1/customers/{key}")] = (Guard.Admin, $"/api/v1/customers/{Unknown}"),
        [("POST", "/api/v1/deliveries/resolve")] = (Guard.Agent, "/api/v1/deliveries/resolve"),
        [("POST", "/api/v1/deliveries/discard")] = (Guard.Agent, "/api/v1/deliveries/discard"),
        [("GET", "/api/v1/kill-switch")] = (Guard.Reader, "/api/v1/kill-switch"),
        [("PUT", "/api/v1/kill-switch")] = (Guard.Admin, "/api/v1/kill-switch"),
        [("GET", "/api/v1/audit")] = (Guard.Admin, "/api/v1/audit"),
        [("GET", "/api/v1/customers/{key}/score")] = (Guard.Reader, $"/api/v1/customers/{Unknown}/score"),
        [("GET", "/api/v1/scorings")] = (Guard.Reader, "/api/v1/scorings"),
        [("GET", "/api/v1/kpis")] = (Guard.Reader, "/api/v1/kpis"),
        [("GET", "/api/v1/scorings/backtest")] = (Guard.Reader, "/api/v1/scorings/backtest"),
        [("POST", "/api/v1/scorings")] = (Guard.Admin, "/api/v1/scorings?model=none"),
        [("GET", "/api/v1/strategies")] = (Guard.Reader, "/api/v1/strategies"),
        [("POST", "/api/v1/strategies")] = (Guard.Admin, "/api/v1/strategies?dryRun=true"),
        [("POST", "/api/v1/imports")] = (Guard.Admin, "/api/v1/imports"),
        [("POST", "/webhooks/{store}/twilio/status")] = (Guard.Absent, $"/webhooks/{Shop.Id}/twilio/status"),
        [("POST", "/webhooks/{store}/twilio/inbound")] = (Guard.Absent, $"/webhooks/{Shop.Id}/twilio/inbound"),
        [("POST", "/webhooks/email-events")] = (Guard.Absent, "/webhooks/email-events"),
        [("OPTIONS", "/webhooks/email-events")] = (Guard.Absent, "/webhooks/email-events"),
        [("POST", "/webhooks/{store}/stripe")] = (Guard.Signature, $"/webhooks/{Shop.Id}/stripe"),
        [("POST", "/webhooks/{store}/shopify")] = (Guard.Signature, $"/webhooks/{Shop.Id}/shopify"),
        [("POST", "/webhooks/{store}/events")] = (Guard.Signature, $"/webhooks/{Shop.Id}/events"),
    };

    private readonly Shop shop = open.Shop;
    private readonly ServedShop served = open.Served;

    /// <summary>What stands before a route.</summary>
    /// <remarks><see cref="Absent"/>: nothing is there until the settings give it a secret.</remarks>
    public enum Guard { Open, Form, Page, PageForm, AgentForm, AdminForm, Token, Reader, Agent, Admin, Signature, Absent }

    public static TheoryData<string, string> Routes
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (method, pattern) in RouteTable.All)
            {
                data.Add(method, pattern);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task EveryRoute_LetsInWhomItShouldAndNobodyElse(string method, string pattern)
    {
        // HEAD is GET without the body and stands behind the same guard.
        var likeGet = method == "HEAD" ? "GET" : method;
        Assert.True(
            Known.TryGetValue((likeGet, pattern), out var known) || Known.TryGetValue((likeGet, pattern.TrimEnd('/')), out known)
            || Known.TryGetValue((likeGet, pattern + "/"), out known),
            $"{method} {pattern} is new: say in {nameof(Known)} who may use it.");
        var (guard, path) = known;

        foreach (var caller in new[] { "nobody", "wrong", "reader", "agent", "admin" })
        {
            var byKey = (int)await Status(method, path, bearer: Key(caller));
            var byCookie = (int)await Status(method, path, cookie: caller is "nobody" or "wrong" ? null : await SignedIn(caller));
            var may = caller is not ("nobody" or "wrong");
            switch (guard)
            {
                case Guard.Open:
                    Assert.True(byKey is 200 or 302 && byCookie is 200 or 302, $"{caller}: {byKey}, {byCookie}");
                    break;
                case Guard.Reader:
                    // A cookie is not for programs: another site's page could make the browser send it.
                    Assert.True(may ? byKey is 200 or 404 : byKey is 401 or 429, $"{caller}: {byKey}");
                    Assert.Equal(401, byCookie);
                    break;
                case Guard.Agent:
                    Assert.True(!may ? byKey is 401 or 429 : caller == "reader" ? byKey == 403 : byKey is 400 or 404 or 415, $"{caller}: {byKey}");
                    Assert.Equal(401, byCookie);
                    break;
                case Guard.Admin:
                    Assert.True(!may ? byKey is 401 or 429 : caller != "admin" ? byKey == 403 : byKey is 200 or 400 or 404, $"{caller}: {byKey}");
                    Assert.Equal(401, byCookie);
                    break;
                case Guard.Page or Guard.PageForm or Guard.AgentForm or Guard.AdminForm:
                    // Whose role allows it is refused for want of the page's own token.
                    var allowed = guard switch { Guard.AgentForm => caller != "reader", Guard.AdminForm => caller == "admin", _ => true };
                    Assert.Equal(302, byKey);
                    Assert.True(!may ? byCookie == 302 : !allowed ? byCookie == 403 : guard == Guard.Page ? byCookie is 200 or 404 : byCookie == 400, $"{caller}: {byCookie}");
                    break;
                default:
                    var refusal = guard switch { Guard.Form => 400, Guard.Token or Guard.Absent => 404, _ => 400 };
                    Assert.Equal((refusal, refusal), (byKey, byCookie));
                    break;
            }
        }
    }

    [Fact]
    public void EveryRouteThatWasThoughtAbout_StillExists() => Assert.All(Known.Keys, known =>
        Assert.Contains(RouteTable.All, route => route.Method == known.Method && route.Pattern.TrimEnd('/') == known.Pattern.TrimEnd('/')));

    [Theory]
    [InlineData("/ops/sign-in")]
    [InlineData("/ops/ops.css")]
    [InlineData("/health/live")]
    [InlineData("/u/forged")]
    [InlineData("/api/v1/stores")]
    [InlineData("/nothing/here")]
    public async Task EveryAnswer_CarriesTheHeadersThatKeepItApart(string path)
    {
        using var answer = await served.Client.GetAsync(path);

        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Contains("no-store", string.Join(',', answer.Headers.GetValues("Cache-Control")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("127.0.0.1:7071", true)]
    [InlineData("localhost", true)]
    [InlineData("[::1]:80", true)]
    [InlineData("elsewhere.example", false)]
    [InlineData("127.0.0.1.elsewhere.example", false)]
    [InlineData("localhost.elsewhere.example:7071", false)]
    public async Task OnlyTheNamesItGoesBy_AreAnsweredTo(string host, bool answered)
    {
        foreach (var path in new[] { "/ops/sign-in", "/health/live", "/api/v1/stores", "/nothing/here" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
            Assert.Equal(answered, await served.Send(request) != HttpStatusCode.MisdirectedRequest);
        }
    }

    [Theory]
    [InlineData("/api/v1/stores", "Authorization")]
    [InlineData("/api/v1/customers/zz", "Authorization")]
    public async Task WithoutAKey_TheAnswerSaysWhatToSend(string path, string said)
    {
        using var answer = await served.Client.GetAsync(path);

        Assert.Contains(said, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/customers?limit=many")]
    [InlineData("/api/v1/messages?state=bogus")]
    [InlineData("/api/v1/messages?state=1")]
    [InlineData("/api/v1/messages?customer=me")]
    [InlineData("/api/v1/deliveries?state=bogus")]
    [InlineData("/api/v1/customers?colour=red")]
    [InlineData("/api/v1/customers?risk=some")]
    [InlineData("/api/v1/customers?after=me")]
    [InlineData("/api/v1/customers?email=a@example.com&phone=11")]
    [InlineData("/api/v1/stores?limit=5")]
    public async Task AQuestionThatCannotBeRead_IsTheAskersFault(string path)
    {
        using var answer = await served.Get(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEqual("", (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!);
    }

    [Theory]
    [InlineData("/ops/sign-in", "Origin", "https://elsewhere.example")]
    [InlineData("/ops/sign-in", "Sec-Fetch-Site", "cross-site")]
    [InlineData("/dev/clock", "Sec-Fetch-Site", "cross-site")]
    public async Task FromAPageOfAnotherSite_IsRefused(string path, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("""{"advance":"PT1S"}""") };
        request.Headers.Add(header, value);

        Assert.Equal(HttpStatusCode.Forbidden, await served.Send(request));
    }

    private string? Key(string caller) => caller switch
    {
        "wrong" => "not-a-key",
        "reader" => shop.ReaderKey,
        "agent" => shop.AgentKey,
        "admin" => shop.AdminKey,
        _ => null,
    };

    private async Task<HttpStatusCode> Status(string method, string path, string? bearer = null, string? cookie = null)
    {
        using var request = new HttpRequestMessage(new(method), path);
        if (method is "POST" or "PUT")
        {
            request.Content = path.StartsWith("/webhooks", StringComparison.Ordinal) || path.StartsWith("/api", StringComparison.Ordinal)
                ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json")
                : new FormUrlEncodedContent([]);
        }

        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        return await served.Send(request);
    }

    private async Task<string> SignedIn(string caller)
    {
        using var session = await Session.Enter(served, Key(caller)!);
        return session.Cookie;
    }
}
