namespace PostSale.Web.Webhooks.Stripe;

/// <summary>Stripe's objects as names of orders and subscriptions.</summary>
internal static class StripeNames
{
    public static string? Invoice(string? id) => Of("invoice", id);

    public static string? Checkout(string? id) => Of("checkout", id);

    public static string? Charge(string? id) => Of("charge", id);

    public static string? PaymentIntent(string? id) => Of("payment_intent", id);

    public static string? Subscription(string? id) => Of("subscription", id);

    private static string? Of(string kind, string? id) => id is null ? null : $"stripe:{kind}:{id}";
}
