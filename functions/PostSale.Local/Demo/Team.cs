using NodaTime;
using PostSale.Application.Ports;
using PostSale.Application.Work;
using PostSale.Domain.Strategies;
using PostSale.Domain.Tasks;
using PostSale.Embedded.Workers;

namespace PostSale.Local.Demo;

/// <summary>The people who do the shop's work: they sit down to it twice a day, and leave some of it for later.</summary>
internal sealed class Team(StoreId store, DemoVoices voices, ITasks tasks, CloseTask close, DateTimeZone zone, int seed)
{
    private const double Usual = 0.7, Notes = 0.6;
    private const int Most = 500;

    private static readonly LocalTime[] Hours = [new(11, 0), new(16, 0)];

    // Longer than a step of the past: what is done does not hang on which of two acts of one step came first.
    private static readonly Duration Earliest = Duration.FromHours(7);

    /// <summary>Every time they sit down to it.</summary>
    /// <param name="end">Exclusive.</param>
    public IEnumerable<Act> Sittings(Instant begin, Instant end)
    {
        for (var date = begin.InZone(zone).Date; zone.AtStartOfDay(date).ToInstant() < end; date = date.PlusDays(1))
        {
            foreach (var hour in date.DayOfWeek == IsoDayOfWeek.Sunday ? [] : Hours)
            {
                var at = zone.AtLeniently(date.At(hour)).ToInstant();
                if (at > begin && at < end)
                {
                    yield return new(at, Sit);
                }
            }
        }
    }

    private async Task Sit(Instant now, CancellationToken cancellation)
    {
        foreach (var task in await tasks.List(store, TaskState.Open, Most, cancellation))
        {
            var random = Chance.Of(task.Id, seed);
            if (now - task.CreatedAt >= Earliest + Put(random))
            {
                var words = close.Outcomes(task);
                var outcome = words.Length == 1 || random.Falls(Usual) ? words[0] : words[random.Next(1, words.Length)];
                var note = task.Kind != TaskKind.Notice && random.Falls(Notes) ? random.OneOf(voices.Notes(outcome)) : "";
                await close.Run(task.Id, outcome, note, now, cancellation);
            }
        }
    }

    // Half is done within two days, some waits for a week, and a little lies about.
    private static Duration Put(Random random) => Duration.FromHours((int)(Math.Pow(random.NextDouble(), 3) * 24 * 14));
}
