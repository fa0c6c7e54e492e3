namespace PostSale.Domain.Messages;

/// <summary>What a provider says of a message after it took it.</summary>
public enum MessageReport
{
    /// <summary>Handed on, and nothing heard yet.</summary>
    Sent,

    /// <summary>It reached the mailbox or the phone.</summary>
    Delivered,

    /// <summary>It did not: bounced, filtered, failed.</summary>
    Undelivered,

    /// <summary>Somebody opened it, where the channel itself tells so.</summary>
    Read,

    /// <summary>Somebody followed its button, as far as a person can be told from a scanner.</summary>
    Clicked,
}

/// <summary>Reports come twice and in any order; a message's only moves forward.</summary>
public static class MessageReports
{
    /// <summary>Whether a report says more than what is known. Of two that end the same road the first stands.</summary>
    public static bool Advances(this MessageReport report, MessageReport? known) => Rank(report) > (known is { } held ? Rank(held) : 0);

    private static int Rank(MessageReport report) => report switch
    {
        MessageReport.Sent => 1,
        MessageReport.Clicked => 4,
        MessageReport.Read => 3,
        _ => 2,
    };
}
