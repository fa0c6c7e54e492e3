using CsCheck;
using PostSale.Web.Webhooks.Verification;

namespace PostSale.Web.Tests.Verification;

public sealed class ShopifySignatureTests
{
    private const string Secret = "test_secret_key";
    private const string Good = "B23tXN681gZ0qIWNRrgtzBE9XSDo5yaUu6wfmhu3a7g=";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"foo": "bar"}""");

    [Fact]
    public void RightlySigned_IsValid() => Assert.Equal(new Verdict.Valid(0, null), ShopifySignature.Verify(Good, Body, [Secret]));

    [Fact]
    public void OldAndNewSecret_BothVerify() =>
        Assert.Equal(new Verdict.Valid(1, null), ShopifySignature.Verify(Good, Body, ["the new one", Secret]));

    [Theory]
    [InlineData("""{"foo":"bar"}""")]
    [InlineData("""{"foo": "bar"} """)]
    [InlineData("")]
    public void OtherBody_IsWrong(string body) =>
        Assert.IsType<Verdict.Wrong>(ShopifySignature.Verify(Good, Encoding.UTF8.GetBytes(body), [Secret]));

    [Fact]
    public void OtherSecretOrNone_IsWrong()
    {
        Assert.IsType<Verdict.Wrong>(ShopifySignature.Verify(Good, Body, ["another"]));
        Assert.IsType<Verdict.Wrong>(ShopifySignature.Verify(Sign.Shopify(Body, ""), Body, [""]));
        Assert.IsType<Verdict.Wrong>(ShopifySignature.Verify(Good, Body, []));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("B23tXN681gZ0qIWNRrgtzBE9XSDo5yaUu6wfmhu3a7g")]
    [InlineData("B23tXN681gZ0qIWNRrgtzBE9XSDo5yaUu6wfmhu3a7g=,B23tXN681gZ0qIWNRrgtzBE9XSDo5yaUu6wfmhu3a7g=")]
    [InlineData("B23tXN681gZ0qIWNRrgtzBE9XSDo5yaUu6wfmhu3a7_=")]
    [InlineData("076ded5cdebcd60674a8858d46b82dcc113d5d20e8e72694bbac1f9a1bb76bb8")]
    [InlineData("Zm9v")]
    public void NotOfItsForm_IsMalformed(string? header) =>
        Assert.IsType<Verdict.Malformed>(ShopifySignature.Verify(header, Body, [Secret]));

    [Fact]
    public void HeaderOf64Kilobytes_IsMalformed() =>
        Assert.IsType<Verdict.Malformed>(ShopifySignature.Verify(new string('A', 65536), Body, [Secret]));

    [Fact]
    public void AnyHeaderAndBody_NeverThrow() =>
        Gen.Select(Headers.Like(Good, "=", "AAAA", new string('A', 44)), Gen.Byte.Array[0, 50])
            .Sample((header, body) => Assert.IsNotType<Verdict.Valid>(ShopifySignature.Verify(header, [1, .. body], [Secret, "", "\uDC00"])));
}
