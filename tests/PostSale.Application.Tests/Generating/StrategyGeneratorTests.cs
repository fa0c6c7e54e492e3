using PostSale.Application.Strategies.Generating;
using PostSale.Application.Strategies.Programmes;
using PostSale.Application.Strategies.Rendering;
using PostSale.Application.Tests.Strategies;

namespace PostSale.Application.Tests.Generating;

public sealed class StrategyGeneratorTests
{
    private static readonly Answers Coffee = new(ProductKind.Physical, "Café especial", Cycle.Recurring, CriticalMoment.FirstDays, [Channel.Email, Channel.Phone, Channel.WhatsApp]);

    // Of the sample every so manieth is rendered, too: that takes most of the time.
    private const int Rendered = 12;

    [Fact]
    public void EveryCombination_GivesAStrategyWithoutFault_WhoseTextsHoldWhatTheyPromise()
    {
        var found = new List<string>();
        foreach (var (number, (answers, locale)) in Combinations.Tried.Index())
        {
            var name = $"{answers.Kind} {answers.Cycle} {answers.Moment} [{string.Join(",", answers.Channels)}] {locale}";
            var files = StrategyGenerator.Generate(answers, locale);
            found.AddRange(StrategyLoader.Load(Loadable(files)) is StrategyResult.Loaded loaded
                ? TextRules.Broken(loaded.Strategy, answers.Product).Concat(Combinations.IsFull || number % Rendered == 0 ? Unrendered(loaded.Strategy) : []).Select(broken => $"{name}: {broken}")
                : TeaShop.Faults(Loadable(files)).Select(fault => $"{name}: {fault}"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found.Distinct().Take(40)));
    }

    // A variable that was not filled in, or a word of the document's that its language lacks.
    private static IEnumerable<string> Unrendered(Strategy strategy) =>
        from document in (string[])[StrategyDocument.Markdown(strategy), StrategyDocument.Html(strategy)]
        where document.Contains("{{", StringComparison.Ordinal) || document.Contains("[[", StringComparison.Ordinal)
        select "the document is not whole";

    [Fact]
    public void TheSameAnswers_GiveTheSameFiles() =>
        Assert.Equal(StrategyGenerator.Generate(Coffee, "pt-BR"), StrategyGenerator.Generate(Coffee, "pt-BR"));

    [Fact]
    public void ALongName_StillLeavesSubjectsShort() =>
        Assert.Empty(TextRules.Broken(TeaShop.Load(Loadable(StrategyGenerator.Generate(Coffee with { Product = new string('n', 59) + "a", Channels = [Channel.Email, Channel.Sms] }, "pt-BR"))), "nn"));

    [Theory]
    [InlineData(Cycle.OneOff, "repurchase, reactivation", "renewal, dunning")]
    [InlineData(Cycle.Recurring, "repurchase, reactivation", "renewal, dunning")]
    [InlineData(Cycle.Subscription, "renewal, dunning, reactivation", "repurchase")]
    public void TheCycle_DecidesWhichJourneysThereAre(Cycle cycle, string there, string absent)
    {
        var journeys = Plan(Coffee with { Cycle = cycle }).Journeys.Select(journey => journey.Id.Value).ToList();

        Assert.Empty(there.Split(", ").Except(journeys));
        Assert.Empty(absent.Split(", ").Intersect(journeys));
        Assert.Empty("onboarding, first-purchase, vip, cancellation, farewell, reactivation, at-risk, upsell, referral, loyalty, long-term, complaint".Split(", ").Except(journeys));
    }

    [Theory]
    [InlineData(CriticalMoment.FirstDays, "second-day, high-value-call")]
    [InlineData(CriticalMoment.FirstMonth, "second-week, third-week, third-week-call")]
    [InlineData(CriticalMoment.Renewal, "")]
    public void TheMoment_DecidesWhereContactsAreDense(CriticalMoment moment, string more)
    {
        string[] others = ["second-day", "high-value-call", "second-week", "third-week", "third-week-call"];
        var onboarding = Plan(Coffee with { Moment = moment }).Journeys.Single(journey => journey.Id.Value == "onboarding").Touchpoints.Select(touchpoint => touchpoint.Id.Value);

        Assert.Equal(more.Split(", ", StringSplitOptions.RemoveEmptyEntries), onboarding.Intersect(others));
    }

    [Fact]
    public void RenewalAsTheMoment_PutsACallBeforeIt()
    {
        var renewal = Plan(Coffee with { Kind = ProductKind.Saas, Cycle = Cycle.Subscription, Moment = CriticalMoment.Renewal }).Journeys.Single(journey => journey.Id.Value == "renewal");

        Assert.Equal(
            ["renewal-60", "renewal-30", "renewal-call", "renewal-14", "renewal-7", "renewal-last-call", "renewal-1", "renewal-day", "renewal-grace-3", "renewal-grace-7"],
            renewal.Touchpoints.Select(touchpoint => touchpoint.Id.Value));
    }

    [Fact]
    public void WithoutEMail_TheSequenceMovesToWhereACustomerIs()
    {
        var plan = Plan(Coffee with { Channels = [Channel.WhatsApp, Channel.Sms] });

        Assert.All(plan.Journeys.SelectMany(journey => journey.Touchpoints).Where(touchpoint => touchpoint.Task is null), touchpoint =>
            Assert.Equal([Channel.WhatsApp, Channel.Sms], touchpoint.Channels));
    }

    [Theory]
    [InlineData(Channel.InPerson, TaskKind.Visit)]
    [InlineData(Channel.Phone, TaskKind.Call)]
    public void WhereOnlyPeopleMeet_EveryContactIsWorkForAPerson(Channel channel, TaskKind kind)
    {
        var plan = Plan(Coffee with { Channels = [channel] });
        var contacts = plan.Journeys.SelectMany(journey => journey.Touchpoints).ToList();

        Assert.All(contacts, contact => Assert.NotNull(contact.Task));
        Assert.Equal([kind, TaskKind.Notice, TaskKind.Approval], contacts.Select(contact => contact.Task!.Kind).Distinct().OrderBy(one => one != kind).ThenBy(one => one != TaskKind.Notice));
        Assert.Contains(contacts, contact => contact.Id.Value == "how-is-it");
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("A {{name}}", "holds one of { } [ ] * < > \\ or a line break, which texts cannot show")]
    [InlineData("line\nbreak", "holds one of { } [ ] * < > \\ or a line break, which texts cannot show")]
    [InlineData("Tom & Jerry's \"best\"", null)]
    public void AName_IsTakenOrRefusedWithItsReason(string product, string? why)
    {
        Assert.Equal(why, StrategyGenerator.WhyNotCalled(product));
        if (why is null)
        {
            Assert.Empty(TeaShop.Faults(Loadable(StrategyGenerator.Generate(Coffee with { Product = product, Channels = [.. AnswerWords.Channels.Values] }, "en"))));
        }
    }

    [Theory]
    [InlineData("Consultoria financeira", "da Consultoria financeira")]
    [InlineData("Clube do Vinho", "do Clube do Vinho")]
    [InlineData("Programa de mentoria", "do Programa de mentoria")]
    [InlineData("Aulas de inglês", "das Aulas de inglês")]
    [InlineData("Tênis de corrida", "do Tênis de corrida")]
    public void APortugueseName_GetsItsArticle(string product, string phrase) => Assert.Contains(
        phrase,
        StrategyGenerator.Generate(new(ProductKind.App, product, Cycle.OneOff, CriticalMoment.FirstDays, [Channel.Email]), "pt-BR")["templates/welcome.txt.hbs"],
        StringComparison.Ordinal);

    private static StrategyPlan Plan(Answers answers) => TeaShop.Load(Loadable(StrategyGenerator.Generate(answers, "pt-BR"))).Plan;

    // What the folder's reader takes.
    private static Dictionary<string, string> Loadable(IReadOnlyDictionary<string, string> files) => files.Where(file => file.Key != "README.md").ToDictionary(file => file.Key, file => file.Value);
}
