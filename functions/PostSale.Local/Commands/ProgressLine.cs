using System.Diagnostics;

namespace PostSale.Local.Commands;

/// <summary>Shows how far something is: on a terminal one line that changes, elsewhere a line every few seconds. Nothing for what is quick.</summary>
internal sealed class ProgressLine<T>(Func<T, string> say) : IProgress<T>, IDisposable
{
    private static readonly TimeSpan Pace = Console.IsErrorRedirected ? TimeSpan.FromSeconds(5) : TimeSpan.FromMilliseconds(200);

    private readonly Lock one = new();
    private long last = Stopwatch.GetTimestamp();
    private bool said;

    public void Report(T value)
    {
        lock (one)
        {
            if (Stopwatch.GetElapsedTime(last) < Pace)
            {
                return;
            }

            (last, said) = (Stopwatch.GetTimestamp(), true);
            Console.Error.Write(Console.IsErrorRedirected ? say(value) + "\n" : "\r" + say(value).PadRight(60));
        }
    }

    public void Dispose()
    {
        if (said && !Console.IsErrorRedirected)
        {
            Console.Error.Write("\r" + new string(' ', 60) + "\r");
        }
    }
}
