using System.Globalization;
using System.Text;
using NodaTime;

namespace PostSale.Local.Demo;

/// <summary>Makes up one customer's life with a shop.</summary>
/// <param name="number">Whose life; the same number and seed live the same.</param>
/// <param name="first">The local date it begins with.</param>
/// <param name="end">What would happen after it has not.</param>
internal delegate IEnumerable<DemoEvent> Life(DemoWords words, DateTimeZone zone, int seed, int number, LocalDate first, LocalDate end);

/// <summary>A made-up customer, and what can happen to any of them.</summary>
internal abstract class Someone
{
    // The shares are this shop's own invention; they are such that every screen has something to show.
    private const double GivesPhone = 0.6;

    private readonly DateTimeZone zone;
    private readonly DemoPerson person;
    private readonly List<DemoEvent> events = [];

    protected Someone(DemoWords words, DateTimeZone zone, int seed, int number)
    {
        this.zone = zone;
        Random = new(unchecked((seed * 1_000_003) + number));
        var (first, last) = (words.First[Random.Next(words.First.Length)], words.Last[Random.Next(words.Last.Length)]);
        var text = number.ToString(CultureInfo.InvariantCulture);
        person = new(
            $"c-{text}", $"{first} {last}", $"{Plain(first)}.{Plain(last)}.{text}@{words.Domain}",
            Random.NextDouble() < GivesPhone ? words.Phone(Random) : null);
    }

    /// <summary>What happened so far, in the order it was told.</summary>
    public IReadOnlyList<DemoEvent> Events => events;

    protected Random Random { get; }

    protected void Sometimes(double chance, Instant at, string type, string id, Dictionary<string, object> data)
    {
        if (Chance(chance))
        {
            Tell(at, type, id, data);
        }
    }

    protected void Tell(Instant at, string type, string id, Dictionary<string, object> data) => events.Add(new(at, type, id, person, data));

    protected bool Chance(double chance) => Random.NextDouble() < chance;

    // People buy in their lunch break and in the evening.
    protected int Hour() => Random.NextDouble() < 0.35 ? 11 + Random.Next(3) : 8 + Random.Next(15);

    protected Instant At(LocalDate date, int hour) => zone.AtLeniently(date.At(new LocalTime(hour, Random.Next(60), Random.Next(60)))).ToInstant();

    protected Instant Later(Instant at, int least, int most) =>
        Instant.Max(at + Duration.FromMinutes(1), At(Date(at).PlusDays(Random.Next(least, most + 1)), 8 + Random.Next(12)));

    protected LocalDate Date(Instant at) => at.InZone(zone).Date;

    private static string Plain(string name) => string.Concat(
        name.Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter).Select(char.ToLowerInvariant));
}
