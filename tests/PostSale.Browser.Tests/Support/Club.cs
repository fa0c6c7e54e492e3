namespace PostSale.Browser.Tests.Support;

/// <summary>The ready strategy for shops with a club and an invitation, which it does not have of itself.</summary>
internal static class Club
{
    private const string Yaml = """

        loyalty:
          name: "Clube da Caneca"
          earning: [{ fact: order.paid, points: 1, per: 1 }, { fact: survey.answered, points: 20 }]
          expiresAfter: 365d
          tiers:
            - { name: "Gole", from: 0, benefits: [{ kind: content, says: "As receitas do mês, antes de todo mundo" }] }
            - { name: "Bule", from: 300, benefits: [{ kind: discount, says: "Frete por nossa conta" }, { kind: priority, says: "Resposta em até duas horas" }] }
        referrals:
          when: { nps: { atLeast: 9 } }
          askedBy: indicacao
          approach: "Pedir por um amigo, pelo nome"
          incentive: { referrer: "R$ 20 na próxima compra", friend: "Frete grátis na primeira compra" }
          ease: "Um link pessoal"
          thanks: "Agradecer no mesmo dia"

        """;

    /// <returns>The strategy's folder, under a folder of the test's.</returns>
    public static string In(string folder)
    {
        var (from, to) = (Repository.Strategy, Path.Combine(folder, "clube"));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.AppendAllText(Path.Combine(to, "strategy.yaml"), Yaml);
        return to;
    }
}
