using PostSale.Domain.Customers;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Journeys;

/// <summary>When a touchpoint falls due.</summary>
/// <param name="At">Derived from <paramref name="Local"/> and the zone at the time of asking, so a change of the zone's rules moves it.</param>
/// <param name="Local">In the customer's zone.</param>
public sealed record Due(Instant At, LocalDateTime Local);

/// <summary>Turns a plan's days into dates.</summary>
public static class Schedule
{
    /// <summary>The instant "day 1" begins to count from; null where the order does not say.</summary>
    public static Instant? AnchorOf(Touchpoint touchpoint, Order order)
    {
        if (touchpoint.Anchor == Anchor.Purchase || order.PaidAt is not { } paid)
        {
            return order.PaidAt;
        }

        // A delivery dated before its purchase is a clock's mistake, not a reason to write earlier.
        if (order.DeliveredAt is { } delivered)
        {
            return Instant.Max(delivered, paid);
        }

        // A shop that reports shipments will likely report the delivery too; one that does not is not waited for.
        return order.ShippedAt is null ? paid : Calendar.Later(paid, Duration.FromDays(touchpoint.DeliveryWaitDays));
    }

    /// <summary>When an occurrence is due; null past the calendar's end.</summary>
    /// <param name="occurrence">1 for the first.</param>
    public static Due? Of(Touchpoint touchpoint, int occurrence, Instant anchor, CustomerKey customer, string subject, Policies policies, DateTimeZone zone)
    {
        var local = Calendar.In(anchor, zone);
        return touchpoint.When switch
        {
            Timing.AtOnce => new(anchor, local),
            Timing.OnDay on => On(Calendar.Plus(local.Date, new(0, on.Day - 1))),
            Timing.Recurring again => On(Calendar.Plus(local.Date, again.First + again.Every.Times(occurrence - 1))),
            _ => null,
        };

        Due? On(LocalDate? date)
        {
            if (date is not { } known)
            {
                return null;
            }

            var minute = Spread.Of(policies.SpreadMinutes, customer.Value, subject, touchpoint.Id.Value);
            var time = policies.SendAt.PlusMinutes(minute);
            return new(Calendar.At(known, time, zone), known + time);
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
        return at >= open && at < upcoming.ExpiresAt && policies.WindowOf(upcoming.Touchpoint.Channel).IsOpen(own) ? at : open;
    }
}
