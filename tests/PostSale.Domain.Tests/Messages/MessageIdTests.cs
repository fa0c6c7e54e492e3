using CsCheck;

namespace PostSale.Domain.Tests.Messages;

public sealed class MessageIdTests
{
    // Golden: another value would let a message that is already in an outbox be planned, and sent, again.
    [Theory]
    [InlineData("onboarding", "shopify:order:1", "first-steps", 1, "04484270238f3c88a0467ddd66d2b702")]
    [InlineData("long-term", "customer@shopify:order:1", "monthly", 12, "4b06448b91920d0632c1acb85893a341")]
    [InlineData("indicação", "pedido:é", "convite", 1, "246d5d87a91cbbac94da2dc2637a231d")]
    public void OfAKnownContact_StaysAsItIs(string journey, string subject, string touchpoint, int occurrence, string expected) =>
        Assert.Equal(expected, MessageId.Of(FollowUp.Key, new(new(journey), subject, new(touchpoint), occurrence)).Value);

    [Fact]
    public void OtherContacts_OtherIds()
    {
        var part = Pick.Of("", "a", "b", "ab", "1:a/", "a/1:b");
        var effect = Gen.Select(part, part, part, Gen.Int[1, 12], (journey, subject, touchpoint, occurrence) =>
            new EffectId(new(journey), subject, new(touchpoint), occurrence));
        Gen.Select(effect, effect).Sample((one, other) =>
            Assert.Equal(one == other, MessageId.Of(FollowUp.Key, one) == MessageId.Of(FollowUp.Key, other)), iter: 5000);
    }

    [Fact]
    public void OtherCustomers_OtherIds()
    {
        var effect = new EffectId(Plans.Onboarding, "a", Plans.Tips.Id, 1);
        Assert.NotEqual(MessageId.Of(FollowUp.Key, effect), MessageId.Of(CustomerKey.Parse("fedcba9876543210fedcba9876543210"), effect));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00112233445566778899aabbccddeef")]
    [InlineData("00112233445566778899aabbccddeeff0")]
    [InlineData("00112233445566778899AABBCCDDEEFF")]
    [InlineData("00112233445566778899aabbccddeefg")]
    public void NotAnId_IsRefused(string? text)
    {
        Assert.False(MessageId.TryParse(text, out _));
        Assert.False(CustomerKey.TryParse(text, out _));
        Assert.Throws<FormatException>(() => MessageId.Parse(text!));
        Assert.Throws<FormatException>(() => CustomerKey.Parse(text!));
    }

    [Fact]
    public void Written_ReadsBack()
    {
        var id = MessageId.Of(FollowUp.Key, new(Plans.Onboarding, "a", Plans.Tips.Id, 1));
        Assert.Equal(id, MessageId.Parse(id.ToString()));
        Assert.Equal(16, id.ToBytes().Length);
        Assert.Equal(FollowUp.Key, CustomerKey.From(FollowUp.Key.ToBytes()));
    }
}
