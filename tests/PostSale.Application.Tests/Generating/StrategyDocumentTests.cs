using System.Text.RegularExpressions;
using PostSale.Application.Strategies.Generating;
using PostSale.Application.Strategies.Programmes;
using PostSale.Application.Strategies.Rendering;
using PostSale.Application.Tests.Strategies;

namespace PostSale.Application.Tests.Generating;

/// <summary>The document that people read.</summary>
public sealed class StrategyDocumentTests
{
    private static readonly string[] Portuguese =
    [
        "Contexto", "1. Momentos de contato", "2. Tipos de acompanhamento", "3. Sequência de e-mails pós-venda", "4. Ligações estratégicas", "5. Identificação de problemas",
        "6. Programa de fidelidade", "7. Geração de referências", "8. Métricas e KPIs", "9. Automações", "10. Casos especiais", "Templates de comunicação", "Checklist de acompanhamento",
        "Ferramentas recomendadas", "Erros comuns", "Como escalar o programa",
    ];

    [Fact]
    public void TheDocument_FollowsTheBriefInItsOrder()
    {
        var headings = Regex.Matches(StrategyDocument.Markdown(Made(ProductKind.Saas, Cycle.Subscription)), "^## (.+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(Portuguese, headings.Where(Portuguese.Contains));
    }

    [Fact]
    public void EveryMessageAndScript_IsShownAsItReads()
    {
        var strategy = Made(ProductKind.Physical, Cycle.Recurring);
        var document = StrategyDocument.Markdown(strategy);

        Assert.All(strategy.Files.Keys.Where(file => file.EndsWith(".txt.hbs", StringComparison.Ordinal) && !file.Contains('_')), file =>
            Assert.Contains(strategy.Texts.Values.First(text => StrategyFiles.Text(text.Template) == file).Call!.Label, document, StringComparison.Ordinal));
        Assert.Equal(6 * strategy.Tasks.Values.Select(task => task.Script).OfType<string>().Distinct().Count(), Regex.Count(document, "^#### (Abertura|Objetivo|Perguntas|Escuta|Solução e próximos passos|Fechamento)", RegexOptions.Multiline));
        Assert.DoesNotContain("{{", document, StringComparison.Ordinal);
    }

    [Fact]
    public void ThePage_TakesNothingFromOutsideAndRunsNothing()
    {
        var files = StrategyGenerator.Generate(Answers(ProductKind.App, Cycle.OneOff), "en").Where(file => file.Key != "README.md").ToDictionary(file => file.Key, file => file.Value);
        files["templates/tips.html.hbs"] += "<script>alert(1)</script><img src=\"https://elsewhere.example/p.gif\">";
        var page = StrategyDocument.Html(TeaShop.Load(files));

        Assert.Contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", page, StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [MemberData(nameof(ReadyStrategies.Names), MemberType = typeof(ReadyStrategies))]
    public void AReadyStrategy_CanBeShown(string name)
    {
        Skip.If(name.Length == 0, "there is no ready strategy here");
        var strategy = TeaShop.Load(StrategyFolder.Read(ReadyStrategies.Folder(name)));

        Assert.Contains(strategy.Name, StrategyDocument.Html(strategy), StringComparison.Ordinal);
    }

    [Fact]
    public void TenTimesTheCustomers_AreTenTimesTheContacts()
    {
        var row = Regex.Matches(StrategyDocument.Markdown(Made(ProductKind.Saas, Cycle.Subscription)), @"^\| (1|10)\.000 \| ([0-9.]+) \|", RegexOptions.Multiline);

        Assert.Equal(2, row.Count);
        Assert.InRange(Number(row[1]), (Number(row[0]) * 10) - 10, (Number(row[0]) * 10) + 10);

        static int Number(Match match) => int.Parse(match.Groups[2].Value.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Answers Answers(ProductKind kind, Cycle cycle) => new(kind, "Respira", cycle, CriticalMoment.Renewal, [Channel.Email, Channel.Phone]);

    private static Strategy Made(ProductKind kind, Cycle cycle) =>
        TeaShop.Load(StrategyGenerator.Generate(Answers(kind, cycle), "pt-BR").Where(file => file.Key != "README.md").ToDictionary(file => file.Key, file => file.Value));
}
