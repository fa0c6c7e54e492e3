using PostSale.Application.Intake;
using PostSale.Application.Links;
using PostSale.Application.Messages;
using PostSale.Application.Ports;
using PostSale.Application.Serialization;

namespace PostSale.Application.Customers;

/// <summary>Looks customers up and reports on them.</summary>
public sealed class ReportCustomer(ICustomers customers, IOutbox outbox, IAliases aliases, IShops shops, AliasHasher hasher, OwnPages pages)
{
    private const int TimelineLength = 200;

    /// <param name="keyOrEmail">A customer key or an e-mail address, as typed.</param>
    /// <returns>Null when the store knows nobody by that name.</returns>
    public async Task<CustomerKey?> Find(StoreId store, string keyOrEmail, CancellationToken cancellation)
    {
        if (CustomerKey.TryParse(keyOrEmail, out var key))
        {
            return await customers.Follow(key, cancellation) is { } loaded && loaded.Customer.Store == store ? loaded.Customer.Key : null;
        }

        if (!EmailAddress.TryNormalise(keyOrEmail, out var email))
        {
            return null;
        }

        var hash = hasher.Hash(new("email", email));
        return (await aliases.Find(store, [hash], cancellation)).TryGetValue(hash, out var holder)
            ? (await customers.Follow(holder, cancellation))?.Customer.Key
            : null;
    }

    /// <inheritdoc cref="Run(CustomerKey, Instant, string?, CancellationToken)"/>
    public Task<CustomerReport?> Run(CustomerKey key, Instant now, CancellationToken cancellation) => Run(key, now, null, cancellation);

    /// <param name="key">A redirect's is the key of whom it leads to.</param>
    /// <param name="locale">In which reasons are worded; null for the store's.</param>
    /// <returns>Null when there is no such customer, or its store is no longer configured.</returns>
    public async Task<CustomerReport?> Run(CustomerKey key, Instant now, string? locale, CancellationToken cancellation)
    {
        if (await customers.Follow(key, cancellation) is not { } loaded || shops.Find(loaded.Customer.Store) is not { } shop)
        {
            return null;
        }

        // What has arrived and not been taken in yet counts: the report says what is so, not what was.
        var turn = Journey.Advance(shop.Plans, shop.Policies, loaded.Customer, loaded.Facts, now);
        var customer = turn.Customer;
        var knowledge = customer.Knowledge;
        var zone = knowledge.ZoneOr(shop.Policies.Zone);
        locale ??= shop.Settings.Locale;
        var (messages, timeline) = (new List<Message>(), new List<TimelineLine>());
        foreach (var one in customer.Absorbed.Append(customer.Key))
        {
            messages.AddRange(await outbox.Of(one, 100, cancellation));
            timeline.AddRange(await customers.Timeline(one, TimelineLength, cancellation));
        }

        return new(
            customer.Key.Value,
            shop.Id.Value,
            knowledge.Person.Name?.Value,
            knowledge.Person.Email?.Value,
            knowledge.Person.Phone?.Value,
            zone.Id,
            turn.NextWake?.ToDateTimeOffset(),
            [.. knowledge.Orders.OrderByDescending(order => order.PaidAt).Select(Reported)],
            [.. knowledge.Consents.Select(consent => new ReportedConsent(
                Words.Of(consent.Channel), Words.Of(consent.Purpose), consent.Granted, consent.At.ToDateTimeOffset(), consent.Source))],
            [.. Explanation.Of(shop.Plans, shop.Policies, customer, now).Select(outlook => Reported(outlook, locale))],
            [.. messages.OrderByDescending(message => message.CreatedAt).Select(message => Reported(message, locale))],
            [.. Once(timeline).OrderByDescending(line => line.At).ThenBy(Lateness).Select(line => Reported(line, locale))])
        {
            Uses =
            [
                .. knowledge.Uses.Select(use => new ReportedUse(
                    NodaTime.Text.LocalDatePattern.Iso.Format(use.Day), use.Feature, use.Quantity, use.LastAt.ToDateTimeOffset())),
            ],
            Links = new(
                pages.Inbox(shop.Id, customer.Key), null, shop.Strategy.Programme.Referrals is null ? null : pages.Invitation(customer.Key)),
        };
    }

    // What reached a redirect was handed on, and stands there and here.
    private static IEnumerable<TimelineLine> Once(List<TimelineLine> timeline) =>
        timeline.DistinctBy(line => line.Fact is { } fact ? (object)fact.Key : line).Take(TimelineLength * 2);

