namespace PostSale.Web.Tests.Endpoints;

public sealed class TwilioTests
{
    private const string Id = "0123456789abcdef0123456789abcdef";

    private static readonly (string, string)[] Delivered =
        [("AccountSid", Given.TwilioAccount), ("MessageSid", "SM1"), ("MessageStatus", "delivered"), ("To", "+5511987654321")];

    private static readonly (string, string)[] Stop = [("MessageSid", "SM2"), ("From", "+5511987654321"), ("Body", "Não me mandem mais & obrigado +1")];

    [Fact]
    public async Task Status_IsStoredWithTheMessageThatItsAddressNames()
    {
        await using var host = await WebhookHost.Start();

        Assert.Equal(200, (await host.Post(Request.Twilio("status", $"?message={Id}", Delivered))).Status);

        var delivery = Assert.Single(host.Inbox.Stored);
        Assert.Equal(("twilio", "status:SM1:delivered", $"status:{Id}"), (delivery.Key.Provider, delivery.Key.Id, delivery.Topic));
    }

    [Fact]
    public async Task Inbound_IsStoredAndAnsweredWithNothingToSay()
    {
        await using var host = await WebhookHost.Start();

        var answer = await host.Post(Request.Twilio("inbound", "", Stop));

        Assert.Equal((200, "text/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>"), (answer.Status, answer.ContentType, answer.Body));
        Assert.Equal(("inbound:SM2", "inbound"), (host.Inbox.Stored.Single().Key.Id, host.Inbox.Stored.Single().Topic));
        Assert.Equal(200, (await host.Post(Request.Twilio("inbound", "", Stop))).Status);
        Assert.Single(host.Inbox.Stored);
    }

    [Fact]
    public async Task WhatTheRequestSaysOfItsHost_DoesNotMatter()
    {
        await using var host = await WebhookHost.Start();
        var request = Request.Twilio("inbound", "", Stop).With("Host", "evil.example").With("X-Forwarded-Host", "evil.example").With("X-Forwarded-Proto", "http");

        Assert.Equal(200, (await host.Post(request)).Status);
    }

    [Fact]
    public async Task JsonBody_IsCheckedByItsHash()
    {
        await using var host = await WebhookHost.Start();
        var body = """{"MessageSid":"SM3","From":"+5511987654321","Body":"oi"}"""u8.ToArray();
        var path = $"/webhooks/loja/twilio/inbound?bodySHA256={Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body))}";
        var request = new Request(path, body).With("X-Twilio-Signature", Sign.Twilio("https://pos.loja.example" + path, []));

        Assert.Equal(200, (await host.Post(request)).Status);
        Assert.Equal(401, (await host.Post(request with { Body = [.. body, (byte)' '] })).Status);
    }

    [Fact]
    public async Task WhateverIsNotSigned_IsTurnedAwayAndNotStored()
    {
        await using var host = await WebhookHost.Start();
        var good = Request.Twilio("status", $"?message={Id}", Delivered);
        (int Status, Request Request)[] cases =
        [
            (400, good.Without("X-Twilio-Signature")),
            (400, good.But("X-Twilio-Signature", "abc")),
            (400, good.With("X-Twilio-Signature", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")),
            (400, good.But("X-Twilio-Signature", new string('a', 65536))),
            (401, good.But("X-Twilio-Signature", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")),
            (401, good with { Path = good.Path.Replace(Id, Id.Replace('0', '1'), StringComparison.Ordinal) }),
            (401, good with { Path = "/webhooks/loja/twilio/inbound" }),
            (401, good with { Body = [.. good.Body, .. "&Extra=1"u8] }),
            (400, good with { Body = [0xFF, 0xFE] }),
            (400, Request.Twilio("status", "", ("MessageStatus", "delivered"))),
            (400, Request.Twilio("inbound", "", ("MessageSid", new string('S', 201)), ("From", "+5511987654321"))),
            (400, good with { ContentType = "application/json" }),
            (415, good with { ContentType = "multipart/form-data" }),
            (404, good with { Path = "/webhooks/nowhere/twilio/status" }),
            (404, good with { Path = "/webhooks/loja/twilio" }),
        ];
        foreach (var (status, request) in cases)
        {
            Assert.Equal(status, (await host.Post(request)).Status);
        }

        Assert.Empty(host.Inbox.Stored);
        Assert.DoesNotContain(Given.TwilioToken, host.Log.All, StringComparison.Ordinal);
    }
}
