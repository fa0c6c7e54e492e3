using Microsoft.AspNetCore.DataProtection.Repositories;

namespace PostSale.Functions.Composition;

/// <summary>Everything that is kept, wherever it is kept.</summary>
/// <param name="KeyRing">The keys of sign-in cookies, which every instance of the app must know.</param>
public sealed record StorePorts(
    IInbox Inbox, IAliases Aliases, ICustomers Customers, IOutbox Outbox, ITasks Tasks, IStrategies Strategies, INights Nights, IPurchases Purchases, IScores Scores,
    IXmlRepository KeyRing, ISwitches Switches, IAudit Audit);
