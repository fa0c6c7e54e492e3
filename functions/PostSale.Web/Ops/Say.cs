using System.Globalization;

namespace PostSale.Web.Ops;

/// <summary>The dashboard's words and times, in the shop's language and zone.</summary>
public sealed class Say(string locale, DateTimeZone zone)
{
    public static Say For(Shop shop) => new(shop.Settings.Locale, shop.Policies.Zone);

    public bool Portuguese => locale.StartsWith("pt", StringComparison.OrdinalIgnoreCase);

    public string Language => Portuguese ? "pt-BR" : "en";

    public string this[string portuguese, string english] => Portuguese ? portuguese : english;

    public string Time(DateTimeOffset? at) => at is { } moment
        ? Instant.FromDateTimeOffset(moment).InZone(zone).ToString(Portuguese ? "dd/MM/uuuu HH:mm" : "uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : "–";

    public string Local(string? local) => local is not { Length: 16 } ? "–"
        : Portuguese ? $"{local[8..10]}/{local[5..7]}/{local[..4]} {local[11..]}" : local.Replace('T', ' ');

    public string Status(string status) => status switch
    {
        "planned" => this["planejado", "planned"],
        "deferred" => this["adiado", "deferred"],
        "inOutbox" => this["na fila", "in the outbox"],
        "sent" => this["enviado", "sent"],
        "skipped" => this["não enviado", "not sent"],
        "notEntered" => this["não entrou", "not entered"],
        "left" => this["saiu", "left"],
        "pending" => this["na fila", "waiting"],
        "claimed" => this["saindo", "leaving"],
        "unknown" => this["incerto", "unknown"],
        "accepted" => this["enviado", "sent"],
        "rejected" => this["recusado", "rejected"],
        "cancelled" => this["cancelado", "cancelled"],
        "expired" => this["vencido", "expired"],
        "dropped" => this["descartado", "dropped"],
        _ => status,
    };

    public string Channel(string channel) => channel switch
    {
        "email" => "e-mail",
        "sms" => "SMS",
        "whatsApp" => "WhatsApp",
        "app" => this["no app", "in the app"],
        "phone" => this["telefone", "phone"],
        "inPerson" => this["pessoalmente", "in person"],
        _ => channel,
    };

    /// <summary>A line of the timeline: a fact's name or a decision.</summary>
    public string Happened(string what) => what switch
    {
        "order.paid" => this["comprou", "bought"],
        "order.shipped" => this["pedido enviado", "order shipped"],
        "order.delivered" => this["pedido entregue", "order delivered"],
        "order.refunded" => this["reembolso", "refunded"],
        "order.cancelled" => this["pedido cancelado", "order cancelled"],
        "consent.granted" => this["consentiu", "consented"],
        "consent.withdrawn" => this["retirou o consentimento", "withdrew consent"],
        "customer.updated" => this["cadastro atualizado", "details updated"],
        "address.suppressed" => this["endereço suspenso", "address suppressed"],
        "message.settled" => this["resposta do provedor", "provider's answer"],
        "noted" => this["anotado", "noted"],
        "entered" => this["entrou na jornada", "entered the journey"],
        "finished" => this["terminou a jornada", "finished the journey"],
        _ => Status(what),
    };

    public string Money(decimal? amount, string? currency) => amount is { } known
        ? $"{known.ToString("N2", CultureInfo.GetCultureInfo(Language))} {currency}"
        : "–";
}
