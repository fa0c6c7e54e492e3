using CsCheck;
using PostSale.Web.Webhooks.Verification;

namespace PostSale.Web.Tests.Verification;

public sealed class TwilioSignatureTests
{
    private const string Url = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private const string Hash = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";

    private static readonly string[] Tokens = ["12345"];
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"property": "value", "boolean": true}""");

    private static readonly (string, string)[] Call =
        [("CallSid", "CA1234567890ABCDE"), ("Caller", "+14158675309"), ("Digits", "1234"), ("From", "+14158675309"), ("To", "+18005551212")];

    [Theory]
    [InlineData(Url, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://mycompany.com:1234/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData(Url, "kvajT1Ptam85bY51eRf/AJRuM3w=")]
    [InlineData("https://mycompany.com:443/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://mycompany.com:1234/myapp.php?foo=1&bar=2", "CYn1h0gLBdNxDGkKJg6hYohgeD8=")]
    [InlineData("http://mycompany.com/myapp.php?foo=1&bar=2", "0ZXoZLH/DfblKGATFgpif+LLRf4=")]
    [InlineData("http://mycompany.com:80/myapp.php?foo=1&bar=2", "0ZXoZLH/DfblKGATFgpif+LLRf4=")]
    [InlineData("http://mycompany.com:1234/myapp.php?foo=1&bar=2", "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=")]
    [InlineData("https://MyCompany.com/myapp.php?foo=1&bar=2", "g9IN/x4Cft2g517EjYvEvM/W7LU=")]
    public void ReferenceVector_OfAForm_IsValid(string url, string signature) =>
        Assert.Equal(new Verdict.Valid(0, null), TwilioSignature.Verify(signature, url, Call, Tokens));

    [Fact]
    public void FieldGivenAgain_CountsOncePerValue() => Assert.IsType<Verdict.Valid>(TwilioSignature.Verify(
        "IK+Dwps556ElfBT0I3Rgjkr1wJU=", Url,
        [("Sid", "CA123"), ("SidAccount", "AC123"), ("Digits", "5678"), ("Digits", "1234"), ("Digits", "1234")], Tokens));

    [Theory]
    [InlineData(Url + "&bodySHA256=" + Hash, "a9nBmqA0ju/hNViExpshrM61xv4=")]
    [InlineData("https://mycompany.com/myapp.php?bodySHA256=" + Hash, "y77kIzt2vzLz71DgmJGsen2scGs=")]
    public void ReferenceVector_OfAnotherBody_IsValid(string url, string signature) =>
        Assert.IsType<Verdict.Valid>(TwilioSignature.VerifyBody(signature, url, Body, Tokens));

    [Fact]
    public void AnotherBodyThanTheHashSays_IsWrong() => Assert.IsType<Verdict.Wrong>(
        TwilioSignature.VerifyBody("y77kIzt2vzLz71DgmJGsen2scGs=", "https://mycompany.com/myapp.php?bodySHA256=" + Hash, [.. Body, (byte)'\n'], Tokens));

    [Theory]
    [InlineData("https://mycompany.com/myapp.php")]
    [InlineData("https://mycompany.com/myapp.php?bodySHA256")]
    [InlineData("https://mycompany.com/myapp.php?bodySHA256=")]
    [InlineData("https://mycompany.com/myapp.php?bodySHA256=zz1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620")]
    public void NoHashInTheAddress_IsMalformed(string url) =>
        Assert.IsType<Verdict.Malformed>(TwilioSignature.VerifyBody("y77kIzt2vzLz71DgmJGsen2scGs=", url, Body, Tokens));

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?foo=a%20b&q=it's", "https://mycompany.com/myapp.php?foo=a+b&q=it%27s")]
    [InlineData("https://mycompany.com/myapp.php?a=1&a=3&b=2", "https://mycompany.com/myapp.php?a=1&b=2&a=3")]
    [InlineData("https://mycompany.com/myapp.php?flag=", "https://mycompany.com/myapp.php?flag")]
    public void QueryThatAnOlderLibraryEncodes_IsValidToo(string signed, string configured) =>
        Assert.IsType<Verdict.Valid>(TwilioSignature.Verify(Sign.Twilio(signed, Call, "12345"), configured, Call, Tokens));

    [Theory]
    [InlineData("https://user:pass@mycompany.com/x", "https://user:pass@mycompany.com:443/x")]
    [InlineData("https://[::1]/x", "https://[::1]:443/x")]
    [InlineData("https://[::1]:8443/x", "https://[::1]/x")]
    [InlineData("http://mycompany.com?a=b@c:9", "http://mycompany.com:80?a=b@c:9")]
    public void Port_IsFoundWhereItStands(string configured, string signed) =>
        Assert.IsType<Verdict.Valid>(TwilioSignature.Verify(Sign.Twilio(signed, Call, "12345"), configured, Call, Tokens));

    [Theory]
    [InlineData("https://other.com/myapp.php?foo=1&bar=2")]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=3")]
    [InlineData("https://mycompany.com/MyApp.php?foo=1&bar=2")]
    [InlineData("http://mycompany.com/myapp.php?foo=1&bar=2")]
    public void AnotherAddress_IsWrong(string url) => Assert.IsType<Verdict.Wrong>(TwilioSignature.Verify("RSOYDt4T1cUTdK1PDd93/VVr8B8=", url, Call, Tokens));

    [Fact]
    public void AnotherFieldOrToken_IsWrong()
    {
        Assert.IsType<Verdict.Wrong>(TwilioSignature.Verify("RSOYDt4T1cUTdK1PDd93/VVr8B8=", Url, [.. Call, ("More", "1")], Tokens));
        Assert.IsType<Verdict.Wrong>(TwilioSignature.Verify("RSOYDt4T1cUTdK1PDd93/VVr8B8=", Url, Call, ["54321"]));
        Assert.IsType<Verdict.Wrong>(TwilioSignature.Verify("RSOYDt4T1cUTdK1PDd93/VVr8B8=", Url, Call, [""]));
        Assert.IsType<Verdict.Wrong>(TwilioSignature.Verify("RSOYDt4T1cUTdK1PDd93/VVr8B8=", Url, Call, []));
    }

    [Fact]
    public void NewToken_IsTriedBesideTheOld() =>
        Assert.Equal(new Verdict.Valid(1, null), TwilioSignature.Verify("RSOYDt4T1cUTdK1PDd93/VVr8B8=", Url, Call, ["54321", "12345"]));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B8")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B8==")]
    [InlineData("RSOYDt4T1cUTdK1PDd93_VVr8B8=")]
    [InlineData("RSOYDt4T1cUTdK1PDd93/VVr8B8=, RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    public void HeaderThatIsNoSignature_IsMalformed(string? header) => Assert.IsType<Verdict.Malformed>(TwilioSignature.Verify(header, Url, Call, Tokens));

    [Fact]
    public void Anything_IsAnsweredWithoutAnException() => Gen.Select(
        Headers.Like("RSOYDt4T1cUTdK1PDd93/VVr8B8=", "="),
        Headers.Like("https://", "a.example", ":443", "@", "[", "]", "?", "bodySHA256=", "%", "%zz", "#", "/"),
        Headers.Like("a=b", "&", "=")).Sample((header, url, form) =>
    {
        var fields = FormFields.Split(form);
        return TwilioSignature.Verify(header, url, fields, Tokens) is not Verdict.Valid
            && TwilioSignature.VerifyBody(header, url, Encoding.UTF8.GetBytes(form), Tokens) is not Verdict.Valid;
    });
}
