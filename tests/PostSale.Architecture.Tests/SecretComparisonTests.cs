using System.Text.RegularExpressions;

namespace PostSale.Architecture.Tests;

public sealed partial class SecretComparisonTests
{
    // Where signatures, tokens and keys are compared.
    private static readonly string[] Guarded = ["/Webhooks/", "/Links/", "/Security/", "/Public/", "/Twilio/"];

    // The id of a link key stands in the open in every link; it only says which key to try.
    private static readonly string[] NoSecrets = ["key.Id.AsSpan().SequenceEqual("];

    private static IEnumerable<Source> Sources => House.Sources("functions", ".cs", ".razor").Where(source => Guarded.Any(source.Path.Contains));

    [Fact]
    public void Secrets_AreComparedInConstantTime()
    {
        Assert.Empty(Sources.SelectMany(source => source.Where(line =>
            line.Contains("SequenceEqual", StringComparison.Ordinal) && !NoSecrets.Any(line.Contains))));
        Assert.Empty(Sources.SelectMany(source => source.Where(line => SecretEquality().IsMatch(line))));
    }

    // A folder that makes signatures or hashes of secrets also compares them.
    [Fact]
    public void WhoeverSigns_ComparesInConstantTime()
    {
        var folders = Sources.Where(source => Signing().IsMatch(source.Text)).Select(source => Folder(source.Path)).Distinct();
        Assert.All(folders, folder => Assert.Contains(Sources, source =>
            Folder(source.Path) == folder && source.Text.Contains("CryptographicOperations.FixedTimeEquals", StringComparison.Ordinal)));

        static string Folder(string path) => path[..path.LastIndexOf('/')];
    }

    [Theory]
    [InlineData("IsDevelopment(")]
    [InlineData("IsEnvironment(")]
    [InlineData("IsProduction(")]
    [InlineData("EnvironmentName")]
    [InlineData("GetEnvironmentVariable")]
    [InlineData("ASPNETCORE_ENVIRONMENT")]
    [InlineData("DOTNET_ENVIRONMENT")]
    [InlineData("#if DEBUG")]
    [InlineData("Debugger.IsAttached")]
    public void NoSignatureCheck_DependsOnTheEnvironment(string what) =>
        Assert.Empty(Sources.SelectMany(source => source.Where(line => line.Contains(what, StringComparison.Ordinal))));

    [Theory]
    [InlineData("SkipSignature")]
    [InlineData("SkipVerification")]
    [InlineData("IgnoreSignature")]
    [InlineData("DisableSignature")]
    [InlineData("DisableVerification")]
    [InlineData("AllowUnsigned")]
    [InlineData("AcceptUnsigned")]
    [InlineData("InsecureSkip")]
    [InlineData("DangerousAcceptAnyServerCertificateValidator")]
    [InlineData("ServerCertificateValidationCallback")]
    [InlineData("#if DEBUG")]
    public void NoSwitch_TurnsACheckOff(string name) => Assert.Empty(House.Sources("functions", ".cs", ".razor", ".json")
        .SelectMany(source => source.Where(line => line.Contains(name, StringComparison.OrdinalIgnoreCase))));

    // Comparing with null or a length gives nothing away.
    [GeneratedRegex(@"\b\w*(?:signature|secret|hmac|digest|mac)\b\s*(?:==|!=)\s*(?!null\b|""""|default\b)", RegexOptions.IgnoreCase)]
    private static partial Regex SecretEquality();

    [GeneratedRegex(@"\bHMACSHA\d+\.HashData|\bnew HMACSHA\d+|\bIncrementalHash\.CreateHMAC")]
    private static partial Regex Signing();
}
