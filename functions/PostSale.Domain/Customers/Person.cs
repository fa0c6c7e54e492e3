namespace PostSale.Domain.Customers;

/// <summary>What one fact says about the person; what it does not say is null.</summary>
/// <param name="Email">Normalised address.</param>
/// <param name="EmailRank">1 when an order or the shop's own app says so, 0 when a provider's customer object does.</param>
/// <param name="Phone">E.164.</param>
/// <param name="Locale">BCP 47.</param>
/// <param name="TimeZone">IANA id.</param>
public sealed record PersonDetails(
    string? Name = null, string? Email = null, int EmailRank = 0, string? Phone = null, string? Locale = null, string? TimeZone = null);

/// <summary>What the facts say about the person, the latest of each.</summary>
public sealed record Person(
    Latest? Name = null, Latest? Email = null, Latest? Phone = null, Latest? Locale = null, Latest? TimeZone = null)
{
    public static Person Unknown { get; } = new();

    internal Person With(PersonDetails details, Instant at) => new(
        Latest.Merge(Name, Said(details.Name, at)),
        Latest.Merge(Email, Said(details.Email, at, details.EmailRank)),
        Latest.Merge(Phone, Said(details.Phone, at)),
        Latest.Merge(Locale, Said(details.Locale, at)),
        Latest.Merge(TimeZone, Said(details.TimeZone, at)));

    internal Person With(Person other) => new(
        Latest.Merge(Name, other.Name),
        Latest.Merge(Email, other.Email),
        Latest.Merge(Phone, other.Phone),
        Latest.Merge(Locale, other.Locale),
        Latest.Merge(TimeZone, other.TimeZone));

    private static Latest? Said(string? value, Instant at, int rank = 0) =>
        string.IsNullOrEmpty(value) ? null : new(value, at, rank);
}
