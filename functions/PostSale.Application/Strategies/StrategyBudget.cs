using System.Buffers;
using System.Text;

namespace PostSale.Application.Strategies;

/// <summary>Reads a strategy's files one after another, all together no more than <see cref="StrategyFiles.MaxBytes"/>.</summary>
internal sealed class StrategyBudget
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private int left = StrategyFiles.MaxBytes;

    /// <param name="name">For faults.</param>
    /// <exception cref="StrategyFolderException">It is too large, or not UTF-8.</exception>
    public string Text(Stream file, string name)
    {
        // Read to the bound rather than trusting a length: a file may grow, some have none, and an archive may say another.
        var bytes = ArrayPool<byte>.Shared.Rent(left + 1);
        try
        {
            var read = file.ReadAtLeast(bytes.AsSpan(0, left + 1), left + 1, throwOnEndOfStream: false);
            left -= read;
            return left < 0
                ? throw new StrategyFolderException($"{name}: the strategy's files are larger than {StrategyFiles.MaxBytes / 1024} KiB together")
                : Strict.GetString(bytes, 0, read);
        }
        catch (DecoderFallbackException malformed)
        {
            throw new StrategyFolderException($"{name}: is not UTF-8 text", malformed);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
