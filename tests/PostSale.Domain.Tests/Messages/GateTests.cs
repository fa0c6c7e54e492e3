namespace PostSale.Domain.Tests.Messages;

public sealed class GateTests
{
    private const string Phone = "+5511999990000";
    private static readonly MessageId Message = MessageId.Parse("00112233445566778899aabbccddeeff");
    private static readonly Instant Noon = Moments.At("2026-03-05T12:00");
    private static readonly Instant Before = Noon - Duration.FromDays(30);
    private static readonly Knowledge Reachable = Knowledge.Nothing.With(Told.Updated(new(Email: Told.Email, Phone: Phone), Before));
    private static readonly Fact Bought = Told.Paid("a", Before);

    [Theory]
    [InlineData(Purpose.Transactional, Channel.Email, "go")]
    [InlineData(Purpose.Relationship, Channel.Email, "go")]
    [InlineData(Purpose.Marketing, Channel.Email, "wait NoConsent")]
    [InlineData(Purpose.Marketing, Channel.Email, "go", true)]
    [InlineData(Purpose.Marketing, Channel.Sms, "wait NoConsent", true)]
    [InlineData(Purpose.Marketing, Channel.WhatsApp, "wait NoConsent", true)]
    [InlineData(Purpose.Relationship, Channel.Sms, "go")]
    [InlineData(Purpose.Relationship, Channel.App, "go")] // it reaches whoever signs in
    public void NothingSaid_GoesByPurposeAndMode(Purpose purpose, Channel channel, string expected, bool softOptIn = false) => Assert.Equal(
        expected, Ask(purpose, Reachable.With(Bought), channel: channel, policies: Plans.Policies with { Consent = softOptIn ? ConsentMode.SoftOptIn : ConsentMode.Explicit }));

    [Fact]
    public void SoftOptInWithoutAPurchase_IsNoConsent() => Assert.Equal(
        "wait NoConsent", Ask(Purpose.Marketing, Reachable, policies: Plans.Policies with { Consent = ConsentMode.SoftOptIn }));

    [Theory]
    [InlineData(Purpose.Transactional, "go")]
    [InlineData(Purpose.Relationship, "refuse ConsentWithdrawn")]
    [InlineData(Purpose.Marketing, "refuse ConsentWithdrawn")]
    public void Withdrawn_IsRefusedWhateverTheMode(Purpose purpose, string expected) => Assert.Equal(
        expected,
        Ask(purpose, Reachable.With([Bought, Told.Granted(purpose, Before), Told.Withdrawn(purpose, Before)]), policies: Plans.Policies with { Consent = ConsentMode.SoftOptIn }));

    [Fact]
    public void WithdrawnForOneChannelOrPurpose_LeavesTheOther()
    {
        var knowledge = Reachable.With([Told.Withdrawn(Purpose.Marketing, Before), Told.Granted(Purpose.Marketing, Before, Channel.Sms)]);
        Assert.Equal("go", Ask(Purpose.Relationship, knowledge));
        Assert.Equal("go", Ask(Purpose.Marketing, knowledge, channel: Channel.Sms));
    }

    [Theory]
    [InlineData(Purpose.Transactional)]
    [InlineData(Purpose.Relationship)]
    [InlineData(Purpose.Marketing)]
    public void DeadOrMissingAddress_HoldsEveryPurpose(Purpose purpose)
    {
        Assert.Equal("refuse AddressSuppressed", Ask(purpose, Reachable.With([Told.Granted(purpose, Before), Told.Suppressed(Told.Email, Before)])));
        Assert.Equal("wait NoAddress", Ask(purpose, Knowledge.Nothing.With(Told.Granted(purpose, Before))));
    }

    [Fact]
    public void KillSwitch_HoldsEverythingAndAsksAgainSoon()
    {
        var answer = Answer(Purpose.Transactional, Reachable, policies: Plans.Policies with { KillSwitch = true });
        Assert.Equal(new GateAnswer.Wait(Reason.KillSwitch, Noon + Duration.FromMinutes(15)), answer);
    }

    [Theory]
    [InlineData("2026-03-05T07:59:59", Channel.Email, "2026-03-05T08:00:00")]
    [InlineData("2026-03-05T08:00:00", Channel.Email, null)]
    [InlineData("2026-03-05T19:59:59", Channel.Email, null)]
    [InlineData("2026-03-05T20:00:00", Channel.Email, "2026-03-06T08:00:00")]
    [InlineData("2026-03-08T12:00:00", Channel.Email, null)]
    [InlineData("2026-03-08T12:00:00", Channel.Sms, "2026-03-09T09:00:00")]
    public void QuietHours_WaitForTheWindow(string now, Channel channel, string? until)
    {
        var answer = Answer(Purpose.Relationship, Reachable, channel: channel, now: Moments.At(now));
        Assert.Equal(until is null ? new GateAnswer.Go() : new GateAnswer.Wait(Reason.QuietHours, Moments.At(until)), answer);
        Assert.Equal(new GateAnswer.Go(), Answer(Purpose.Transactional, Reachable, channel: channel, now: Moments.At(now)));
    }

