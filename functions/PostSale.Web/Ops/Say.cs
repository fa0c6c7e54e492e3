using System.Globalization;

namespace PostSale.Web.Ops;

/// <summary>Words, times and amounts in a reader's language and the shop's zone.</summary>
public sealed class Say(string locale, DateTimeZone zone)
{
    public static Say For(Shop shop) => new(shop.Settings.Locale, shop.Policies.Zone);

    public bool Portuguese => locale.StartsWith("pt", StringComparison.OrdinalIgnoreCase);

    public string Language => Portuguese ? "pt-BR" : "en";

    private CultureInfo Culture => CultureInfo.GetCultureInfo(Language);

    public string this[string portuguese, string english] => Portuguese ? portuguese : english;

    public string Time(Instant? at) => at is { } moment
        ? moment.InZone(zone).ToString(Portuguese ? "dd/MM/uuuu HH:mm" : "uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : "–";

    public string Time(DateTimeOffset? at) => Time(at is { } moment ? Instant.FromDateTimeOffset(moment) : (Instant?)null);

    public string Day(LocalDate date) => date.ToString(Portuguese ? "ddd dd/MM" : "ddd d MMM", Culture);

    public string Date(LocalDate date) => date.ToString(Portuguese ? "dd/MM/uuuu" : "d MMM uuuu", Culture);

    public string Local(string? local) => local is not { Length: 16 } ? "–"
        : Portuguese ? $"{local[8..10]}/{local[5..7]}/{local[..4]} {local[11..]}" : local.Replace('T', ' ');

    public string Number(double number, string format = "N0") => number.ToString(format, Culture);

    /// <summary>The words for one, or for any other number.</summary>
    public string Of(int count, (string Portuguese, string English) one, (string Portuguese, string English) many) =>
        count == 1 ? this[one.Portuguese, one.English] : this[many.Portuguese, many.English];

    /// <summary>Counted up to a bound, and no further.</summary>
    public string UpTo(int count, int most) => count >= most ? $"{Number(most)}+" : Number(count);

    public string Money(decimal? amount, string? currency) => amount is { } known ? $"{known.ToString("N2", Culture)} {currency}" : "–";

    public string Status(string status) => Vocabulary.Status.Find(status, this);

    public string Channel(string channel) => Vocabulary.Channels.Find(channel, this);

    public string Channel(Channel channel) => Channel(Words.Of(channel));

    public string Purpose(string purpose) => Vocabulary.Purposes.Find(purpose, this);

    public string Task(string word) => Vocabulary.Tasks.Find(word, this);

    /// <summary>What earned points, to whoever earned them.</summary>
    public string Earned(string fact) => Vocabulary.Earned.Find(fact, this);

    /// <summary>A line of the timeline: a fact's name or a decision.</summary>
    public string Happened(string what) => Vocabulary.Happenings.Knows(what) ? Vocabulary.Happenings.Find(what, this) : Status(what);
}
