using CsCheck;

namespace PostSale.Domain.Tests.Support;

internal static class Pick
{
    /// <summary>One of a few values, each as likely as it is often written.</summary>
    public static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
