using MimeKit;
using PostSale.Delivery.Pickup;
using PostSale.Delivery.Tests.Mime;

namespace PostSale.Delivery.Tests.Pickup;

public sealed class EmailPickupTests : IDisposable
{
    private const string File = $"mail/{Samples.Id}.eml";

    private readonly TemporaryFolder data = new();
    private readonly EmailPickup pickup;

    public EmailPickupTests() => pickup = EmailPickup.Open(data.Path);

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Sent_OpensInAMailProgram()
    {
        Assert.Equal(new SendResult.Accepted($"{Samples.Id}.eml"), await Send(Samples.Message, Samples.Content));

        Assert.Equal([File], data.Files());
        using var mail = await MimeMessage.LoadAsync(data.At("mail", $"{Samples.Id}.eml"));
        Assert.Equal("Ana, tudo bem com a cafeteira?", mail.Subject);
        Assert.Contains("Olá, Ana!", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("<b>Ana</b>", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThirtyTwoAtOnce_LeaveOneWholeFile()
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var senders = Enumerable.Range(0, 32).Select(async number =>
        {
            await start.Task;
            return await Send(Samples.Message, Samples.Content with { Subject = $"{number}" });
        }).ToList();
        start.SetResult();

        Assert.All(await Task.WhenAll(senders), result => Assert.IsType<SendResult.Accepted>(result));

        Assert.Equal([File], data.Files());
        var written = await System.IO.File.ReadAllBytesAsync(data.At("mail", $"{Samples.Id}.eml"));
        using var mail = Wire.Parse(written);
        Assert.Equal(Wire.Bytes(Samples.Content with { Subject = mail.Subject! }), written);
    }

    [Fact]
    public async Task RecipientThatIsNoAddress_IsRejectedAsDead()
    {
        Assert.Equal(new SendResult.Rejected(true), await Send(Samples.Message, Samples.Content with { To = "ana@example.com\r\nBcc: x@y.example" }));
        Assert.Empty(data.Files());
    }

    [Fact]
    public async Task NoUnsubscribeLink_IsRejected_TheAddressLives()
    {
        Assert.Equal(new SendResult.Rejected(false), await Send(Samples.Message, Samples.Content with { UnsubscribeUrl = null }));
        Assert.Empty(data.Files());
    }

    [Fact]
    public async Task Lookup_KnowsWhatIsThere()
    {
        Assert.IsType<LookupResult.NeverTaken>(await pickup.Lookup(Samples.Message, default));

        await Send(Samples.Message, Samples.Content);

        Assert.Equal(new LookupResult.Taken($"{Samples.Id}.eml"), await EmailPickup.Open(data.Path).Lookup(Samples.Message, default));
        Assert.IsType<LookupResult.NeverTaken>(await pickup.Lookup(Samples.Message with { Id = MessageId.Parse(new('a', 32)) }, default));
    }

    [Fact]
    public async Task Cancelled_ThrowsAndWritesNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => pickup.Send(Samples.Shop, Samples.Message, Samples.Content, Samples.Now, new CancellationToken(canceled: true)));

        Assert.Empty(data.Files());
    }

    [Fact]
    public async Task DiskFull_IsRetry()
    {
        var disk = new FailingDisk();
        var full = EmailPickup.Open(data.Path, disk);
        disk.At = Step.Write;

        Assert.Equal(new SendResult.Retry(null), await full.Send(Samples.Shop, Samples.Message, Samples.Content, Samples.Now, default));
        Assert.Empty(data.Files());
    }

    [Fact]
    public async Task AnotherChannel_IsTheCallersBug()
    {
        Assert.Equal([Channel.Email], pickup.Channels);
        await Assert.ThrowsAsync<ArgumentException>(() => Send(Samples.Message with { Channel = Channel.Sms }, Samples.Content));
    }

    private Task<SendResult> Send(Message message, Content content) => pickup.Send(Samples.Shop, message, content, Samples.Now, default);
}
