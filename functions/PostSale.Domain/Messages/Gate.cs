using PostSale.Domain.Customers;
using PostSale.Domain.Strategies;
using PostSale.Domain.Surveys;

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

/// <summary>One contact that asks to go.</summary>
/// <param name="Message">Its name, so that its own contact is not counted against it.</param>
/// <param name="DespiteTrouble">See <see cref="Touchpoint.DespiteTrouble"/>.</param>
public sealed record GateQuestion(MessageId Message, Channel Channel, Purpose Purpose, bool DespiteTrouble)
{
    public static GateQuestion Of(Message message) => new(message.Id, message.Channel, message.Purpose, message.DespiteTrouble);
}

/// <summary>Decides whether a message may go now. Asked when it is planned and again when it is sent.</summary>
public static class Gate
{
    // Switching on again is no fact of the customer's, so nobody is told: it has to be asked.
    private static readonly Duration SwitchedOffFor = Duration.FromMinutes(15);

    private static readonly GateAnswer Open = new GateAnswer.Go();

    public static GateAnswer Ask(GateQuestion question, Knowledge knowledge, ImmutableArray<Contact> contacts, Policies policies, Instant now)
    {
        var lasting = Lasting(question, knowledge, policies);
        if (policies.KillSwitch || policies.ChannelsOff.Contains(question.Channel) || policies.PurposesOff.Contains(question.Purpose))
        {
            // Nothing is decided while it is off, but people are told what would hold it back all the same.
            return new GateAnswer.Wait(lasting is null ? Reason.KillSwitch : ReasonOf(lasting), Calendar.Later(now, SwitchedOffFor));
        }

        if (lasting is not null)
        {
            return lasting;
        }

        if (question.Purpose == Purpose.Transactional)
        {
            return Open;
        }

        if (Peace(question, knowledge, policies, now) is { } held)
        {
            return held;
        }

        var zone = knowledge.ZoneOr(policies.Zone);
        var window = policies.WindowOf(question.Channel);
        return Capped(question, contacts, policies, Calendar.In(now, zone).Date) is var (reason, free)
            ? new GateAnswer.Wait(reason, free is { } date ? window.NextOpen(Calendar.StartOf(date, zone), zone, policies.Holidays) : null)
            : window.NextOpen(now, zone, policies.Holidays) is { } open && open <= now
                ? Open
                : new GateAnswer.Wait(
                    policies.Holidays.Contains(Calendar.In(now, zone).Date) ? Reason.Holiday : Reason.QuietHours, window.NextOpen(now, zone, policies.Holidays));
    }

    /// <summary>Why something has expired. A pause in its time is the cause, though at its end the window was closed.</summary>
    /// <param name="last">What held it back at the end.</param>
    /// <param name="due">When it was to go, until <paramref name="expired"/>.</param>
    public static Reason WhyExpired(Reason last, Purpose purpose, Knowledge knowledge, Policies policies, Instant due, Instant expired) =>
        last is not (Reason.QuietHours or Reason.Holiday or Reason.OwnHour or Reason.TooLate) || purpose == Purpose.Transactional ? last
        : knowledge.Pause is { Paused: true } pause && pause.At < expired && (pause.Until ?? Instant.MaxValue) > due ? Reason.CustomerPaused
        : policies.PausedUntil > due ? Reason.StorePaused
        : last;

    internal static Reason ReasonOf(GateAnswer answer) => answer switch
    {
        GateAnswer.Wait wait => wait.Reason,
        GateAnswer.Refuse refuse => refuse.Reason,
        _ => Reason.TooLate,
    };

    // What no hour and no switch mends: no address, a dead one, no consent.
    private static GateAnswer? Lasting(GateQuestion question, Knowledge knowledge, Policies policies)
    {
        // Who is to call finds a number, or another way; a complaint must not go unanswered for want of one.
        var needsAddress = question.Channel != Channel.Phone || knowledge.AddressOn(Channel.Phone) is not null;
        return needsAddress && Address(question.Channel, knowledge) is { } addressed ? addressed
            : question.Purpose == Purpose.Transactional ? null
            : Consented(question.Channel, question.Purpose, knowledge, policies);
    }

    /// <summary>Whether a channel could carry this purpose at all, whatever the hour: an address that lives, and consent.</summary>
    public static bool Reaches(Channel channel, Purpose purpose, Knowledge knowledge, Policies policies) =>
        Address(channel, knowledge) is null && (purpose == Purpose.Transactional || Consented(channel, purpose, knowledge, policies) is null);

    private static GateAnswer? Address(Channel channel, Knowledge knowledge) => channel is Channel.App or Channel.InPerson
        ? null
        : knowledge.AddressOn(channel) switch
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

    // Who asked for peace gets it; who is in trouble is not sold to.
    private static GateAnswer.Wait? Peace(GateQuestion question, Knowledge knowledge, Policies policies, Instant now) =>
        knowledge.Pause is { } pause && pause.HoldsAt(now) ? new(Reason.CustomerPaused, pause.Until)
        : policies.PausedUntil is { } until && now < until ? new(Reason.StorePaused, Instant.Min(until, Calendar.Later(now, SwitchedOffFor)))
        : question is not { Purpose: Purpose.Marketing, DespiteTrouble: false } ? null
        : knowledge.HasOpenCase ? new(Reason.OpenCase, null)
        : knowledge.Risk is { Level: >= RiskLevel.High } ? new(Reason.AtRisk, null)
        : Forgiven(knowledge, policies) is { } day && now < day ? new(Reason.Detractor, day)
        : null;

    // When the last bad score is old enough; null when the last score of each survey is not bad.
    private static Instant? Forgiven(Knowledge knowledge, Policies policies)
    {
        Instant? last = null;
        foreach (var answer in knowledge.Answers)
        {
            if (Scale.IsDetractor(answer.Survey, answer.Score))
            {
                var day = Calendar.Later(answer.At, Duration.FromDays(policies.DetractorDays));
                last = last is { } held ? Instant.Max(held, day) : day;
            }
        }

        return last;
    }

    // The first local date on which the caps leave room; its Free is null when they never do.
    private static (Reason Reason, LocalDate? Free)? Capped(
        GateQuestion question, ImmutableArray<Contact> contacts, Policies policies, LocalDate today)
    {
        // A call is no message: a person makes it, and sees the rest.
        if (question.Channel is Channel.Phone or Channel.InPerson)
        {
            return null;
        }

        var counted = contacts.Where(contact => contact.Message != question.Message && contact.Purpose != Purpose.Transactional).ToList();
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
            : question.Purpose == Purpose.Marketing && counted.Count(contact => contact.Purpose == Purpose.Marketing
                && Math.Abs(Period.DaysBetween(contact.Date, date)) < 7) >= policies.MarketingPerWeek ? Reason.MarketingCap
            : null;
    }
}
