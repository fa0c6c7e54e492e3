using PostSale.Application.Ports;

namespace PostSale.Application.Intake;

/// <summary>Whether a delivery that names two customers proves them to be one person.</summary>
/// <remarks>
/// Only one kind of proof counts: a provider's own customer id beside an e-mail. A phone is shared in families and passed on, and an order or a
/// subscription may be paid for by somebody else: they find a customer and join none. And an e-mail joins nobody whom something else tells
/// apart, because whoever could join another's record could lead away what is meant for them.
/// </remarks>
internal static class Evidence
{
    public const string Email = "email";

    public const string NotTheirs = "Its e-mail belongs to another customer: this one is not written to there.";

    private const string CustomerId = ":customer";

    // Stripe makes a customer of every checkout that was given none, so one person has several there, and which event comes first is chance.
    private const string Manifold = "stripe" + CustomerId;

    public static bool IsCustomerId(AliasHash name) => name.Kind.EndsWith(CustomerId, StringComparison.Ordinal);

    /// <param name="byId">All that the one goes by whose customer id was named.</param>
    /// <param name="byEmail">All that the one goes by whose e-mail was named.</param>
    /// <returns>Why the two are kept apart, in words; null when they are one person.</returns>
    public static string? WhyApart(IReadOnlyList<AliasHash> byId, IReadOnlyList<AliasHash> byEmail)
    {
        var ids = byId.Where(name => IsCustomerId(name) && name.Kind != Manifold).Select(name => name.Kind).ToHashSet();
        return byEmail.Where(IsCustomerId).Any(name => ids.Contains(name.Kind))
                ? "Its e-mail belongs to another account of the same provider: the two are kept apart."
            : byId.Any(name => name.Kind == Email)
                ? "Its e-mail belongs to another customer, and this one goes by an e-mail of their own: the two are kept apart."
            : null;
    }
}
