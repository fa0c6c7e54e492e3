using NodaTime;

namespace PostSale.Local.Demo;

/// <summary>Something a customer of the demo did, as the shop's own app would report it.</summary>
/// <param name="Type">One of <c>/webhooks/{store}/events</c>.</param>
/// <param name="Id">Unique among those of its type.</param>
/// <param name="Data">Without the id and the customer.</param>
internal sealed record DemoEvent(Instant At, string Type, string Id, DemoPerson Who, IReadOnlyDictionary<string, object> Data);

/// <param name="Phone">Null where none was given.</param>
internal sealed record DemoPerson(string Id, string Name, string Email, string? Phone);