    public static ReportedMessage Reported(Message message, string locale) => new(
        message.Id.Value, message.Customer.Value, message.Effect.Journey.Value, message.Effect.Touchpoint.Value, message.Effect.Occurrence,
        Words.Of(message.Channel), Words.Of(message.Purpose), Words.Of(message.State), message.Reason is { } reason ? Words.Of(reason) : null,
        message.Reason is { } why ? ReasonWords.Of(why, locale) : null, message.Due.ToDateTimeOffset(), message.NotBefore.ToDateTimeOffset(),
        message.SettledAt?.ToDateTimeOffset(), message.Attempt);

    private static ReportedOrder Reported(Order order) => new(
        order.Refs[0], order.Payment?.Reference ?? "", order.PaidAt?.ToDateTimeOffset(), order.Payment?.Amount, order.Payment?.Currency,
        order.Refunds.Any(refund => refund.Amount is null) ? order.Payment?.Amount : order.Refunds.Sum(refund => refund.Amount ?? 0), order.CancelledAt is not null,
        order.DeliveredAt?.ToDateTimeOffset());

    private static ReportedTouchpoint Reported(Outlook outlook, string locale) => new(
        outlook.Journey.Value, outlook.Subject, outlook.Touchpoint?.Value, outlook.Occurrence, Words.Of(outlook.Kind),
        outlook.Reason is { } reason ? Words.Of(reason) : null, outlook.Reason is { } why ? ReasonWords.Of(why, locale) : null,
        outlook.At?.ToDateTimeOffset(), outlook.Local?.ToString("uuuu-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));

    private static ReportedLine Reported(TimelineLine line, string locale) => line switch
    {
        { Fact: { } fact } => new(line.At.ToDateTimeOffset(), FactNames.Of(fact), About(fact), null, (fact as Fact.MessageSettled)?.Message.Value),
        { Decision: { } decision } => new(
            line.At.ToDateTimeOffset(), Words.Of(decision.Kind),
            decision.Touchpoint is { } touchpoint ? $"{decision.Journey}/{touchpoint} {decision.Occurrence}" : $"{decision.Journey} {Named(decision.Subject)}".TrimEnd(),
            decision.Reason is { } reason ? ReasonWords.Of(reason, locale) : null),
        _ => new(line.At.ToDateTimeOffset(), "", null, null),
    };

    // Of one instant the newest first too: what came of a message, what was decided, and what it was decided upon.
    private static int Lateness(TimelineLine line) => line switch
    {
        { Fact: Fact.MessageSettled } => 0,
        { Decision: not null } => 1,
        _ => 2,
    };

    // Inside, an order is named with who told of it; a person knows it by its number.
    private static string Short(string name) => name[(name.LastIndexOf(':') + 1)..];

    // A run about the customer needs no name, however often they entered.
    private static string Named(string subject) => subject.StartsWith("customer", StringComparison.Ordinal) ? "" : Short(subject.Split('@')[0]);

    private static string? About(Fact fact) => fact switch
    {
        Fact.OrderPaid paid => paid.Payment.Reference.Length > 0 ? paid.Payment.Reference : Short(paid.Order.Id),
        Fact.OrderNamed named => Short(named.Order.Id),
        Fact.OrderShipped shipped => Short(shipped.Order.Id),
        Fact.OrderDelivered delivered => Short(delivered.Order.Id),
        Fact.OrderRefunded refunded => Short(refunded.Order.Id),
        Fact.OrderCancelled cancelled => Short(cancelled.Order.Id),
        Fact.ConsentGranted granted => $"{Words.Of(granted.Channel)} {Words.Of(granted.Purpose)}",
        Fact.ConsentWithdrawn withdrawn => $"{Words.Of(withdrawn.Channel)} {Words.Of(withdrawn.Purpose)}",
        Fact.MessageSettled settled => Words.Of(settled.Outcome),
        Fact.MessageReported reported => Words.Of(reported.Report),
        Fact.Noted noted => noted.Type,
        Fact.SurveyAnswered answered => $"{answered.Survey.ToString().ToUpperInvariant()} {answered.Score}{(answered.Comment.Length > 0 ? $": {answered.Comment}" : "")}",
        Fact.CallAsked asked => asked.Note,
        Fact.StrategyApplied applied => applied.To.Value,
        _ => null,
    };
}
