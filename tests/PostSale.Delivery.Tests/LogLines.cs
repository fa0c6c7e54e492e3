using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PostSale.Delivery.Tests;

/// <summary>Everything that was logged, level first, exceptions included.</summary>
internal sealed class LogLines : ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel} {formatter(state, exception)}{exception}");
}
