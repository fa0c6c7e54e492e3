using PostSale.Application.Ports;

namespace PostSale.Application.Strategies.Applying;

/// <summary>The versions a store went by, and who is in flight in each.</summary>
public sealed class ReportVersions(ICustomers customers)
{
    public async Task<ReportedVersions> Run(Shop shop, Instant now, CancellationToken cancellation)
    {
        var flight = await Flight.Of(customers, shop, null, now, cancellation);
        var adopted = shop.Adoption.History.DistinctBy(one => one.Version).ToDictionary(one => one.Version);
        var versions = adopted.Keys.Prepend(shop.Strategy.Hash).Concat(flight.Versions.Keys.OrderBy(version => version.Value, StringComparer.Ordinal)).Distinct();
        return new(
            shop.Id.Value, shop.Strategy.Hash.Value, flight.Customers, flight.IsSample, shop.Adoption.Telling is not null,
            [.. versions.Select(version => Reported(shop, version, adopted.GetValueOrDefault(version), flight.Versions.GetValueOrDefault(version, new(0, 0))))]);
    }

    private static ReportedVersion Reported(Shop shop, StrategyHash version, Adopted? adopted, InFlight inFlight)
    {
        var strategy = version == shop.Strategy.Hash ? shop.Strategy : shop.Earlier.GetValueOrDefault(version);
        return new(
            version.Value, strategy?.Name, version == shop.Strategy.Hash, adopted?.At.ToDateTimeOffset(), adopted?.Who, adopted is null ? null : Words.Of(adopted.Rule),
            inFlight.Customers, inFlight.Runs);
    }
}

/// <param name="Version">What new runs enter.</param>
/// <param name="Customers">Looked at to count those in flight.</param>
/// <param name="IsSample">There are more.</param>
/// <param name="Telling">Those in flight are still being told of the last change.</param>
/// <param name="Versions">The current one first, then those before it.</param>
public sealed record ReportedVersions(string Store, string Version, int Customers, bool IsSample, bool Telling, IReadOnlyList<ReportedVersion> Versions);

/// <param name="Name">Null where this program cannot read the version.</param>
/// <param name="AdoptedAt">When the store last took it up; null where nobody remembers.</param>
/// <param name="Migrate">What was chosen then for those in flight.</param>
public sealed record ReportedVersion(
    string Version, string? Name, bool Current, DateTimeOffset? AdoptedAt, string? AdoptedBy, string? Migrate, int Customers, int Runs);
