using PostSale.Domain.Messages;

namespace PostSale.Local.Simulation;

/// <summary>What became of one touchpoint over the whole population.</summary>
/// <param name="Channel">The preferred one; null for a task.</param>
/// <param name="Runs">How often its journey was entered.</param>
/// <param name="Sent">Messages that went.</param>
/// <param name="Tasks">Tasks that were made.</param>
/// <param name="NotSent">Who was passed over, by reason, the most frequent first; of a contact that comes again and again the last time counts.</param>
internal sealed record SimulatedContact(
    string Journey, string Touchpoint, string? Channel, string Purpose, int Runs, int Sent, int Tasks, IReadOnlyList<(Reason Reason, int Count)> NotSent)
{
    public bool NeverCame => Sent + Tasks == 0;
}

/// <summary>What one local day brought.</summary>
/// <param name="Sent">By channel.</param>
internal sealed record SimulatedDay(NodaTime.LocalDate Date, IReadOnlyDictionary<string, int> Sent, int Tasks);

/// <summary>What a strategy did with a made-up population.</summary>
/// <param name="Days">Every local day on which something happened, in order.</param>
/// <param name="PerCustomer">How many messages each customer got, ascending; those who got none included.</param>
/// <param name="Cost">By channel, in the currency of the strategy's <c>costs</c>; channels that cost nothing are left out.</param>
internal sealed record SimulatedPlan(
    string Strategy, string Locale, int Customers, int Span, IReadOnlyList<SimulatedContact> Contacts, IReadOnlyList<SimulatedDay> Days,
    IReadOnlyList<int> PerCustomer, IReadOnlyDictionary<string, decimal> Cost)
{
    public int Sent => Contacts.Sum(contact => contact.Sent);

    public int Tasks => Contacts.Sum(contact => contact.Tasks);

    /// <param name="percent">0 to 100.</param>
    /// <returns>What so many percent of the customers got at most.</returns>
    public int Percentile(int percent) => PerCustomer.Count == 0 ? 0 : PerCustomer[Math.Min(PerCustomer.Count - 1, PerCustomer.Count * percent / 100)];
}
