namespace PostSale.Web.Ops;

/// <summary>The contract's words as people say them.</summary>
internal sealed class Vocabulary(params IReadOnlyList<(string Word, string Portuguese, string English)> known)
{
    private readonly Dictionary<string, (string Portuguese, string English)> words = known.ToDictionary(one => one.Word, one => (one.Portuguese, one.English));

    public bool Knows(string word) => words.ContainsKey(word);

    /// <returns>The word itself where none is known: a strategy has words of its own.</returns>
    public string Find(string word, Say say) => words.TryGetValue(word, out var both) ? say[both.Portuguese, both.English] : word;

    public static Vocabulary Status { get; } = new(
        ("planned", "planejado", "planned"),
        ("deferred", "adiado", "deferred"),
        ("waiting", "aguarda", "waiting"),
        ("inOutbox", "na fila", "in the outbox"),
        ("sent", "enviado", "sent"),
        ("skipped", "não enviado", "not sent"),
        ("notEntered", "não entrou", "not entered"),
        ("left", "saiu", "left"),
        ("assigned", "tarefa aberta", "task open"),
        ("done", "feito", "done"),
        ("pending", "na fila", "queued"),
        ("claimed", "saindo", "leaving"),
        ("unknown", "incerto", "unknown"),
        ("accepted", "enviado", "sent"),
        ("rejected", "recusado", "rejected"),
        ("cancelled", "cancelado", "cancelled"),
        ("expired", "vencido", "expired"),
        ("dropped", "descartado", "dropped"),
        ("open", "aberta", "open"),
        ("delivered", "entregue", "delivered"),
        ("undelivered", "não entregue", "not delivered"),
        ("read", "aberto", "opened"),
        ("clicked", "clicou", "clicked"));

    public static Vocabulary Kpis { get; } = new(
        ("satisfaction", "Satisfação", "Satisfaction"),
        ("nps", "NPS", "NPS"),
        ("retention", "Retenção por ano", "Retention per year"),
        ("churn", "Churn por mês", "Churn per month"),
        ("lifetimeValue", "Valor por cliente", "Lifetime value"),
        ("upsell", "Upsell por trimestre", "Upsell per quarter"),
        ("referrals", "Indicações", "Referrals"));

    public static Vocabulary KpiMeanings { get; } = new(
        ("satisfaction", "notas 4 e 5 de 5, sobre todas", "4 and 5 out of 5, of all answers"),
        ("nps", "promotores menos detratores, de -100 a 100", "promoters less detractors, -100 to 100"),
        ("retention", "quem já era cliente e continua comprando ou assinando", "customers of before who still buy or subscribe"),
        ("churn", "quem já era cliente e parou", "customers of before who stopped"),
        ("lifetimeValue", "quanto um cliente pagou até agora, em média", "what a customer has paid so far, on average"),
        ("upsell", "quem já era cliente e levou um produto que não tinha", "customers of before who bought a product new to them"),
        ("referrals", "novos clientes vindos por indicação", "new customers who came by referral"));

    public static Vocabulary Channels { get; } = new(
        ("email", "e-mail", "e-mail"),
        ("sms", "SMS", "SMS"),
        ("whatsApp", "WhatsApp", "WhatsApp"),
        ("app", "no app", "in the app"),
        ("phone", "telefone", "phone"),
        ("inPerson", "pessoalmente", "in person"));

    public static Vocabulary Purposes { get; } = new(
        ("transactional", "do pedido", "about the order"),
        ("relationship", "acompanhamento", "follow-up"),
        ("marketing", "ofertas", "offers"));

    public static Vocabulary Tasks { get; } = new(
        ("call", "ligação", "call"),
        ("visit", "visita", "visit"),
        ("investigation", "investigação", "investigation"),
        ("approval", "aprovação", "approval"),
        ("notice", "aviso", "notice"),
        ("atRisk", "em risco", "at risk"),
        ("renewal", "renovação", "renewal"),
        ("onboarding", "primeiros passos", "onboarding"),
        ("satisfaction", "satisfação", "satisfaction"),
        ("referral", "indicação", "referral"),
        ("resolved", "resolvido", "resolved"),
        ("follow-up", "falar de novo", "follow up"),
        ("no-answer", "não atendeu", "no answer"),
        ("compensate", "compensar", "compensate"),
        ("approved", "aprovado", "approved"),
        ("refused", "recusado", "refused"),
        ("read", "lido", "read"),
        ("stays", "fica", "stays"),
        ("leaves", "sai", "leaves"),
        ("not-interested", "sem interesse", "not interested"));

    public static Vocabulary Happenings { get; } = new(
        ("order.paid", "comprou", "bought"),
        ("order.named", "pedido identificado", "order identified"),
        ("order.shipped", "pedido enviado", "order shipped"),
        ("order.delivered", "pedido entregue", "order delivered"),
        ("order.refunded", "reembolso", "refunded"),
        ("order.cancelled", "pedido cancelado", "order cancelled"),
        ("consent.granted", "consentiu", "consented"),
        ("consent.withdrawn", "retirou o consentimento", "withdrew consent"),
        ("customer.updated", "cadastro atualizado", "details updated"),
        ("address.suppressed", "endereço suspenso", "address suppressed"),
        ("message.settled", "resposta do provedor", "provider's answer"),
        ("message.reported", "notícia da mensagem", "news of a message"),
        ("subscription", "assinatura", "subscription"),
        ("survey.answered", "respondeu à pesquisa", "answered the survey"),
        ("call.wanted", "pediu uma ligação", "asked for a call"),
        ("past.imported", "histórico importado", "past imported"),
        ("risk.assessed", "risco avaliado", "risk assessed"),
        ("paused", "pausa", "paused"),
        ("resumed", "fim da pausa", "resumed"),
        ("task.closed", "tarefa concluída", "task done"),
        ("noted", "anotado", "noted"),
        ("complaint.raised", "reclamou", "complained"),
        ("support.opened", "pediu ajuda", "asked for help"),
        ("support.resolved", "caso resolvido", "case resolved"),
        ("cancellation.sought", "quis cancelar", "sought to cancel"),
        ("competitor.compared", "comparou com um concorrente", "compared with a competitor"),
        ("milestone.reached", "alcançou um marco", "reached a milestone"),
        ("message.replied", "respondeu", "replied"),
        ("payment.failed", "pagamento falhou", "payment failed"),
        ("payment.recovered", "pagamento em dia", "payment recovered"),
        ("person.same", "mesma pessoa", "same person"),
        ("person.absorbed", "cadastros unidos", "records joined"),
        ("customer.erased", "pediu para ser esquecida", "asked to be forgotten"),
        ("data.asked", "pediu os seus dados", "asked for their data"),
        ("erasure.wanted", "pediu para ser esquecida; falta confirmar", "asked to be forgotten; to be confirmed"),
        ("strategy.applied", "estratégia mudou", "strategy changed"),
        ("entered", "entrou na jornada", "entered the journey"),
        ("moved", "passou para a nova versão", "moved to the new version"),
        ("finished", "terminou a jornada", "finished the journey"));

    public static Vocabulary Earned { get; } = new(
        ("order.paid", "compra", "purchase"),
        ("order.delivered", "entrega", "delivery"),
        ("subscription.started", "início da assinatura", "subscription started"),
        ("subscription.renewed", "renovação", "renewal"),
        ("survey.answered", "resposta à pesquisa", "survey answered"),
        ("milestone.reached", "meta alcançada", "milestone reached"),
        ("product.used", "uso", "use"));
}
