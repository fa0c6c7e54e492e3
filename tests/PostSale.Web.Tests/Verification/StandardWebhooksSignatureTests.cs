using CsCheck;
using PostSale.Web.Webhooks.Verification;

namespace PostSale.Web.Tests.Verification;

public sealed class StandardWebhooksSignatureTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Time = "1614265330";
    private const string Good = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string Zero = "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");
    private static readonly Instant At = Instant.FromUnixTimeSeconds(1614265330);

    [Fact]
    public void RightlySigned_IsValid() => Assert.Equal(new Verdict.Valid(0, At), Verify(Id, Time, Good));

    [Theory]
    [InlineData(Good + " " + Zero)]
    [InlineData(Zero + " " + Good)]
    [InlineData("v1a,whatever v2,else " + Good)]
    public void OneGoodSignatureAmongOthers_IsValid(string signatures) => Assert.IsType<Verdict.Valid>(Verify(Id, Time, signatures));

    [Theory]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void SignedEarlierOrLater_IsValidWithinTheTolerance(int later, bool valid)
    {
        var verdict = Verify(Id, Time, Good, clock: At + Duration.FromSeconds(later));

        Assert.Equal(valid ? typeof(Verdict.Valid) : typeof(Verdict.Stale), verdict.GetType());
    }

    [Theory]
    [InlineData("msg_other", Time, Good)]
    [InlineData(Id, "1614265331", Good)]
    [InlineData(Id, Time, Zero)]
    public void AnythingElseSigned_IsWrong(string id, string time, string signatures) =>
        Assert.IsType<Verdict.Wrong>(Verify(id, time, signatures));

    [Theory]
    [InlineData(null, Time, Good)]
    [InlineData("", Time, Good)]
    [InlineData(Id, null, Good)]
    [InlineData(Id, "", Good)]
    [InlineData(Id, "soon", Good)]
    [InlineData(Id, "-1614265330", Good)]
    [InlineData(Id, "16142653301614265330", Good)]
    [InlineData(Id, Time, null)]
    [InlineData(Id, Time, "")]
    [InlineData(Id, Time, "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(Id, Time, "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(Id, Time, "v1,short")]
    [InlineData(Id, Time, "v1")]
    public void NotOfItsForm_IsMalformed(string? id, string? time, string? signatures) =>
        Assert.IsType<Verdict.Malformed>(Verify(id, time, signatures));

    [Fact]
    public void HeaderOf64Kilobytes_IsMalformed() =>
        Assert.IsType<Verdict.Malformed>(Verify(Id, Time, Good + " " + new string('v', 65536)));

    [Fact]
    public void SecretThatIsNotBase64OrEmpty_SignsNothing() => Assert.IsType<Verdict.Wrong>(
        StandardWebhooksSignature.Verify(Id, Time, Good, Body, ["whsec_not base64!", "", "whsec_"], [At], SignedTime.Tolerance));

    [Fact]
    public void OldAndNewSecret_BothVerify() => Assert.Equal(
        new Verdict.Valid(1, At),
        StandardWebhooksSignature.Verify(Id, Time, Good, Body, ["whsec_bmV3", Secret["whsec_".Length..]], [At], SignedTime.Tolerance));

    [Fact]
    public void AnyHeadersAndBody_NeverThrow() =>
        Gen.Select(Headers.Like(Id, "."), Headers.Like(Time, "0", "-"), Headers.Like(Good, " ", "v1,"), Gen.Byte.Array[0, 50])
            .Sample((id, time, signatures, body) => Assert.IsNotType<Verdict.Valid>(StandardWebhooksSignature.Verify(
                id, time, signatures, [1, .. body], [Secret, "", "\uDC00", "whsec_="], [At], SignedTime.Tolerance)));

    private static Verdict Verify(string? id, string? time, string? signatures, Instant? clock = null) =>
        StandardWebhooksSignature.Verify(id, time, signatures, Body, [Secret], [clock ?? At], SignedTime.Tolerance);
}
