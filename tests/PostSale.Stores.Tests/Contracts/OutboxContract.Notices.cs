using PostSale.Application.Links;
using PostSale.Application.Messages;
using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

/// <summary>Notices in the app, which stay in the outbox for their reader.</summary>
public abstract partial class OutboxContract
{
    [SkippableFact]
    public async Task Notices_AreTheAcceptedOnesOfTheAppNewestFirstWithTheirWords()
    {
        await Note("first", 1);
        await Note("second", 2);
        await Note("by-mail", 3, channel: Channel.Email);
        await Note("waiting", 4, isSent: false);
        await Note("of-another", 5, customer: Key(2));
        var notices = new Notices(Customers, Outbox);

        var found = await notices.Of(Link.Of(Shop, Key(1)), None);

        Assert.Equal(["second", "first"], found!.Select(message => message.Effect.Touchpoint.Value));
        Assert.Equal(
            [("Title second", "Go", "https://loja.example/second"), ("Title first", "Go", "https://loja.example/first")],
            (await notices.Written(found!, None)).Select(notice => (notice.Content!.Subject, notice.Content.Button!.Label, notice.Content.Button.Url)));
    }

    [SkippableFact]
    public async Task Notices_AreReadOnceAndTheCustomerLearnsOfIt()
    {
        await Note("first", 1);
        await Note("second", 2);
        var (notices, link) = (new Notices(Customers, Outbox), Link.Of(Shop, Key(1)));
        var second = (await notices.Of(link, None))![0].Id.Value;

        Assert.Equal(1, await notices.Read(link, new HashSet<string> { second }, At(5), None));
        Assert.Equal(1, await notices.Read(link, new HashSet<string> { second, "unknown" }, At(6), None));
        Assert.Equal(At(5), (await notices.Of(link, None))![0].ReadAt);
        Assert.Equal(0, await notices.Read(link, null, At(7), None));

        Assert.Equal([At(5), At(7)], (await notices.Of(link, None))!.Select(message => message.ReadAt!.Value));
        Assert.Equal(2, (await Customers.Read(Key(1))).Facts.OfType<Fact.MessageReported>().Count());
    }

    [SkippableFact]
    public async Task Notices_OfNobodyAnotherStoreOrSomebodyForgotten_AreNone()
    {
        await Note("first", 1);
        var notices = new Notices(Customers, Outbox);
        Assert.Null(await notices.Of(Link.Of(Shop, Key(9)), None));
        Assert.Null(await notices.Of(Link.Of(OtherShop, Key(1)), None));

        await Customers.Forget(Customer.New(Key(1), Shop) with { ErasedAt = At(5) }, At(5), null, None);

        Assert.Null(await notices.Of(Link.Of(Shop, Key(1)), None));
        Assert.Null(await notices.Read(Link.Of(Shop, Key(1)), null, At(6), None));
        Assert.All(await Outbox.Of(Key(1), 10, None), message => Assert.Null(message.ReadAt));
    }

    private async Task Note(string touchpoint, int minute, Channel channel = Channel.App, bool isSent = true, CustomerKey? customer = null)
    {
        var message = Message(customer ?? Key(1), touchpoint, minute, created: minute) with { Channel = channel };
        await Customers.Enqueue(message);
        if (!isSent)
        {
            return;
        }

        var loaded = (await Outbox.Load(new(message.Customer, message.Id), None))!;
        var claimed = message.Claim("anybody", At(minute), Duration.FromMinutes(2))!;
        var content = new Content("", $"Title {touchpoint}", "Text", null, null) { Button = new("Go", $"https://loja.example/{touchpoint}") };
        Assert.Equal(Saved.Done, await Outbox.Claim(loaded, claimed, loaded.Customer.Customer, content, None));
        Assert.Equal(Saved.Done, await Outbox.Settle(claimed, claimed.Accept(message.Id.Value, At(minute))!, [], At(minute), None));
    }
}
