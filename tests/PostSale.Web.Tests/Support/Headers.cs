using CsCheck;

namespace PostSale.Web.Tests.Support;

/// <summary>Header values put together from likely pieces and from noise.</summary>
internal static class Headers
{
    public static Gen<string> Like(params string[] pieces) =>
        Gen.OneOf(Gen.OneOf(pieces), Gen.String[0, 12], Gen.OneOf("\0", "\uD802", "\u0661", "é", new string('x', 2000)))
            .Array[0, 12]
            .Select(parts => string.Concat(parts));
}
