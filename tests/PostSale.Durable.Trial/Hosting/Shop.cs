using System.Globalization;

namespace PostSale.Durable.Trial.Hosting;

/// <summary>What the trials have instead of tables: a folder per customer, read and written by processes that may be killed at any moment.</summary>
/// <remarks>A fact is one byte of a file, so how many there are is one look at its length. Moments are UTC.</remarks>
public sealed class Shop(string folder)
{
    private readonly Lock gate = new();

    /// <summary>Stores one fact: it is in the file when this returns.</summary>
    public void Store(string customer) => Append(customer, "facts", "f");

    /// <summary>How many facts were stored.</summary>
    public int Facts(string customer) => Read(customer, "facts").Length;

    /// <summary>Says that something falls due at a moment.</summary>
    public void Plan(string customer, DateTime moment) => Append(customer, "due", Line(moment.Ticks));

    /// <summary>Says how long the activity takes for this customer from now on.</summary>
    public void Takes(string customer, TimeSpan time) => Append(customer, "takes", Line(time.Ticks));

    /// <summary>Lets that many runs of the activity fail.</summary>
    public void Fail(string customer, int times) => Append(customer, "failures", new('x', times));

    /// <summary>How many of the planned moments no run has answered that began at or after them and ended.</summary>
    public int Unanswered(string customer)
    {
        var ended = Runs(customer).Where(run => run.Ended is not null).ToList();
        return Moments(customer).Count(moment => !ended.Exists(run => run.Began >= moment));
    }

    /// <summary>The most runs at one time; one whose process was killed ends with its process.</summary>
    public int MostAtOnce(string customer)
    {
        var runs = Runs(customer);
        return runs.Select(run => runs.Count(other => other.Began <= run.Began && !(other.Ended <= run.Began))).DefaultIfEmpty(0).Max();
    }

    /// <summary>How many facts a run that ended has seen.</summary>
    public int Seen(string customer) => Runs(customer).Where(run => run.Ended is not null).Select(run => run.Seen).DefaultIfEmpty(0).Max();

    /// <summary>Every run of the activity, in the order in which they began.</summary>
    public IReadOnlyList<Run> Runs(string customer)
    {
        var ends = Lines(customer, "ended").Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => new DateTime(Number(parts[1]), DateTimeKind.Utc));
        return [.. Lines(customer, "began").Select(line => line.Split(' ')).Select(parts =>
            new Run(parts[0], new DateTime(Number(parts[1]), DateTimeKind.Utc), (int)Number(parts[2]), ends.TryGetValue(parts[0], out var end) ? end : null))];
    }

    /// <summary>The activity: looks at what is stored, takes its time, answers when the customer is due next.</summary>
    public async Task<DateTime?> Advance(string customer, TimeProvider clock)
    {
        var began = clock.GetUtcNow().UtcDateTime;
        var run = Guid.NewGuid().ToString("N");
        Append(customer, "began", $"{run} {began.Ticks} {Facts(customer)}\n");
        if (Read(customer, "failures").Length > Read(customer, "failed").Length)
        {
            Append(customer, "failed", "x");
            throw new InvalidOperationException("This run was told to fail.");
        }

        if (Lines(customer, "takes").LastOrDefault() is { } takes)
        {
            await Task.Delay(TimeSpan.FromTicks(Number(takes)), clock);
        }

        Append(customer, "ended", $"{run} {clock.GetUtcNow().UtcDateTime.Ticks}\n");
        var next = Moments(customer).Where(moment => moment > began).ToList();
        return next.Count == 0 ? null : next.Min();
    }

    private static string Line(long number) => number.ToString(CultureInfo.InvariantCulture) + "\n";

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private IEnumerable<DateTime> Moments(string customer) => Lines(customer, "due").Select(line => new DateTime(Number(line), DateTimeKind.Utc));

    // A line is there once its end is: a reader may come in the middle of a write, a killed writer leaves half a line.
    private string[] Lines(string customer, string file)
    {
        var text = Read(customer, file);
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private string Read(string customer, string file)
    {
        var path = Path.Combine(folder, customer, file);
        if (!File.Exists(path))
        {
            return "";
        }

        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private void Append(string customer, string file, string text)
    {
        lock (gate)
        {
            Directory.CreateDirectory(Path.Combine(folder, customer));
            using var stream = new FileStream(Path.Combine(folder, customer, file), FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            stream.Write(System.Text.Encoding.ASCII.GetBytes(text));
        }
    }
}

/// <summary>One run of the activity.</summary>
/// <param name="Seen">How many facts it found.</param>
/// <param name="Ended">Null while it runs, and for ever when it failed or its process was killed.</param>
public sealed record Run(string Id, DateTime Began, int Seen, DateTime? Ended);
