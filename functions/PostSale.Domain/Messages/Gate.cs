using PostSale.Domain.Customers;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Messages;

/// <summary>What the gate says of one message at one moment.</summary>
public abstract record GateAnswer
{
    private GateAnswer() { }

    public sealed record Go : GateAnswer;

    /// <summary>Not now.</summary>
    /// <param name="Until">The first moment to ask again; null when only a new fact can open the gate.</param>
    public sealed record Wait(Reason Reason, Instant? Until) : GateAnswer;

    /// <summary>Never, as far as this message goes.</summary>
    public sealed record Refuse(Reason Reason) : GateAnswer;
}

/// <summary>Decides whether a message may go now. Asked when it is planned and again when it is sent.</summary>
public static class Gate
{
    // Switching on again is no fact of the customer's, so nobody is told: it has to be asked.
    private static readonly Duration SwitchedOffFor = Duration.FromMinutes(15);

    private static readonly GateAnswer Open = new GateAnswer.Go();

    /// <param name="message">The message itself, so that its own contact is not counted against it.</param>
    public static GateAnswer Ask(
        MessageId message, Channel channel, Purpose purpose, Knowledge knowledge, ImmutableArray<Contact> contacts, Policies policies, Instant now)
    {
        if (policies.KillSwitch)
        {
            return new GateAnswer.Wait(Reason.KillSwitch, Calendar.Later(now, SwitchedOffFor));
        }

        if (Address(channel, knowledge) is { } addressed)
        {
            return addressed;
        }

        if (purpose == Purpose.Transactional)
        {
            return Open;
        }

        if (Consented(channel, purpose, knowledge, policies) is { } unwanted)
        {
            return unwanted;
        }

        var zone = knowledge.ZoneOr(policies.Zone);
        var window = policies.WindowOf(channel);
        return Capped(message, purpose, contacts, policies, Calendar.In(now, zone).Date) is var (reason, free)
            ? new GateAnswer.Wait(reason, free is { } date ? window.NextOpen(Calendar.StartOf(date, zone), zone) : null)
            : window.NextOpen(now, zone) is { } open && open <= now
                ? Open
                : new GateAnswer.Wait(Reason.QuietHours, window.NextOpen(now, zone));
    }

    private static GateAnswer? Address(Channel channel, Knowledge knowledge) => knowledge.AddressOn(channel) switch
    {
        null => new GateAnswer.Wait(Reason.NoAddress, null),
        var address when knowledge.IsSuppressed(address) => new GateAnswer.Refuse(Reason.AddressSuppressed),
        _ => null,
    };

    private static GateAnswer? Consented(Channel channel, Purpose purpose, Knowledge knowledge, Policies policies) =>
        (purpose, knowledge.ConsentTo(channel, purpose)) switch
        {
            (_, { Granted: false }) => new GateAnswer.Refuse(Reason.ConsentWithdrawn),
            (Purpose.Relationship, _) => null,
            (_, { Granted: true }) => null,
            _ when policies.Consent == ConsentMode.SoftOptIn && channel == Channel.Email && knowledge.Orders.Any(order => order is { PaidAt: not null }) => null,
            _ => new GateAnswer.Wait(Reason.NoConsent, null),
        };

    // The first local date on which the caps leave room; its Free is null when they never do.
    private static (Reason Reason, LocalDate? Free)? Capped(
        MessageId message, Purpose purpose, ImmutableArray<Contact> contacts, Policies policies, LocalDate today)
    {
        var counted = contacts.Where(contact => contact.Message != message && contact.Purpose != Purpose.Transactional).ToList();
        Reason? first = null;

        // No contact lies in the future, so a cap that is not free after two weeks never will be.
        for (var ahead = 0; ahead <= 14 && Calendar.Plus(today, new(0, ahead)) is { } date; ahead++)
        {
            if (Full(date) is not { } reason)
            {
                return first is { } why ? (why, date) : null;
            }

            first ??= reason;
        }

        return (first ?? Reason.DailyCap, null);

        Reason? Full(LocalDate date) =>
            counted.Count(contact => contact.Date == date) >= policies.PerDay ? Reason.DailyCap
            : purpose == Purpose.Marketing && counted.Count(contact => contact.Purpose == Purpose.Marketing
                && Math.Abs(Period.DaysBetween(contact.Date, date)) < 7) >= policies.MarketingPerWeek ? Reason.MarketingCap
            : null;
    }
}
