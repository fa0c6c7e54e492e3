using System.Diagnostics.CodeAnalysis;
using PostSale.Application.Customers;
using PostSale.Application.Links;
using PostSale.Application.Ports;

namespace PostSale.Application.Surveys;

/// <summary>Where an invitation to a survey stands.</summary>
/// <param name="Answer">The last answer to it; null when there is none.</param>
/// <param name="State">Whether it may be answered, or answered anew.</param>
/// <param name="Version">How many answers there have been.</param>
public sealed record Invitation(SurveyKind Survey, Customer Customer, Message Message, Fact.SurveyAnswered? Answer, InvitationState State, int Version);

public enum InvitationState
{
    Open,

    /// <summary>Answered less than a day ago: the answer may be changed.</summary>
    Editable,

    /// <summary>Answered, and for good.</summary>
    Closed,

    /// <summary>Nobody answered in time, or whoever was asked is gone.</summary>
    Expired,
}

/// <summary>Takes the answer to a survey: one for each invitation, which may be changed for a day.</summary>
public sealed class AnswerSurvey(ICustomers customers, IOutbox outbox, AdvanceCustomer advance)
{
    /// <summary>The longest comment kept, in characters; the rest is cut off.</summary>
    public const int LongestComment = 2000;

    /// <summary>How long an invitation waits for its answer.</summary>
    public static readonly Duration Life = Duration.FromDays(60);

    private static readonly Duration Change = Duration.FromDays(1);

    // An answer older than this many lines has been closed for long.
    private const int LinesBack = 500;

    public static bool TryKind(Link link, [NotNullWhen(true)] out SurveyKind? survey)
    {
        survey = Enum.GetValues<SurveyKind>().Where(kind => Words.Of(kind) == link.Detail).Cast<SurveyKind?>().FirstOrDefault();
        return survey is not null;
    }

    /// <returns>Null when its link is none of a survey's.</returns>
    public async Task<Invitation?> Find(Link link, Instant now, CancellationToken cancellation)
    {
        if (!TryKind(link, out var survey) || await outbox.Find(link.Message, cancellation) is not { Message: var message } || message.Store != link.Store)
        {
            return null;
        }

        if (await customers.Follow(link.Customer, cancellation) is not { } loaded)
        {
            return new(survey.Value, Customer.New(link.Customer, link.Store), message, null, InvitationState.Expired, 0);
        }

        List<Fact.SurveyAnswered> answers =
        [
            .. loaded.Facts.OfType<Fact.SurveyAnswered>()
                .Concat((await customers.Timeline(loaded.Customer.Key, LinesBack, cancellation)).Select(line => line.Fact).OfType<Fact.SurveyAnswered>())
                .Where(answer => answer.Invitation == link.Message)
                .DistinctBy(answer => answer.Key)
                .OrderBy(answer => answer.OccurredAt),
        ];
        var state = answers.Count > 0 ? now - answers[0].OccurredAt < Change ? InvitationState.Editable : InvitationState.Closed
            : now - (message.SettledAt ?? message.CreatedAt) < Life ? InvitationState.Open
            : InvitationState.Expired;
        return new(survey.Value, loaded.Customer, message, answers.LastOrDefault(), state, answers.Count);
    }

    /// <param name="invitation">As found just now.</param>
    /// <param name="score">Within the survey's scale.</param>
    /// <returns>False when it may not be answered any more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The score is not on the scale.</exception>
    public async Task<bool> Run(Invitation invitation, int score, string comment, Instant now, CancellationToken cancellation)
    {
        if (!Scale.Holds(invitation.Survey, score))
        {
            throw new ArgumentOutOfRangeException(nameof(score));
        }

        if (invitation.State is not (InvitationState.Open or InvitationState.Editable))
        {
            return false;
        }

        var kept = Kept(comment);
        if (invitation.Answer is { } held && held.Score == score && held.Comment == kept)
        {
            return true;
        }

        // Of two forms sent at once one is the answer: both would be the next.
        var fact = new Fact.SurveyAnswered(invitation.Survey, score, kept, invitation.Message.Id)
        {
            Key = $"survey:{invitation.Message.Id}:{invitation.Version}", OccurredAt = now, ReceivedAt = now,
        };
        return await Tell(invitation, fact, now, cancellation);
    }

    /// <summary>Whoever answered would like to be called. Once for an invitation.</summary>
    /// <returns>False when they gave no low score, or it is too late.</returns>
    public async Task<bool> Call(Invitation invitation, string note, Instant now, CancellationToken cancellation) =>
        invitation is { State: InvitationState.Editable, Answer: { } answer } && Scale.IsDetractor(answer.Survey, answer.Score)
        && await Tell(invitation, new Fact.CallAsked(invitation.Message.Id, Kept(note)) { Key = $"call:{invitation.Message.Id}", OccurredAt = now, ReceivedAt = now }, now, cancellation);

    private async Task<bool> Tell(Invitation invitation, Fact fact, Instant now, CancellationToken cancellation)
    {
        var customer = invitation.Customer;
        if (!await customers.Append(customer.Key, customer.Store, [fact], now, cancellation))
        {
            return false;
        }

        await advance.Run(customer.Key, now, cancellation);
        return true;
    }

    private static string Kept(string text)
    {
        var plain = string.Concat(text.Trim().Where(unit => !char.IsControl(unit) || unit == '\n'));
        return plain.Length <= LongestComment ? plain : plain[..LongestComment];
    }
}
