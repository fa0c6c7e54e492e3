using PostSale.Application.Templates;
using PostSale.Application.Tests.Templates;

namespace PostSale.Application.Tests.Strategies;

public sealed class ReadyStrategiesTests
{
    [SkippableTheory]
    [MemberData(nameof(ReadyStrategies.Names), MemberType = typeof(ReadyStrategies))]
    public void AReadyStrategy_HasNoFault(string name)
    {
        Skip.If(name.Length == 0, "there is no ready strategy here");

        Assert.Empty(TeaShop.Faults(StrategyFolder.Read(ReadyStrategies.Folder(name))));
    }

    [SkippableTheory]
    [MemberData(nameof(ReadyStrategies.Names), MemberType = typeof(ReadyStrategies))]
    public void EveryMailOfAReadyStrategy_ReadsWhateverIsKnown(string name)
    {
        Skip.If(name.Length == 0, "there is no ready strategy here");
        var strategy = TeaShop.Load(StrategyFolder.Read(ReadyStrategies.Folder(name)));
        var renderer = new MailRenderer();
        var mails = strategy.Plan.Journeys.SelectMany(journey => journey.Touchpoints).Where(touchpoint => touchpoint.Channel == Channel.Email)
            .SelectMany(touchpoint => new[] { strategy.Texts[touchpoint.Id], strategy.WelcomeTexts.GetValueOrDefault(touchpoint.Id) })
            .OfType<TouchpointText>()
            .SelectMany(text => new[] { Samples.Model, new() { StoreName = "Tea shop", StorePostalAddress = "1 Leaf Lane" } }
                .Select(model => renderer.Render(strategy, text, model)));

        Assert.All(mails, mail =>
        {
            Assert.NotEqual("", mail.Subject);
            Assert.Contains("1 Leaf Lane", mail.Html, StringComparison.Ordinal);
            Assert.Contains("1 Leaf Lane", mail.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", mail.Subject + mail.Html + mail.Text, StringComparison.Ordinal);
        });
    }
}
