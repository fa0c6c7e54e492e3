using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;

namespace PostSale.Delivery.Tests.Smtp;

/// <summary>What one client sent.</summary>
internal sealed class Transcript
{
    private readonly List<byte> bytes = [];

    /// <summary>How much of it has been taken as lines.</summary>
    public int Read { get; private set; }

    /// <summary>Each mail's bytes as sent, dots doubled, without the mark at the end.</summary>
    public List<byte[]> Mails { get; } = [];

    public List<string> Commands { get; } = [];

    /// <summary>All of it, a character per byte.</summary>
    public string All => Encoding.Latin1.GetString(CollectionsMarshal.AsSpan(bytes));

    public void Add(ReadOnlySpan<byte> more) => bytes.AddRange(more);

    public byte[] Between(int start, int end) => bytes[start..end].ToArray();

    /// <summary>The next line, without what ends it, if it has come.</summary>
    public bool TryLine([NotNullWhen(true)] out string? line)
    {
        var end = bytes.IndexOf((byte)'\n', Read);
        if (end < 0)
        {
            line = null;
            return false;
        }

        line = Encoding.Latin1.GetString(CollectionsMarshal.AsSpan(bytes)[Read..end]).TrimEnd('\r');
        Read = end + 1;
        return true;
    }
}
