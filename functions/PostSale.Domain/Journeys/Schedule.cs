using PostSale.Domain.Customers;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Journeys;

/// <summary>When a touchpoint falls due.</summary>
/// <param name="At">Derived from <paramref name="Local"/> and the zone at the time of asking, so a change of the zone's rules moves it.</param>
/// <param name="Local">In the customer's zone.</param>
public sealed record Due(Instant At, LocalDateTime Local);

/// <summary>What a run's dates are counted from.</summary>
/// <param name="Order">The order it is about or began with; null where there is none.</param>
/// <param name="Subscription">Likewise; where the run is about none, the customer's only one.</param>
internal sealed record Ground(
    JourneyRun Run, CustomerKey Customer, Knowledge Knowledge, Order? Order, Subscription? Subscription, Policies Policies, DateTimeZone Zone)
{
    public static Ground Of(JourneyRun run, Customer customer, Dictionary<string, Order> orders, Policies policies)
    {
        var knowledge = customer.Knowledge;
        var subscription = knowledge.SubscriptionNamed(run.About)
            ?? (knowledge.Subscriptions is [{ IsActive: true } only] ? only : null);
        return new(run, customer.Key, knowledge, orders.GetValueOrDefault(run.About), subscription, policies, knowledge.ZoneOr(policies.Zone));
    }

    /// <summary>The instant "day 1" begins to count from; null where it is not known yet.</summary>
    public Instant? AnchorOf(Touchpoint touchpoint) => touchpoint.Anchor switch
    {
        Anchor.Entry => Run.EnteredAt,
        Anchor.Purchase => Order is not null ? Order.PaidAt : LastPurchase,
        Anchor.Shipment => Order?.ShippedAt,
        Anchor.Delivery => Order is not null ? Delivered(touchpoint, Order) : LastPurchase,
        Anchor.Renewal => Subscription?.RenewsAt?.Value,
        Anchor.TrialEnd => Subscription?.TrialEndsAt?.Value,
        _ => LastUse is { } used ? Instant.Max(used, Run.EnteredAt) : Run.EnteredAt,
    };

    private Instant? LastPurchase =>
        Knowledge.Orders.Where(order => !order.IsUndone).Select(order => order.PaidAt).Append(Knowledge.Past?.Last).Max() ?? Run.EnteredAt;

    private Instant? LastUse => Knowledge.Uses.IsEmpty ? null : Knowledge.Uses.Max(use => use.LastAt);

    private static Instant? Delivered(Touchpoint touchpoint, Order order)
    {
        if (order.PaidAt is not { } paid)
        {
            return null;
        }

        // A delivery dated before its purchase is a clock's mistake, not a reason to write earlier.
        if (order.DeliveredAt is { } delivered)
        {
            return Instant.Max(delivered, paid);
        }

        // A shop that reports shipments will likely report the delivery too; one that does not is not waited for.
        return order.ShippedAt is null ? paid : Calendar.Later(paid, Duration.FromDays(touchpoint.DeliveryWaitDays));
    }
}

/// <summary>Turns a plan's days into dates.</summary>
internal static class Schedule
{
    /// <summary>When an occurrence is due; null while its anchor is unknown, and past the calendar's end.</summary>
    /// <param name="occurrence">1 for the first.</param>
    public static Due? Of(Touchpoint touchpoint, int occurrence, Ground ground)
    {
        if (touchpoint.When is Timing.OnDate date)
        {
            return On(date.Date);
        }

        if (ground.AnchorOf(touchpoint) is not { } anchor)
        {
            return null;
        }

        var local = Calendar.In(anchor, ground.Zone);
        return touchpoint.When switch
        {
            Timing.AtOnce => new(anchor, local),
            Timing.OnDay on => On(Calendar.Plus(local.Date, new(0, on.Day - 1))),
            Timing.Offset { Days: >= 0 } after => On(Calendar.Plus(local.Date, new(0, after.Days))),
            Timing.Offset before => On(Calendar.Before(local.Date, -before.Days)),
            Timing.Recurring again => On(Calendar.Plus(local.Date, again.First + again.Every.Times(occurrence - 1))),
            Timing.Yearly yearly => On(Calendar.Yearly(yearly.Date, local.Date, occurrence)),
            _ => null,
        };

        Due? On(LocalDate? date)
        {
            if (date is not { } known)
            {
                return null;
            }

            var minute = Spread.Of(ground.Policies.SpreadMinutes, ground.Customer.Value, ground.Run.Subject, touchpoint.Id.Value);
            var time = ground.Policies.SendAt.PlusMinutes(minute);
            return new(Calendar.At(known, time, ground.Zone), known + time);
        }
    }

    /// <summary>
    /// The moment from which something due may go once the gate is open: at its own hour of that day where the window and its
    /// expiry still allow it, so that what was deferred does not all go at the window's first second.
    /// </summary>
    internal static Instant Reopening(Instant open, Upcoming upcoming, Policies policies, DateTimeZone zone)
    {
        if (upcoming is { Touchpoint.When: Timing.AtOnce } or { Purpose: Purpose.Transactional })
        {
            return open;
        }

        var own = Calendar.In(open, zone).Date + upcoming.Due.Local.TimeOfDay;
        var at = Calendar.At(own.Date, own.TimeOfDay, zone);
        return at >= open && at < upcoming.ExpiresAt && policies.WindowOf(upcoming.Channel).IsOpen(own, policies.Holidays) ? at : open;
    }
}
