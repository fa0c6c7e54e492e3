using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PostSale.Web.Security;

/// <summary>Signs a request in by <c>Authorization: Bearer KEY</c>.</summary>
internal sealed class BearerKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Door door)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    private const string Prefix = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Context.Items.TryGetValue(typeof(Admission), out var held) && held is Admission { Wait: { } wait })
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Response.Headers.RetryAfter = Door.Seconds(wait);
            return Task.CompletedTask;
        }

        return base.HandleChallengeAsync(properties);
    }

    private AuthenticateResult Authenticate()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var admission = door.Knock(header[Prefix.Length..].Trim(), Context.Connection.RemoteIpAddress);
        Context.Items[typeof(Admission)] = admission;
        return admission.Role is { } role ? AuthenticateResult.Success(new(Identity(role, SchemeName), SchemeName)) : AuthenticateResult.Fail("unknown key");
    }

    public static ClaimsPrincipal Identity(string role, string scheme) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Role, role), new Claim(ClaimTypes.Name, role)], scheme));
}
