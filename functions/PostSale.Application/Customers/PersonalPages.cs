using PostSale.Application.Links;
using PostSale.Application.Ports;
using PostSale.Application.Templates;
using PostSale.Domain.Points;

namespace PostSale.Application.Customers;

/// <summary>What a customer sees of what is known about them.</summary>
/// <param name="FirstName">Empty where nobody has said it.</param>
/// <param name="Points">Null where the strategy has no loyalty programme.</param>
/// <param name="Invitation">Null where the strategy asks for no referrals.</param>
/// <param name="ErasureWanted">They have asked to be forgotten, and nobody has done it yet.</param>
public sealed record PersonalPage(
    CustomerKey Customer, string FirstName, IReadOnlyList<BoughtOrder> Orders, PointsStatement? Points, string? Invitation, string Preferences, string Proof, bool ErasureWanted);

/// <param name="On">The customer's local date.</param>
/// <param name="Items">As the shop calls them; may be empty.</param>
/// <param name="Amount">As people write it; empty where it is not known.</param>
public sealed record BoughtOrder(LocalDate On, string Reference, IReadOnlyList<string> Items, string Amount, BoughtState State);

public enum BoughtState { Paid, Shipped, Delivered, PartlyRefunded, Refunded, Cancelled }

/// <summary>The customer's own page, found by its link.</summary>
public sealed class PersonalPages(ICustomers customers, ITasks tasks, OwnPages pages, AdvanceCustomer advance)
{
    /// <summary>Orders shown, the latest first.</summary>
    public const int MostOrders = 10;

    private const int TasksBack = 200;

    /// <param name="locale">In which amounts are written.</param>
    /// <returns>Null when there is no such customer, or none any more.</returns>
    public async Task<PersonalPage?> Find(Shop shop, Link link, string locale, Instant now, CancellationToken cancellation)
    {
        if (await customers.Follow(link.Customer, cancellation) is not { } loaded || loaded.Customer.Store != shop.Id)
        {
            return null;
        }

        var (key, knowledge) = (loaded.Customer.Key, loaded.Customer.Knowledge.With(loaded.Facts));
        var zone = knowledge.ZoneOr(shop.Policies.Zone);
        var programme = shop.Strategy.Programme;
        return new(
            key,
            FirstName(knowledge),
            [
                .. knowledge.Orders.Where(order => order is { PaidAt: not null }).OrderByDescending(order => order.PaidAt).ThenBy(order => order.Refs[0], StringComparer.Ordinal)
                    .Take(MostOrders).Select(order => Bought(order, zone, locale)),
            ],
            programme.Loyalty is { } loyalty ? PointsStatement.Of(loyalty, knowledge, shop.Settings.Currency, zone, now) : null,
            programme.Referrals is null ? null : pages.Invitation(key),
            pages.Preferences(link, Channelled(shop, link, knowledge)),
            pages.Proof(link, now),
            loaded.Facts.Any(fact => fact is Fact.ErasureWanted) || await IsWanted(key, cancellation));
    }

    /// <summary>Asks somebody of the shop to forget the person. Once, until they have.</summary>
    /// <remarks>Not done at once: a mail may be forwarded, and what is forgotten cannot be brought back.</remarks>
    public async Task WantErasure(PersonalPage page, StoreId store, Instant now, CancellationToken cancellation)
    {
        if (page.ErasureWanted)
        {
            return;
        }

        var request = now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var wanted = new Fact.ErasureWanted(request) { Key = $"erasure-wanted:{request}", OccurredAt = now, ReceivedAt = now };
        await customers.Append(page.Customer, store, [wanted], now, cancellation);
        await advance.Run(page.Customer, now, cancellation);
    }

    /// <summary>Who invites with this key, as far as friends may know.</summary>
    /// <returns>Null when there is nobody; empty where nobody has said the name.</returns>
    public async Task<(StoreId Store, string FirstName)?> Inviter(CustomerKey customer, CancellationToken cancellation) =>
        await customers.Follow(customer, cancellation) is { } loaded ? (loaded.Customer.Store, FirstName(loaded.Customer.Knowledge.With(loaded.Facts))) : null;

    private async Task<bool> IsWanted(CustomerKey key, CancellationToken cancellation) =>
        (await tasks.Of(key, TasksBack, cancellation)).Any(task => task.State == TaskState.Open && task.Effect.Journey == Requests.Privacy && task.Effect.Touchpoint == Requests.EraseData);

    // A page opened from the shop's own app came by it; where the shop writes by no app, by what it does write.
    private static Channel Channelled(Shop shop, Link link, Knowledge knowledge) =>
        link.Channel != Channel.App || shop.Strategy.Plan.Journeys.Any(journey => journey.Touchpoints.Any(touchpoint => touchpoint.Channels.Contains(Channel.App)))
            || knowledge.AddressOn(Channel.Email) is null ? link.Channel : Channel.Email;

    private static string FirstName(Knowledge knowledge) => OneLine.Of(knowledge.Person.Name?.Value).Split(' ', 2)[0];

    private static BoughtOrder Bought(Order order, DateTimeZone zone, string locale)
    {
        var payment = order.Payment;
        return new(
            order.PaidAt!.Value.InZone(zone).Date,
            OneLine.Of(payment?.Reference),
            [.. (payment?.Items ?? []).Select(item => item.Quantity > 1 ? $"{Money.Whole(item.Quantity)} × {OneLine.Of(item.Name)}" : OneLine.Of(item.Name)).Where(item => item.Length > 0)],
            payment is null ? "" : Money.Format(payment.Amount, payment.Currency, locale),
            order switch
            {
                { CancelledAt: not null } => BoughtState.Cancelled,
                { RefundedInFull: true } => BoughtState.Refunded,
                { Refunds.IsEmpty: false } => BoughtState.PartlyRefunded,
                { DeliveredAt: not null } => BoughtState.Delivered,
                { ShippedAt: not null } => BoughtState.Shipped,
                _ => BoughtState.Paid,
            });
    }
}
