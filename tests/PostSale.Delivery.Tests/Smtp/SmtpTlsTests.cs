using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Logging.Abstractions;
using PostSale.Delivery.Mime;
using PostSale.Delivery.Smtp;

namespace PostSale.Delivery.Tests.Smtp;

/// <summary>TLS and signing in, against a mail server of somebody else's.</summary>
public sealed class SmtpTlsTests : IDisposable
{
    private const string User = "loja";
    private const string Password = "s3nh4-d0-c0rr31o";

    private readonly TemporaryFolder folder = new();
    private readonly X509Certificate2 authority = Authority();

    public void Dispose()
    {
        authority.Dispose();
        folder.Dispose();
    }

    [SkippableTheory]
    [InlineData("starttls", "required")]
    [InlineData("starttls", "starttls")]
    [InlineData("none", "none")]
    public async Task WithARightSignIn_TheMailArrivesWhole(string server, string tls)
    {
        Skip.If(NodeMailServer.Missing is not null, NodeMailServer.Missing);
        await using var node = await NodeMailServer.Start(Options(server));
        await using var provider = Provider(node.Port, tls, Trusting);

        Assert.IsType<SendResult.Accepted>(await Send(provider));

        var mail = await node.Next();
        Assert.Equal(("oi@loja.example", User, tls != "none"), (mail.From, mail.User, mail.Secure));
        Assert.Equal(["ana@example.com"], mail.To);
        var built = Assert.IsType<MimeResult.Built>(MimeBuilder.Build(Samples.Sender, Samples.Zone, Samples.Message, Samples.Content, Samples.Now));
        Assert.Equal(built.Bytes.ToArray(), Convert.FromBase64String(mail.Raw));
    }

    [SkippableTheory]
    [InlineData("required")]
    [InlineData("starttls")]
    public async Task CertificateNobodyVouchesFor_SendsNeitherPasswordNorMail(string tls)
    {
        Skip.If(NodeMailServer.Missing is not null, NodeMailServer.Missing);
        await using var node = await NodeMailServer.Start(Options("starttls"));
        var log = new LogLines();
        await using var provider = Provider(node.Port, tls, () => new SmtpClient(), log);

        Assert.IsType<SendResult.Retry>(await Send(provider));
        Assert.Contains(log.Lines, line => line.Contains("No trusted TLS connection", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task CertificateOfAnotherHost_SendsNothing()
    {
        Skip.If(NodeMailServer.Missing is not null, NodeMailServer.Missing);
        await using var node = await NodeMailServer.Start(Options("starttls", host: "elsewhere.example"));
        await using var provider = Provider(node.Port, "required", Trusting);

        Assert.IsType<SendResult.Retry>(await Send(provider));
    }

    [SkippableFact]
    public async Task WrongPassword_IsTriedAgainLater()
    {
        Skip.If(NodeMailServer.Missing is not null, NodeMailServer.Missing);
        await using var node = await NodeMailServer.Start(Options("starttls", password: "another"));
        var log = new LogLines();
        await using var provider = Provider(node.Port, "required", Trusting, log);

        Assert.Equal(new SendResult.Retry(Duration.FromMinutes(1)), await Send(provider));
        Assert.Contains(log.Lines, line => line.Contains("It refused the sign-in", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains(Password, StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData(Password, true, null)]
    [InlineData("another", true, "It refused the sign-in")]
    [InlineData(Password, false, "No trusted TLS connection")]
    public async Task Probe_SaysWhetherTheServerWouldTakeMails(string password, bool trusts, string? expected)
    {
        Skip.If(NodeMailServer.Missing is not null, NodeMailServer.Missing);
        await using var node = await NodeMailServer.Start(Options("starttls", password: password));

        var trouble = await SmtpProbe.Try(Settings(node.Port, "required"), trusts ? Trusting : () => new SmtpClient(), CancellationToken.None);

        Assert.Equal(expected is null, trouble is null);
        Assert.Contains(expected ?? "", trouble ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain(Password, trouble ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Probe_WhereNobodyListens_SaysSo() =>
        Assert.Contains("cannot be reached", await SmtpProbe.Try(Settings(1, "none"), () => new SmtpClient(), CancellationToken.None), StringComparison.Ordinal);

    private static Task<SendResult> Send(SmtpProvider provider) =>
        provider.Send(Samples.Shop, Samples.Message, Samples.Content, Samples.Now, CancellationToken.None);

    private static SmtpProvider Provider(int port, string tls, Func<SmtpClient> make, LogLines? log = null) => new(
        Settings(port, tls), log is null ? NullLogger.Instance : log, TimeProvider.System, make, TimeSpan.FromSeconds(60));

    private static SmtpSettings Settings(int port, string tls) => new() { Host = "localhost", Port = port, Tls = tls, User = User, Password = Password };

    // Trusts the test's own authority, and checks everything else as usual.
    private SmtpClient Trusting() => new()
    {
        ServerCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.Add(authority);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            return certificate is X509Certificate2 shown && chain.Build(shown)
                && !errors.HasFlag(System.Net.Security.SslPolicyErrors.RemoteCertificateNameMismatch);
        },
    };

    private object Options(string mode, string host = "localhost", string password = Password)
    {
        var (cert, key) = (folder.At("cert.pem"), folder.At("key.pem"));
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        using var signed = request.Create(authority, now.AddHours(-1), now.AddHours(1), RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(cert, signed.ExportCertificatePem());
        File.WriteAllText(key, rsa.ExportPkcs8PrivateKeyPem());
        return new { mode, cert, key, user = User, password };
    }

    private static X509Certificate2 Authority()
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=Authority of a test", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddHours(-2), now.AddHours(2));
    }
}
