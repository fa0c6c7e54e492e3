namespace PostSale.Domain.Tests.Messages;

public sealed class MessageTests
{
    private static readonly Instant Due = Instant.FromUtc(2026, 3, 5, 13, 0);
    private static readonly Instant Now = Due + Duration.FromMinutes(1);
    private static readonly Instant Expires = Due + Duration.FromDays(3);

    private static readonly Message Pending = new()
    {
        Id = MessageId.Parse("00112233445566778899aabbccddeeff"),
        Store = new("shop"),
        Customer = FollowUp.Key,
        Effect = new(Plans.Onboarding, "a", Plans.Confirmation.Id, 1),
        Version = new("v1"),
        Channel = Channel.Email,
        Purpose = Purpose.Transactional,
        Due = Due,
        ExpiresAt = Expires,
        CreatedAt = Due,
        NotBefore = Due,
    };

    private static readonly Dictionary<string, Func<Message, Message?>> Transitions = new()
    {
        ["claim"] = message => message.Claim("one", Now, Duration.FromMinutes(2)),
        ["defer"] = message => message.Defer(Reason.QuietHours, Now + Duration.FromHours(1)),
        ["accept"] = message => message.Accept("p-1", Now),
        ["reject"] = message => message.Reject(Reason.RefusedByProvider, Now),
        ["retry"] = message => message.Retry(Now + Duration.FromMinutes(1), Now),
        ["retryTooLate"] = message => message.Retry(Expires, Now),
        ["lose"] = message => message.Lose(),
        ["cancel"] = message => message.Cancel(Reason.OrderRefunded, Now),
        ["expire"] = message => message.Expire(Reason.TooLate, Now),
    };

    // One line a transition; what each state becomes, "." where nothing happens.
    private const string Table = """
                      Pending    Claimed   Unknown   Accepted  Rejected  Cancelled  Expired
        claim         Claimed    .         .         .         .         .          .
        defer         Pending    .         .         .         .         .          .
        accept        .          Accepted  Accepted  .         .         .          .
        reject        .          Rejected  Rejected  .         .         .          .
        retry         .          Pending   Pending   .         .         .          .
        retryTooLate  .          Expired   Expired   .         .         .          .
        lose          .          Unknown   .         .         .         .          .
        cancel        Cancelled  .         .         .         .         .          .
        expire        Expired    .         .         .         .         .          .
        """;

    public static TheoryData<string, MessageState, MessageState?> EveryTransition()
    {
        var rows = Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        var data = new TheoryData<string, MessageState, MessageState?>();
        foreach (var row in rows.Skip(1))
        {
            for (var i = 0; i < rows[0].Length; i++)
            {
                data.Add(row[0], Enum.Parse<MessageState>(rows[0][i]), row[i + 1] == "." ? null : Enum.Parse<MessageState>(row[i + 1]));
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryTransition))]
    public void EveryTransitionFromEveryState_GoesWhereTheTableSays(string transition, MessageState from, MessageState? to)
    {
        var next = Transitions[transition](In(from));
        Assert.Equal(to, next?.State);
        Assert.Equal(to is MessageState.Accepted or MessageState.Rejected or MessageState.Cancelled or MessageState.Expired, next?.IsSettled ?? false);
        Assert.Equal(next is { IsSettled: true } ? Now : null, next?.SettledAt);
        Assert.Equal(to == MessageState.Claimed, next?.LeaseEnds is not null);
        Assert.Equal(to == MessageState.Claimed, next?.Claimant is not null);
    }

    [Fact]
    public void EveryState_IsInTheTable() =>
        Assert.Equal(Enum.GetValues<MessageState>().Length * Transitions.Count, EveryTransition().Count);

    [Fact]
    public void ClaimBeforeItsTime_IsRefused() => Assert.Null(Pending.Claim("one", Due - Duration.Epsilon, Duration.FromMinutes(2)));

