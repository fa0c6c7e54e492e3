using System.Text;
using System.Text.Unicode;

namespace PostSale.Application.Imports.Reading;

/// <summary>Finds out in what a file is written: UTF-8 or UTF-16 by its mark, UTF-8 by being valid, else Windows-1252, as older spreadsheets write.</summary>
internal static class TextFile
{
    private const int Piece = 64 * 1024;

    /// <param name="file">Read to its end and put back to its beginning.</param>
    public static Encoding EncodingOf(Stream file)
    {
        file.Position = 0;
        var encoding = Marked(file) ?? (IsUtf8(file) ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : CodePagesEncodingProvider.Instance.GetEncoding(1252)!);
        file.Position = 0;
        return encoding;
    }

    /// <summary>What people call it.</summary>
    public static string NameOf(Encoding encoding) => encoding.CodePage switch { 65001 => "UTF-8", 1252 => "Windows-1252", _ => encoding.WebName.ToUpperInvariant() };

    private static Encoding? Marked(Stream file)
    {
        var head = new byte[3];
        var length = file.ReadAtLeast(head, 3, throwOnEndOfStream: false);
        file.Position = 0;
        return head.AsSpan(0, length) switch
        {
            [0xEF, 0xBB, 0xBF] => Encoding.UTF8,
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
    }

    private static bool IsUtf8(Stream file)
    {
        var buffer = new byte[Piece];
        var kept = 0;
        while (file.Read(buffer, kept, Piece - kept) is > 0 and var read)
        {
            // A letter may be cut at the end of a piece: up to three of its bytes wait for the rest.
            var length = kept + read;
            var whole = length;
            while (whole > 0 && length - whole < 3 && !Utf8.IsValid(buffer.AsSpan(0, whole)))
            {
                whole--;
            }

            if (!Utf8.IsValid(buffer.AsSpan(0, whole)))
            {
                return false;
            }

            kept = length - whole;
            buffer.AsSpan(whole, kept).CopyTo(buffer);
        }

        return kept == 0;
    }
}
