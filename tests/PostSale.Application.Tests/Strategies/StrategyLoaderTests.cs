namespace PostSale.Application.Tests.Strategies;

public sealed class StrategyLoaderTests
{
    [Fact]
    public void AStrategyWithoutFaults_IsReadInFull()
    {
        var strategy = TeaShop.Strategy;

        Assert.Equal("Tea shop", strategy.Name);
        Assert.Equal("en", strategy.Locale);
        Assert.Equal("https://tea.example/help", strategy.Links["help"]);
        Assert.Equal(TeaShop.Files, strategy.Files);
        Assert.Equal([new JourneyId("onboarding"), new JourneyId("forever")], strategy.Plan.Journeys.Select(journey => journey.Id));
        Assert.Equal(
            new TouchpointText("thanks", "Thanks for {{#if order.product}}{{order.product}}{{else}}your order{{/if}}", "{{#if order.total}}{{order.total}} {{/if}}paid", new("Help with {{store.replyTo}} ?", "{{links.help}}")),
            strategy.Texts[new("thanks")]);
        Assert.Equal(new TouchpointText("hello", "Welcome", "", null), Assert.Single(strategy.WelcomeTexts).Value);
        Assert.Equal(new TouchpointText("brewing", "", "", null), strategy.Texts[new("brewing")]);
    }

    [Fact]
    public void Journeys_KeepTheirRules()
    {
        var onboarding = TeaShop.Strategy.Plan.Journeys[0];
        var forever = TeaShop.Strategy.Plan.Journeys[1];

        Assert.Equal((SubjectKind.Order, Priority.Onboarding, "order.refunded order.cancelled"), (onboarding.Subject, onboarding.Priority, string.Join(' ', onboarding.Exit)));
        Assert.Equal((SubjectKind.Customer, Priority.Marketing, ""), (forever.Subject, forever.Priority, string.Join(' ', forever.Exit)));
    }

    [Fact]
    public void Touchpoints_KeepTheirPlan()
    {
        Assert.Equal(
            new Touchpoint
            {
                Id = new("thanks"), When = new Timing.AtOnce(), Anchor = Anchor.Entry, Stage = Stage.Immediate, Kind = TouchpointKind.Educational,
                Purpose = Purpose.Transactional, Channel = Channel.Email, InShortForm = true, PurposeAsWelcome = Purpose.Relationship,
            },
            TeaShop.Strategy.Plan.Journeys[0].Touchpoints[0]);
        Assert.Equal(
            new Touchpoint
            {
                Id = new("brewing"), When = new Timing.OnDay(3), Anchor = Anchor.Delivery, DeliveryWaitDays = 12, Stage = Stage.Short,
                Kind = TouchpointKind.Educational, Purpose = Purpose.Relationship, Channel = Channel.Sms, ExpiresAfter = Duration.FromDays(2),
            },
            TeaShop.Strategy.Plan.Journeys[0].Touchpoints[1]);
        Assert.Equal(new Timing.Recurring(new(3, 15), new(3, 0)), TeaShop.Strategy.Plan.Journeys[1].Touchpoints[0].When);
    }

    [Fact]
    public void Policies_AreReadAndTheRestIsDefault()
    {
        var rules = TeaShop.Strategy.Rules;

        Assert.Equal(
            (new LocalTime(9, 30), 20, Duration.FromDays(5), Duration.FromHours(36), 2, 3),
            (rules.SendAt, rules.SpreadMinutes, rules.LateAfter, rules.ExpiresAfter, rules.PerDay, rules.MarketingPerWeek));
        Assert.Equal((new LocalTime(8, 0), new LocalTime(21, 0)), (rules.WindowOf(Channel.Email).From, rules.WindowOf(Channel.Email).To));
        Assert.DoesNotContain(IsoDayOfWeek.Saturday, rules.WindowOf(Channel.Email).Days);
        Assert.Equal(6, rules.WindowOf(Channel.Email).Days.Count);
        Assert.Equal(Window.Office, rules.WindowOf(Channel.Sms));
    }

    [Fact]
    public void PoliciesLeftOut_AreTheDefaults()
    {
        var yaml = TeaShop.Yaml;
        var without = yaml[..yaml.IndexOf("policies:", StringComparison.Ordinal)] + yaml[yaml.IndexOf("journeys:", StringComparison.Ordinal)..];

        Assert.Equal(new() { Zone = DateTimeZone.Utc }, TeaShop.Load(TeaShop.Files.SetItem("strategy.yaml", without)).Rules);
    }

    [Theory]
    [InlineData("[mon, wed-fri]", "Monday Wednesday Thursday Friday")]
    [InlineData("sat-mon", "Monday Saturday Sunday")]
    [InlineData("tue", "Tuesday")]
    [InlineData("\"sun, mon - tue,\"", "Monday Tuesday Sunday")]
    public void DaysOfAWindow_AreNamesAndRanges(string written, string days)
    {
        var strategy = TeaShop.Load(TeaShop.With("\"mon-fri, sun\"", written));

        Assert.Equal(days, string.Join(' ', strategy.Rules.WindowOf(Channel.Email).Days.Order()));
    }

    [Theory]
    [InlineData("{ every: 1mo }", 1, 0, 1, 0)]
    [InlineData("{ every: 10d, first: 1d }", 0, 1, 0, 10)]
    [InlineData("{ first: 2mo, every: 1mo15d }", 2, 0, 1, 15)]
    public void ARecurringTouchpoint_BeginsWithItsFirstOrAfterOneSpan(string when, int firstMonths, int firstDays, int months, int days)
    {
        var strategy = TeaShop.Load(TeaShop.With("{ every: 3mo, first: 3mo15d }", when));

        Assert.Equal(new Timing.Recurring(new(firstMonths, firstDays), new(months, days)), strategy.Plan.Journeys[1].Touchpoints[0].When);
    }

    [Fact]
    public void EveryFault_IsSaidAtOnceAndInFileOrder()
    {
        var yaml = TeaShop.Yaml
            .Replace("locale: en", "locale: english", StringComparison.Ordinal)
            .Replace("purpose: marketing", "purpose: markting", StringComparison.Ordinal)
            .Replace("day: 3", "day: 0", StringComparison.Ordinal);
        var files = TeaShop.Files
            .SetItem("strategy.yaml", yaml)
            .SetItem("templates/offers.txt.hbs", "{{customer.nme}}\n{{/if}}")
            .SetItem("templates/hello.txt.hbs", "{{> head}}");

        Assert.Equal(
            ["strategy.yaml:3:9", "strategy.yaml:37:22", "strategy.yaml:55:18", "templates/hello.txt.hbs:1:1", "templates/offers.txt.hbs:1:1", "templates/offers.txt.hbs:2:1"],
            TeaShop.Faults(files).Select(fault => fault[..fault.IndexOf(": ", StringComparison.Ordinal)]));
    }
}