    [Fact]
    public void EachClaim_CountsAnAttempt()
    {
        var second = In(MessageState.Claimed).Retry(Now, Now)!.Claim("two", Now, Duration.FromMinutes(2))!;
        Assert.Equal((2, "two", Now + Duration.FromMinutes(2)), (second.Attempt, second.Claimant, second.LeaseEnds));
        Assert.Null(second.Reason);
    }

    [Fact]
    public void DeferredPastItsEnd_IsLookedAtWhenItEnds()
    {
        var deferred = Pending.Defer(Reason.KillSwitch, Expires + Duration.FromDays(1))!;
        Assert.Equal((Expires, Reason.KillSwitch), (deferred.NotBefore, deferred.Reason));
    }

    [Fact]
    public void Accepted_KeepsTheProvidersName() => Assert.Equal("p-1", In(MessageState.Unknown).Accept("p-1", Now)!.ProviderId);

    [Theory]
    [InlineData("reject", Reason.RefusedByProvider)]
    [InlineData("retry", Reason.ProviderUnavailable)]
    [InlineData("retryTooLate", Reason.ProviderUnavailable)]
    public void NotTaken_SaysWhy(string transition, Reason reason) => Assert.Equal(reason, Transitions[transition](In(MessageState.Claimed))!.Reason);

    [Theory]
    [InlineData(MessageState.Pending, false)]
    [InlineData(MessageState.Claimed, false)]
    [InlineData(MessageState.Unknown, false)]
    [InlineData(MessageState.Accepted, true)]
    [InlineData(MessageState.Rejected, true)]
    [InlineData(MessageState.Cancelled, false)]
    [InlineData(MessageState.Expired, false)]
    public void Report_IsOfAMessageThatWasTried(MessageState state, bool counts) =>
        Assert.Equal(counts ? MessageReport.Delivered : null, In(state).Report(MessageReport.Delivered, Now)?.Reported);

    [Theory]
    [InlineData("Sent Delivered Read", MessageReport.Read)]
    [InlineData("Read Delivered Sent", MessageReport.Read)]
    [InlineData("Delivered Sent Delivered", MessageReport.Delivered)]
    [InlineData("Undelivered Delivered Sent", MessageReport.Undelivered)]
    [InlineData("Delivered Undelivered", MessageReport.Delivered)]
    [InlineData("Sent Sent", MessageReport.Sent)]
    public void Reports_OnlyMoveForward(string reports, MessageReport end) => Assert.Equal(end, reports.Split(' ').Select(Enum.Parse<MessageReport>)
        .Aggregate(In(MessageState.Accepted), (message, report) => message.Report(report, Now) ?? message).Reported);

    [Theory]
    [InlineData("Sent Delivered", null)]
    [InlineData("Read", 0)]
    [InlineData("Read Clicked", 0)]
    [InlineData("Clicked Read", 0)]
    [InlineData("Delivered Clicked", 1)]
    [InlineData("Sent Delivered Read Clicked", 2)]
    public void SeenFirst_IsWhenItWasSeen(string reports, int? hours) => Assert.Equal(
        hours is { } passed ? Now + Duration.FromHours(passed) : null,
        reports.Split(' ').Select((said, i) => (Said: Enum.Parse<MessageReport>(said), At: Now + Duration.FromHours(i)))
            .Aggregate(In(MessageState.Accepted), (message, report) => message.Report(report.Said, report.At) ?? message).ReadAt);

    private static Message In(MessageState state) => state switch
    {
        MessageState.Pending => Pending,
        MessageState.Claimed => Transitions["claim"](Pending)!,
        MessageState.Unknown => In(MessageState.Claimed).Lose()!,
        MessageState.Accepted => Transitions["accept"](In(MessageState.Claimed))!,
        MessageState.Rejected => Transitions["reject"](In(MessageState.Claimed))!,
        MessageState.Cancelled => Transitions["cancel"](Pending)!,
        _ => Transitions["expire"](Pending)!,
    };
}
