using System.Text;
using MimeKit;
using PostSale.Delivery.Mime;

namespace PostSale.Delivery.Tests.Mime;

/// <summary>A mail as it crosses the wire.</summary>
internal static class Wire
{
    public static byte[] Bytes(Content content, SenderSettings? sender = null, Message? message = null) =>
        Assert.IsType<MimeResult.Built>(Build(content, sender, message)).Bytes.ToArray();

    public static MimeResult Build(Content content, SenderSettings? sender = null, Message? message = null) =>
        MimeBuilder.Build(sender ?? Samples.Sender, Samples.Zone, message ?? Samples.Message, content, Samples.Now);

    public static MimeMessage Parse(byte[] mail) => MimeMessage.Load(new MemoryStream(mail));

    /// <summary>The header's lines as they are, folds included; fails on a byte that is not ASCII or a line not ended by CR LF.</summary>
    public static IReadOnlyList<string> Lines(byte[] mail)
    {
        Assert.All(mail, letter => Assert.True(letter is (byte)'\r' or (byte)'\n' or (byte)'\t' or (>= 32 and < 127), $"byte {letter}"));
        var text = Encoding.ASCII.GetString(mail);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var lines = text[..^2].Split("\r\n");
        Assert.DoesNotContain(lines, line => line.Contains('\r', StringComparison.Ordinal) || line.Contains('\n', StringComparison.Ordinal));
        return lines;
    }

    /// <summary>The names of the headers, in order.</summary>
    public static IReadOnlyList<string> Headers(byte[] mail) =>
        [.. Lines(mail).TakeWhile(line => line.Length > 0).Where(line => line[0] is not (' ' or '\t')).Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)])];
}
