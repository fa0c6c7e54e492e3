using System.Text.Json;
using PostSale.Delivery.Pickup;

namespace PostSale.Delivery.Tests.Pickup;

public sealed class SmsPickupTests : IDisposable
{
    private readonly TemporaryFolder data = new();
    private readonly SmsPickup pickup;

    public SmsPickupTests() => pickup = SmsPickup.Open(data.Path);

    public void Dispose() => data.Dispose();

    [Theory]
    [InlineData(Channel.Sms, "sms", "+5511999990001")]
    [InlineData(Channel.WhatsApp, "whatsapp", "+5511999990002")]
    public async Task Sent_IsAFileOfItsOwn(Channel channel, string word, string from)
    {
        Assert.Equal(new SendResult.Accepted($"{Samples.Id}.json"), await Send(channel, Samples.Text));

        Assert.Equal([$"sms/{Samples.Id}.json"], data.Files());
        var text = await File.ReadAllTextAsync(data.At("sms", $"{Samples.Id}.json"));
        Assert.Contains("Olá, Ana!", text, StringComparison.Ordinal);
        using var note = JsonDocument.Parse(text);
        Assert.Equal(
            [("id", Samples.Id), ("to", "+5511988887777"), ("from", from), ("channel", word), ("text", Samples.Text.Text), ("at", "2026-03-09T13:04:05Z")],
            note.RootElement.EnumerateObject().Select(property => (property.Name, property.Value.GetString()!)));
    }

    [Fact]
    public async Task SentAgain_IsAcceptedAndNotRewritten()
    {
        await Send(Channel.Sms, Samples.Text);
        Assert.IsType<SendResult.Accepted>(await Send(Channel.Sms, Samples.Text with { Text = "outro" }));

        Assert.DoesNotContain("outro", await File.ReadAllTextAsync(data.At("sms", $"{Samples.Id}.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("11988887777")]
    [InlineData("+55 11 98888-7777")]
    [InlineData("+0511988887777")]
    [InlineData("+5511988887777\n")]
    [InlineData("ana@example.com")]
    public async Task NumberThatIsNone_IsRejectedAsDead(string to)
    {
        Assert.Equal(new SendResult.Rejected(true), await Send(Channel.Sms, Samples.Text with { To = to }));
        Assert.Empty(data.Files());
    }

    [Fact]
    public async Task Lookup_KnowsWhatIsThere()
    {
        Assert.IsType<LookupResult.NeverTaken>(await pickup.Lookup(Samples.Message, default));
        await Send(Channel.WhatsApp, Samples.Text);
        Assert.Equal(new LookupResult.Taken($"{Samples.Id}.json"), await pickup.Lookup(Samples.Message, default));
    }

    [Fact]
    public async Task AnotherChannel_IsTheCallersBug()
    {
        Assert.Equal([Channel.Sms, Channel.WhatsApp], pickup.Channels);
        await Assert.ThrowsAsync<ArgumentException>(() => Send(Channel.Email, Samples.Text));
    }

    private Task<SendResult> Send(Channel channel, Content content) =>
        pickup.Send(Samples.Shop, Samples.Message with { Channel = channel, Purpose = Purpose.Transactional }, content, Samples.Now, default);
}
