using System.IO.Hashing;
using System.Text;

namespace PostSale.Application.Ports;

/// <summary>Names an order within its customer in eight bytes.</summary>
public static class PurchaseMark
{
    /// <param name="name">A number as people or files write it, or a name as in <see cref="OrderRefs"/>: what counts is its last part, without a leading #.</param>
    public static long Of(string name)
    {
        var last = name.AsSpan(name.LastIndexOf(':') + 1).Trim().TrimStart('#');
        Span<byte> utf8 = last.Length <= 128 ? stackalloc byte[last.Length * 3] : new byte[last.Length * 3];
        return (long)XxHash64.HashToUInt64(utf8[..Encoding.UTF8.GetBytes(last, utf8)]);
    }

    /// <summary>Every mark a live order goes by, its own first.</summary>
    public static IReadOnlyList<long> Of(Order order) =>
        [.. order.Refs.Append(order.Payment?.Reference ?? "").Where(name => name.Length > 0).Select(Of).Distinct()];
}
