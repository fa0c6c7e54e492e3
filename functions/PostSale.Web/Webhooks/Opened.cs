namespace PostSale.Web.Webhooks;

/// <summary>What a request turned out to hold.</summary>
internal abstract record Opened
{
    private Opened() { }

    /// <summary>Verified.</summary>
    /// <param name="Secret">Which secret signed it, from 0.</param>
    public sealed record Accepted(IReadOnlyList<Delivery> Deliveries, int Secret) : Opened;

    public sealed record Refused(Refusal Refusal) : Opened;
}
