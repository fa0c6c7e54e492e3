using MimeKit;

namespace PostSale.Local.Tests;

/// <summary>A generated strategy is carried out: a subscriber of a year, who does not renew.</summary>
public sealed class SubscriptionYearTests
{
    private const string Monthly = "o que a equipe fez neste mês?";

    [SkippableFact]
    public async Task AYearAndItsRenewal_SayWhatTheStrategySaysInItsOrder()
    {
        Skip.IfNot(Environment.GetEnvironmentVariable("POSTSALE_FULL") == "true", "a year of every day takes too long for each run: POSTSALE_FULL=true");
        using var shop = new Shop(strategy: Path.Combine(Path.GetDirectoryName(Repository.Strategy)!, "saas"));
        await using var served = await ServedShop.Open(shop);
        var began = await served.Tomorrow();
        var customer = new JsonObject { ["id"] = "u-1", ["email"] = "bia@cliente.example", ["name"] = "Bia Lima" };
        await served.Deliver(Told.Event(shop, "subscription.started", began, customer, new()
        {
            ["subscription"] = "sub-1", ["plan"] = "anual", ["amount"] = 900, ["currency"] = "BRL", ["renewsAt"] = (began + Duration.FromDays(360)).ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", null),
        }));

        await served.Advance("P380D");

        var mails = Directory.EnumerateFiles(Path.Combine(shop.Data, "mail"), "*.eml").Select(file => MimeMessage.Load(file)).OrderBy(mail => mail.Date).ToList();
        Assert.Equal(
            [
                "0 Fluxo: sua conta está pronta, comece por aqui", "2 Fluxo: o primeiro resultado em quinze minutos", "6 Fluxo: o que ainda está difícil?",
                "13 Fluxo: três hábitos que poupam uma hora por semana", "29 De 0 a 10: você indicaria Fluxo?", "300 Fluxo: dois meses até a renovação, um balanço",
                "330 Fluxo: sua assinatura renova em 30 dias", "346 Fluxo: duas semanas, alguma dúvida?", "353 Fluxo renova em uma semana", "359 Amanhã: renovação de Fluxo",
                "360 Fluxo: a renovação é hoje", "363 Fluxo: não conseguimos renovar, está tudo guardado", "367 Fluxo: último dia com tudo como estava", "369 Um ano de Fluxo",
            ],
            mails.Where(mail => !(mail.Subject ?? "").EndsWith(Monthly, StringComparison.Ordinal)).Select(mail => $"{(Instant.FromDateTimeOffset(mail.Date) - began).TotalDays:0} {mail.Subject}"));
        Assert.Equal(11, mails.Count(mail => (mail.Subject ?? "").EndsWith(Monthly, StringComparison.Ordinal)));
    }
}
