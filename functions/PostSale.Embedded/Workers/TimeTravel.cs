using NodaTime.Text;
using PostSale.Embedded.Sqlite;

namespace PostSale.Embedded.Workers;

/// <summary>Moves the clock forward, running all that falls due on the way: each thing at its own moment and in order.</summary>
/// <remarks>Where the clock stands is kept with the data before anything runs at that moment, so a crash on the way loses no step.</remarks>
public sealed class TimeTravel(TravellingClock clock, Conveyor conveyor, SqliteNotes notes)
{
    private const string Note = "clock";

    /// <summary>Where an earlier process left the clock of these data; null when it never travelled.</summary>
    public static Instant? Stand(SqliteNotes notes) =>
        notes.Read(Note) is { } text && InstantPattern.ExtendedIso.Parse(text) is { Success: true } at ? at.Value : null;

    /// <summary>Puts the clock where an earlier process left it, if that is ahead of the system's.</summary>
    public void Remember()
    {
        if (Stand(notes) is { } at && at > clock.GetCurrentInstant())
        {
            clock.StopAt(at);
            clock.Resume();
        }
    }

    /// <returns>Where the clock stands when everything has settled; null when <paramref name="choose"/> names none, or a moment that has passed.</returns>
    /// <param name="choose">Given the moment of departure, names the destination.</param>
    public async Task<Instant?> Travel(Func<Instant, Instant?> choose, CancellationToken cancellation)
    {
        using var hold = await conveyor.Hold(cancellation);
        var moment = clock.GetCurrentInstant();
        if (choose(moment) is not { } target || target < moment)
        {
            return null;
        }

        try
        {
            await Pass(moment, target, cancellation);
            return target;
        }
        finally
        {
            clock.Resume();
        }
    }

    /// <summary>Lives through a past: each act at its moment, and all that falls due between them.</summary>
    /// <param name="acts">In order of time.</param>
    /// <param name="end">Not before the last act.</param>
    public Task Relive(IReadOnlyList<Act> acts, Instant end, CancellationToken cancellation) => Relive(new Acts(acts), end, Duration.Zero, null, cancellation);

    /// <summary>Lives through a past in steps, which is quicker: what falls due within a step is done together at its end.</summary>
    /// <param name="acts">Those after the end are left in it.</param>
    /// <param name="step">0 or more, counted back from the end; 0 does each thing at its own moment.</param>
    /// <param name="progress">Told where the clock stands.</param>
    public async Task Relive(Acts acts, Instant end, Duration step, IProgress<Instant>? progress, CancellationToken cancellation)
    {
        using var hold = await conveyor.Hold(cancellation);
        try
        {
            var (moment, due) = (Instant.MinValue, (Instant?)null);
            while (moment < end)
            {
                moment = EndOfStep(Instant.Min(acts.Next ?? end, due ?? end), step, end);
                clock.StopAt(moment);
                await Task.WhenAll(acts.Until(moment).Select(act => act.Do(act.At, cancellation)));
                due = await conveyor.Settle(moment, cancellation);
                progress?.Report(moment);
            }

            await Keep(end, cancellation);
        }
        finally
        {
            clock.Resume();
        }
    }

    private static Instant EndOfStep(Instant moment, Duration step, Instant end)
    {
        var left = step == Duration.Zero || moment >= end ? 0 : (end - moment).BclCompatibleTicks % step.BclCompatibleTicks;
        return Instant.Min(end, moment + Duration.FromTicks(left));
    }

    private async Task Pass(Instant moment, Instant target, CancellationToken cancellation)
    {
        clock.StopAt(moment);
        while (true)
        {
            // What came in meanwhile is dealt with at its own moment, before the clock leaves it; who comes later comes at the next.
            using var quiet = await clock.Quiet(cancellation);
            var next = await conveyor.Settle(moment, cancellation);
            if (moment == target)
            {
                return;
            }

            moment = next is { } due && due <= target ? due : target;
            clock.StopAt(moment);
            await Keep(moment, cancellation);
        }
    }

    private Task Keep(Instant moment, CancellationToken cancellation) =>
        notes.Write(Note, InstantPattern.ExtendedIso.Format(moment), cancellation);
}