    [Fact]
    public void QuietHours_AreTheCustomersNotTheStores()
    {
        var abroad = Reachable.With(Told.Updated(new(TimeZone: "Asia/Kolkata"), Before)); // noon in São Paulo is 20:30 there
        Assert.Equal("wait QuietHours", Ask(Purpose.Relationship, abroad));
        Assert.Equal("go", Ask(Purpose.Relationship, Reachable.With(Told.Updated(new(TimeZone: "No/Such_Zone"), Before))));
    }

    [Theory]
    [InlineData(Purpose.Relationship, "", "go")]
    [InlineData(Purpose.Relationship, "T0", "go")]
    [InlineData(Purpose.Relationship, "R0", "wait DailyCap 2026-03-06T08:00")]
    [InlineData(Purpose.Relationship, "M0", "wait DailyCap 2026-03-06T08:00")]
    [InlineData(Purpose.Transactional, "R0 M0", "go")]
    [InlineData(Purpose.Relationship, "R-1 M-1 M-2 M-3", "go")]
    [InlineData(Purpose.Marketing, "M-1", "go")]
    [InlineData(Purpose.Marketing, "M-1 M-6", "wait MarketingCap 2026-03-06T08:00")]
    [InlineData(Purpose.Marketing, "M-1 M-2", "wait MarketingCap 2026-03-10T08:00")]
    [InlineData(Purpose.Marketing, "M-1 M-7", "go")]
    [InlineData(Purpose.Marketing, "R0 M-6 M-1", "wait DailyCap 2026-03-06T08:00")]
    public void Caps_CountWhatWent(Purpose purpose, string contacts, string expected) =>
        Assert.Equal(expected, Long(Answer(purpose, Reachable.With(Told.Granted(purpose, Before)), Contacts(contacts))));

    [Fact]
    public void ItsOwnContact_IsNotCountedAgainstIt()
    {
        var own = new Contact(Message, Channel.Email, Purpose.Relationship, new(2026, 3, 5), Made: false);
        Assert.Equal(new GateAnswer.Go(), Answer(Purpose.Relationship, Reachable, [own]));
    }

    [Fact]
    public void CapOfNone_WaitsForAFact() => Assert.Equal(
        new GateAnswer.Wait(Reason.DailyCap, null), Answer(Purpose.Relationship, Reachable, policies: Plans.Policies with { PerDay = 0 }));

    [Fact]
    public void CapBeforeADayThatDoesNotExist_WaitsForTheOneAfter()
    {
        var contact = new Contact(MessageId.Parse("ffeeddccbbaa99887766554433221100"), Channel.Email, Purpose.Relationship, new(2011, 12, 29), Made: true);
        var answer = Answer(
            Purpose.Relationship, Reachable, [contact], Plans.Policies with { Zone = Moments.Zone("Pacific/Apia") }, now: Moments.At("2011-12-29T12:00", "Pacific/Apia"));
        Assert.Equal(new GateAnswer.Wait(Reason.DailyCap, Moments.At("2011-12-31T08:00", "Pacific/Apia")), answer);
    }

    private static string Ask(Purpose purpose, Knowledge knowledge, Channel channel = Channel.Email, Policies? policies = null) =>
        Answer(purpose, knowledge, policies: policies, channel: channel) switch
        {
            GateAnswer.Wait wait => "wait " + wait.Reason,
            GateAnswer.Refuse refuse => "refuse " + refuse.Reason,
            _ => "go",
        };

    private static string Long(GateAnswer answer) => answer is GateAnswer.Wait { Until: { } until } wait
        ? $"wait {wait.Reason} {until.In(Moments.SaoPaulo).ToString("uuuu-MM-dd'T'HH:mm", null)}"
        : "go";

    private static GateAnswer Answer(
        Purpose purpose, Knowledge knowledge, ImmutableArray<Contact>? contacts = null, Policies? policies = null, Channel channel = Channel.Email, Instant? now = null) =>
        Gate.Ask(new(Message, channel, purpose, DespiteTrouble: false), knowledge, contacts ?? [], policies ?? Plans.Policies, now ?? Noon);

    // "M-2" is marketing the day before yesterday.
    private static ImmutableArray<Contact> Contacts(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((word, i) => new Contact(
            MessageId.Of(FollowUp.Key, new(new("other"), word, Plans.Tips.Id, i)),
            Channel.Email,
            word[0] switch { 'T' => Purpose.Transactional, 'R' => Purpose.Relationship, _ => Purpose.Marketing },
            new LocalDate(2026, 3, 5).PlusDays(int.Parse(word[1..], System.Globalization.CultureInfo.InvariantCulture)),
            Made: i % 2 == 0)),
    ];
}
