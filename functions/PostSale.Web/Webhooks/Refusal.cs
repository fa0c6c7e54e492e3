using PostSale.Web.Webhooks.Verification;

namespace PostSale.Web.Webhooks;

/// <summary>Why a request is turned away, before anything is stored.</summary>
/// <param name="Status">HTTP status, 400 to 499.</param>
/// <param name="Reason">Short, constant, without anything from the request; empty where nothing is to be told.</param>
internal sealed record Refusal(int Status, string Reason)
{
    public static Refusal NoSuchStore { get; } = new(404, "");

    public static Refusal Malformed { get; } = new(400, "The signature is missing or malformed.");

    public static Refusal Wrong { get; } = new(401, "The signature is wrong.");

    public static Refusal Stale { get; } = new(401, "The timestamp is too far from now.");

    public static Refusal TooLarge { get; } = new(413, "The body is larger than 1 MiB.");

    /// <returns>Null when the signature is valid.</returns>
    public static Refusal? For(Verdict verdict) => verdict switch
    {
        Verdict.Valid => null,
        Verdict.Malformed => Malformed,
        Verdict.Stale => Stale,
        _ => Wrong,
    };

    public static Refusal Header(string name) => new(400, $"The header {name} is missing, repeated or malformed.");
}
