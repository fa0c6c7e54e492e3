using System.Security.Cryptography;
using PostSale.Application.Links;
using PostSale.Domain.Customers;

namespace PostSale.Settings.Tests.Links;

public sealed class InvitationCodesTests
{
    private readonly InvitationCodes codes = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("ffffffffffffffffffffffffffffffff")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    public void ACode_IsAlwaysTheSameAndReadsBack(string key)
    {
        var customer = CustomerKey.Parse(key);
        var code = codes.Of(customer);

        Assert.Equal(InvitationCodes.Length, code.Length);
        Assert.Equal(code, codes.Of(customer));
        Assert.True(codes.TryRead(code, out var read));
        Assert.Equal(customer, read);
    }

    // In print, so readable for ever. Computed from the documented layout by another program.
    [Fact]
    public void ACodeOfTheFirstRelease_IsTheSameStill() => Assert.Equal("2rgpetpcvf36zm3cbkrp9zeark", codes.Of(CustomerKey.Parse("0123456789abcdef0123456789abcdef")));

    [Fact]
    public void AnyKeys_HaveCodesOfTheirOwn()
    {
        var keys = Enumerable.Range(0, 2000).Select(_ => CustomerKey.From(RandomNumberGenerator.GetBytes(16))).ToList();

        var written = keys.ConvertAll(codes.Of);

        Assert.Distinct(written);
        Assert.Equal(keys, written.Select(code => codes.TryRead(code, out var read) ? read.Value : default));
        Assert.All(written, code => Assert.DoesNotContain(code, letter => letter is 'i' or 'l' or 'o' or 'u' || char.IsUpper(letter)));
    }

    [Fact]
    public void AnotherIdentity_HasOtherCodes() => Assert.NotEqual(
        codes.Of(CustomerKey.Parse("0123456789abcdef0123456789abcdef")), new InvitationCodes(new byte[32]).Of(CustomerKey.Parse("0123456789abcdef0123456789abcdef")));

    [Fact]
    public void HoweverItIsTyped_ItIsTheSame()
    {
        var customer = CustomerKey.Parse("0123456789abcdef0123456789abcdef");
        var code = codes.Of(customer);
        string[] typed = [code.ToUpperInvariant(), $" {code[..5]}-{code[5..]} ", code.Replace('0', 'O').Replace('1', 'l'), code.Replace('1', 'I').Replace('0', 'o')];

        Assert.All(typed, one => Assert.True(codes.TryRead(one, out var read) && read == customer, one));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0000000000000000000000000")]
    [InlineData("000000000000000000000000000")]
    [InlineData("80000000000000000000000000")]
    [InlineData("0000000000000000000000000u")]
    [InlineData("0000000000000000000000000/")]
    [InlineData("0000000000000000000000000ã")]
    [InlineData("--------------------------")]
    public void WhatIsNoCode_IsNotRead(string? text) => Assert.False(codes.TryRead(text, out _));
}
