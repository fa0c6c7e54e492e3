using CsCheck;
using PostSale.Web.Webhooks.Verification;

namespace PostSale.Web.Tests.Verification;

public sealed class StripeSignatureTests
{
    private const string Secret = "whsec_vector";
    private const long Time = 1_700_000_000;

    // openssl dgst -sha256 -hmac whsec_vector over "1700000000." and the body.
    private const string Good = "326a2aa4254be95353c0c75abe17dd122b122e95953840e6347f22a00d6bf17d";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"id":"evt_1","name":"café"}""");

    [Fact]
    public void RightlySigned_IsValid()
    {
        var valid = Assert.IsType<Verdict.Valid>(Verify($"t={Time},v1={Good}"));

        Assert.Equal(0, valid.Secret);
        Assert.Equal(Instant.FromUnixTimeSeconds(Time), valid.SignedAt);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(100, true)]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    [InlineData(400, false)]
    [InlineData(-400, false)]
    public void SignedEarlierOrLater_IsValidWithinTheTolerance(int later, bool valid)
    {
        var verdict = Verify($"t={Time},v1={Good}", clocks: Instant.FromUnixTimeSeconds(Time + later));

        Assert.Equal(valid ? typeof(Verdict.Valid) : typeof(Verdict.Stale), verdict.GetType());
    }

    [Fact]
    public void TimeThatFitsOneOfTwoClocks_IsValid()
    {
        var wall = Instant.FromUnixTimeSeconds(Time);

        Assert.IsType<Verdict.Valid>(Verify($"t={Time},v1={Good}", clocks: [wall + Duration.FromDays(40), wall]));
    }

    [Theory]
    [InlineData("t={t},v1={ok},v1=deadbeef")]
    [InlineData("t={t},v1={zero},v1={ok}")]
    [InlineData("t={t},v1={ok},v1={zero}")]
    [InlineData("t={t},v0=whatever,v1={ok}")]
    [InlineData("v1={ok},t={t}")]
    [InlineData("t={t}, v1={ok}")]
    [InlineData("t={t},v1={ok},scheme=of=tomorrow")]
    public void OneGoodSignatureAmongOthers_IsValid(string header) => Assert.IsType<Verdict.Valid>(Verify(Fill(header)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=,v1={ok},v0=x")]
    [InlineData("t,v1=,v0=")]
    [InlineData("t,v1=,v0")]
    [InlineData("t,v1=,")]
    [InlineData("t,,")]
    [InlineData(",,")]
    [InlineData("t")]
    [InlineData("t={t}")]
    [InlineData("v1={ok}")]
    [InlineData("t={t},v0={ok}")]
    [InlineData("t={t},V1={ok}")]
    [InlineData("T={t},v1={ok}")]
    [InlineData("t={t},v1={upper}")]
    [InlineData("t={t},v1= {ok}")]
    [InlineData("t = {t},v1={ok}")]
    [InlineData("t={t},t={t},v1={ok}")]
    [InlineData("t=-{t},v1={ok}")]
    [InlineData("t=+{t},v1={ok}")]
    [InlineData("t={t}.0,v1={ok}")]
    [InlineData("t=now,v1={ok}")]
    [InlineData("t=17000000001700000000,v1={ok}")]
    [InlineData("t=٣,v1={ok}")]
    public void NotOfItsForm_IsMalformed(string? header) => Assert.IsType<Verdict.Malformed>(Verify(header is null ? null : Fill(header)));

    [Fact]
    public void HeaderOf64Kilobytes_IsMalformed() =>
        Assert.IsType<Verdict.Malformed>(Verify($"t={Time},v1={Good},v0={new string('a', 65536)}"));

    public static TheoryData<string, byte[]> OtherBodies => new()
    {
        { "trailing line feed", [.. Body, (byte)'\n'] },
        { "one byte changed", [.. Body[..5], (byte)'x', .. Body[6..]] },
        { "byte order mark", [0xEF, 0xBB, 0xBF, .. Body] },
        { "nothing", [] },
        { "not UTF-8", [0xED, 0xA0, 0x82] },
    };

    [Theory]
    [MemberData(nameof(OtherBodies))]
    public void OtherBody_IsWrong(string what, byte[] body)
    {
        Assert.NotEmpty(what);
        Assert.IsType<Verdict.Wrong>(Verify($"t={Time},v1={Good}", body));
    }

    [Fact]
    public void WrongSignatureOfAnOldTime_IsWrong_NotStale() =>
        Assert.IsType<Verdict.Wrong>(Verify(Fill("t={t},v1={zero}"), clocks: Given.Now));

    [Fact]
    public void OldAndNewSecret_BothVerify()
    {
        string[] secrets = ["whsec_new", Secret];

        var verdict = StripeSignature.Verify($"t={Time},v1={Good}", Body, secrets, [Instant.FromUnixTimeSeconds(Time)], SignedTime.Tolerance);

        Assert.Equal(1, Assert.IsType<Verdict.Valid>(verdict).Secret);
    }

    [Fact]
    public void EmptySecret_SignsNothing()
    {
        var at = Instant.FromUnixTimeSeconds(Time);

        var verdict = StripeSignature.Verify(Sign.Stripe(Body, at, ""), Body, ["", "\uD802"], [at], SignedTime.Tolerance);

        Assert.IsType<Verdict.Wrong>(verdict);
    }

    [SkippableFact]
    public void PublishedVector_IsValid()
    {
        Skip.If(SharedFixtures.Folder is null, "the shared fixtures are not beside the repository");
        var body = File.ReadAllBytes(Path.Combine(SharedFixtures.Folder, "stripe", "event_test_signature.json"));
        const string Header = "t=1533204620,v1=2220f87ef101a04665f11cdf770523143f875572008577fa0f20882ddb9cc3c7";

        Verdict After(int seconds) => StripeSignature.Verify(
            Header, body, ["webhook_secret"], [Instant.FromUnixTimeSeconds(1533204620 + seconds)], SignedTime.Tolerance);

        Assert.Equal(484, body.Length);
        Assert.IsType<Verdict.Valid>(After(100));
        Assert.IsType<Verdict.Stale>(After(400));
        Assert.IsType<Verdict.Stale>(After(-400));
    }

    [Fact]
    public void AnyHeaderAndBody_NeverThrow() =>
        Gen.Select(Headers.Like("t=", "1700000000", "v1=", ",", Good, "v0=", "=", " "), Gen.Byte.Array[0, 50])
            .Sample((header, body) => Assert.IsNotType<Verdict.Valid>(
                StripeSignature.Verify(header, [1, .. body], [Secret, "", "\uDC00"], [Given.Now], SignedTime.Tolerance)));

    private static string Fill(string header) => header
        .Replace("{t}", "1700000000", StringComparison.Ordinal)
        .Replace("{ok}", Good, StringComparison.Ordinal)
        .Replace("{upper}", Good.ToUpperInvariant(), StringComparison.Ordinal)
        .Replace("{zero}", new string('0', 64), StringComparison.Ordinal);

    private static Verdict Verify(string? header, byte[]? body = null, params Instant[] clocks) => StripeSignature.Verify(
        header, body ?? Body, [Secret], clocks.Length > 0 ? clocks : [Instant.FromUnixTimeSeconds(Time)], SignedTime.Tolerance);
}
