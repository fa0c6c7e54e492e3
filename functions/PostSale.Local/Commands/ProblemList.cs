using System.Globalization;
using PostSale.Application.Imports;
using PostSale.Application.Starting;

namespace PostSale.Local.Commands;

/// <summary>Every bad line of a file, in a file of its own where one was asked for.</summary>
internal sealed class ProblemList : IAsyncDisposable
{
    private readonly StreamWriter? writer;

    private ProblemList(string? path, StreamWriter? writer) => (Path, this.writer) = (path, writer);

    /// <summary>Where they are written; null when nowhere.</summary>
    public string? Path { get; }

    /// <exception cref="StartupException">The file cannot be written.</exception>
    public static ProblemList To(string? path)
    {
        try
        {
            var writer = path is null ? null : new StreamWriter(path, append: false);
            writer?.WriteLine("line,reason");
            return new(path, writer);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StartupException([$"{path}: cannot be written."]);
        }
    }

    public void Add(ImportProblem problem) =>
        writer?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{problem.Line},\"{problem.Reason.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    public ValueTask DisposeAsync() => writer?.DisposeAsync() ?? ValueTask.CompletedTask;
}
