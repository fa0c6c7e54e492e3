using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PostSale.Web.Security;

/// <summary>Signs a request in by <c>Authorization: Bearer KEY</c>.</summary>
internal sealed class BearerKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, OpsKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    private const string Prefix = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    private AuthenticateResult Authenticate()
    {
        var header = Request.Headers.Authorization.ToString();
        return !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? AuthenticateResult.NoResult()
            : keys.RoleOf(header[Prefix.Length..].Trim()) is { } role ? AuthenticateResult.Success(new(Identity(role, SchemeName), SchemeName))
            : AuthenticateResult.Fail("unknown key");
    }

    public static ClaimsPrincipal Identity(string role, string scheme) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Role, role), new Claim(ClaimTypes.Name, role)], scheme));
}
