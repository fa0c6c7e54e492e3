namespace PostSale.Application.Customers;

/// <summary>One customer for people: who it is, where the journeys stand and why, what happened.</summary>
/// <remarks>Plain values only: the API's answer, and what the command line and the dashboard show. Instants are UTC; local times are the customer's.</remarks>
public sealed record CustomerReport(
    string Key,
    string Store,
    string? Name,
    string? Email,
    string? Phone,
    string TimeZone,
    DateTimeOffset? NextWake,
    IReadOnlyList<ReportedOrder> Orders,
    IReadOnlyList<ReportedConsent> Consents,
    IReadOnlyList<ReportedTouchpoint> Journeys,
    IReadOnlyList<ReportedMessage> Messages,
    IReadOnlyList<ReportedLine> Timeline)
{
    /// <summary>How often the product was used, the newest day first.</summary>
    public IReadOnlyList<ReportedUse> Uses { get; init; } = [];

    /// <summary>Where the customer finds what is their own.</summary>
    public ReportedLinks? Links { get; init; }
}

/// <param name="Inbox">Notices for the shop's app; it opens them, so it belongs in no log.</param>
/// <param name="Page">The customer's page, for 90 days; null but where the API answers somebody who may export.</param>
/// <param name="Invitation">Where friends of theirs are welcomed; null where the strategy asks for none.</param>
public sealed record ReportedLinks(string Inbox, string? Page, string? Invitation);

/// <param name="Day">Of the store's zone, ISO 8601.</param>
/// <param name="Feature">Empty where the app does not say.</param>
public sealed record ReportedUse(string Day, string Feature, long Quantity, DateTimeOffset LastAt);

/// <param name="Amount">In major units.</param>
/// <param name="Refunded">In major units; null when everything was given back of an order whose payment is not known.</param>
public sealed record ReportedOrder(
    string Name, string Reference, DateTimeOffset? PaidAt, decimal? Amount, string? Currency, decimal? Refunded, bool Cancelled, DateTimeOffset? DeliveredAt);

public sealed record ReportedConsent(string Channel, string Purpose, bool Granted, DateTimeOffset At, string Source);

/// <param name="Status">planned, deferred, inOutbox, sent, skipped, notEntered or left.</param>
/// <param name="Why">In words; null where nothing needs explaining.</param>
/// <param name="Local">In the customer's zone, without offset.</param>
public sealed record ReportedTouchpoint(
    string Journey, string Subject, string? Touchpoint, int Occurrence, string Status, string? Reason, string? Why, DateTimeOffset? At, string? Local);

public sealed record ReportedMessage(
    string Id, string Customer, string Journey, string Touchpoint, int Occurrence, string Channel, string Purpose, string State, string? Reason, string? Why,
    DateTimeOffset Due, DateTimeOffset NotBefore, DateTimeOffset? SettledAt, int Attempts);

/// <param name="What">The fact's type or the decision, with what it is about.</param>
/// <param name="Message">The id of the message it is about.</param>
public sealed record ReportedLine(DateTimeOffset At, string What, string? About, string? Why, string? Message = null);
