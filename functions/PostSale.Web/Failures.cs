using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PostSale.Web.Api;

namespace PostSale.Web;

/// <summary>What is answered when a request failed: what to do about it, and nothing of what an exception said.</summary>
internal static class Failures
{
    public static void UseFailures(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Explain, SuppressDiagnosticsCallback = _ => true });
        app.UseStatusCodePages(context => Name(context.HttpContext));
    }

    private static Task Explain(HttpContext context)
    {
        var fault = context.Features.Get<IExceptionHandlerFeature>()!.Error;
        if (Find<BadHttpRequestException>(fault) is { } malformed)
        {
            context.Response.StatusCode = malformed.StatusCode;
            return context.Response.WriteAsJsonAsync(new Problem(malformed.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? "The body is too large."
                : "The request could not be read."));
        }

        if (Find<StoreUnavailableException>(fault) is not null)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "5";
            return context.Response.WriteAsJsonAsync(new Problem("The store cannot take this now. Try again in a few seconds; nothing was half done."));
        }

        // Names only: an exception's own text may quote what a customer wrote.
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("PostSale.Web").LogError(
            "{Request} failed with {Fault} at {Place}", context.TraceIdentifier, fault.GetType().Name, fault.StackTrace);
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        return context.Response.WriteAsJsonAsync(new Problem($"Something failed here. Look for {context.TraceIdentifier} in the log."));
    }

    // An empty page tells a person nothing. A webhook's sender reads no pages, and a stranger there learns no more than the number.
    private static Task Name(HttpContext context)
    {
        var (path, status) = (context.Request.Path, context.Response.StatusCode);
        if (path.StartsWithSegments("/webhooks"))
        {
            return Task.CompletedTask;
        }

        var words = status switch
        {
            StatusCodes.Status401Unauthorized => "Send Authorization: Bearer KEY with an access key.",
            StatusCodes.Status403Forbidden => "This key's role may not do that.",
            StatusCodes.Status429TooManyRequests => "Too many wrong keys from here. Wait as long as Retry-After says, in seconds.",
            StatusCodes.Status404NotFound => "There is nothing here.",
            StatusCodes.Status405MethodNotAllowed => "This method is not for this address.",
            _ => ReasonPhrases.GetReasonPhrase(status),
        };
        return path.StartsWithSegments("/api") ? context.Response.WriteAsJsonAsync(new Problem(words)) : context.Response.WriteAsync(words + "\n");
    }

    private static T? Find<T>(Exception? fault)
        where T : Exception
    {
        while (fault is not null and not T)
        {
            fault = fault.InnerException;
        }

        return fault as T;
    }
}
