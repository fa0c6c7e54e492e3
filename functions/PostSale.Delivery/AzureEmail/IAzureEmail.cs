using System.Globalization;
using Azure;
using Azure.Communication.Email;

namespace PostSale.Delivery.AzureEmail;

/// <summary>What the service answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The service's own word for what is wrong; null when it gave none.</param>
/// <param name="RetryAfter">The header as it came; null when there was none.</param>
internal sealed record AzureAnswer(int Status, string? Code = null, string? RetryAfter = null);

/// <summary>The two calls of the library that are used.</summary>
/// <remarks>What the service answers is a value; whatever happens on the way throws.</remarks>
internal interface IAzureEmail
{
    /// <param name="operation">Our own name of the sending.</param>
    Task<AzureAnswer> Send(EmailMessage mail, Guid operation, CancellationToken cancellation);

    /// <summary>Whether the service knows a sending: 200, or 404 when it does not.</summary>
    Task<AzureAnswer> Ask(Guid operation, CancellationToken cancellation);
}

internal sealed class AzureEmail(EmailClient client) : IAzureEmail
{
    public async Task<AzureAnswer> Send(EmailMessage mail, Guid operation, CancellationToken cancellation)
    {
        try
        {
            // Started, not completed: what becomes of it is told by its reports.
            await client.SendAsync(WaitUntil.Started, mail, operation, cancellation);
            return new(202);
        }
        catch (RequestFailedException refusal) when (refusal.Status > 0)
        {
            return Answer(refusal);
        }
    }

    public async Task<AzureAnswer> Ask(Guid operation, CancellationToken cancellation)
    {
        try
        {
            var known = await new EmailSendOperation(operation.ToString("D", CultureInfo.InvariantCulture), client).UpdateStatusAsync(cancellation);
            return new(known.Status);
        }
        catch (RequestFailedException refusal) when (refusal.Status > 0)
        {
            // An operation that failed is reported as a failure too, with the status of an answer that came.
            return Answer(refusal);
        }
    }

    private static AzureAnswer Answer(RequestFailedException refusal) => new(
        refusal.Status, refusal.ErrorCode,
        refusal.GetRawResponse() is { } response && response.Headers.TryGetValue("Retry-After", out var after) ? after : null);
}
