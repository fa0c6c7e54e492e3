namespace PostSale.Web.Webhooks;

/// <summary>What a provider may call a delivery.</summary>
internal static class DeliveryIds
{
    private const int MaxLength = 200;

    public static bool IsValid(string id) => id.Length is > 0 and <= MaxLength && !id.Any(c => char.IsControl(c) || char.IsSurrogate(c));
}
