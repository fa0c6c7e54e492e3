namespace PostSale.Application.Messages;

/// <summary>Reasons in words, for the people of the shop.</summary>
public static class ReasonWords
{
    /// <summary>What the task of a data request asks for.</summary>
    public static string ExportTitle(string locale) => locale.StartsWith("pt", StringComparison.OrdinalIgnoreCase)
        ? "Enviar à pessoa uma cópia dos seus dados (customer export)"
        : "Send this person a copy of their data (customer export)";

    /// <summary>What the task asks for of somebody who wants to be forgotten.</summary>
    public static string ErasureTitle(string locale) => locale.StartsWith("pt", StringComparison.OrdinalIgnoreCase)
        ? "Pediu para ser esquecido: confirme quem pede e apague (customer erase)"
        : "Asked to be forgotten: make sure who asks, then erase (customer erase)";

    /// <summary>What the task asks for of somebody who gave a low score and wants to be called.</summary>
    public static string CallTitle(string locale) => locale.StartsWith("pt", StringComparison.OrdinalIgnoreCase)
        ? "Ligar: deu nota baixa e aceitou uma ligação"
        : "Call: gave a low score and would like to be called";

    /// <param name="locale">pt-BR gives Portuguese, everything else English.</param>
    public static string Of(Reason reason, string locale) => locale.StartsWith("pt", StringComparison.OrdinalIgnoreCase)
        ? reason switch
        {
            Reason.TooLate => "passou do prazo antes de poder sair",
            Reason.NoAddress => "não há endereço conhecido neste canal",
            Reason.NoConsent => "é marketing, e a pessoa ainda não consentiu",
            Reason.ConsentWithdrawn => "a pessoa desligou este tipo de mensagem",
            Reason.AddressSuppressed => "o endereço devolveu mensagens ou se queixou",
            Reason.QuietHours => "fora do horário deste canal",
            Reason.DailyCap => "outra mensagem já vai nesse dia",
            Reason.MarketingCap => "já houve marketing bastante em sete dias",
            Reason.KillSwitch => "os envios estão desligados",
            Reason.OrderRefunded => "o pedido foi reembolsado por inteiro",
            Reason.OrderCancelled => "o pedido foi cancelado",
            Reason.History => "a compra chegou tarde demais ou foi importada: é histórico",
            Reason.SameOrder => "dois acompanhamentos eram do mesmo pedido; o primeiro continua",
            Reason.PlanGone => "a estratégia não tem mais esta jornada",
            Reason.Unrenderable => "o texto não pôde ser montado",
            Reason.RefusedByProvider => "o provedor recusou de vez",
            Reason.OutcomeUnknown => "não se sabe se saiu; não vai de novo para não ir duas vezes",
            Reason.ProviderUnavailable => "o provedor não pôde receber a tempo",
            Reason.OwnHour => "ficou para outro dia e espera a sua hora",
            Reason.ConditionNotMet => "a condição deste contato não se cumpriu",
            Reason.HeldOut => "está no grupo de comparação, que não recebe os contatos opcionais desta jornada",
            Reason.CustomerPaused => "a pessoa pediu uma pausa",
            Reason.StorePaused => "a loja pausou o acompanhamento",
            Reason.OpenCase => "há uma reclamação aberta; enquanto isso não se vende",
            Reason.Detractor => "a última nota foi baixa; por um tempo não se vende",
            Reason.AtRisk => "o risco de perder a pessoa é alto; enquanto isso não se vende",
            Reason.GoalReached => "o objetivo da jornada foi alcançado",
            Reason.ExitReached => "aconteceu algo que encerra a jornada",
            Reason.Superseded => "a jornada começou de novo",
            Reason.WaitsForAnother => "espera outro contato terminar",
            Reason.NoDateYet => "ainda não se sabe a data de que conta",
            Reason.SamePerson => "dois cadastros eram da mesma pessoa; o outro continua",
            Reason.Erased => "a pessoa pediu para ser esquecida",
            Reason.AskedLately => "já houve pesquisa há menos de 30 dias",
            Reason.Answered => "a pessoa já respondeu à pesquisa",
            Reason.StrategyChanged => "a estratégia mudou",
            Reason.WaitedTooLong => "o contato de que dependia não terminou a tempo",
            Reason.Holiday => "é feriado na loja; nesse dia só sai o que é do pedido",
            _ => reason.ToString(),
        }
        : reason switch
        {
            Reason.TooLate => "its time passed before it could go",
            Reason.NoAddress => "no address is known on this channel",
            Reason.NoConsent => "it is marketing, and the person has not consented",
            Reason.ConsentWithdrawn => "the person switched this kind of message off",
            Reason.AddressSuppressed => "the address bounced or complained",
            Reason.QuietHours => "outside this channel's hours",
            Reason.DailyCap => "another message goes that day",
            Reason.MarketingCap => "enough marketing in seven days",
            Reason.KillSwitch => "sending is switched off",
            Reason.OrderRefunded => "the order was refunded in full",
            Reason.OrderCancelled => "the order was cancelled",
            Reason.History => "the purchase came too late or was imported: it is history",
            Reason.SameOrder => "two follow-ups were about one order; the first goes on",
            Reason.PlanGone => "the strategy no longer has this journey",
            Reason.Unrenderable => "its text could not be put together",
            Reason.RefusedByProvider => "the provider refused it for good",
            Reason.OutcomeUnknown => "nobody knows whether it went; it is not sent again, so as not to go twice",
            Reason.ProviderUnavailable => "the provider could not take it in time",
            Reason.OwnHour => "it was put off to another day and waits for its hour",
            Reason.ConditionNotMet => "its condition did not hold",
            Reason.HeldOut => "in the comparison group, which gets none of this journey's optional contacts",
            Reason.CustomerPaused => "the person asked for a pause",
            Reason.StorePaused => "the store has paused its follow-up",
            Reason.OpenCase => "a complaint is open, and nothing is sold meanwhile",
            Reason.Detractor => "the last score was bad, and nothing is sold for a while",
            Reason.AtRisk => "the risk of losing this person is high, and nothing is sold meanwhile",
            Reason.GoalReached => "what the journey was for has happened",
            Reason.ExitReached => "something happened that ends the journey",
            Reason.Superseded => "the journey began anew",
            Reason.WaitsForAnother => "waits for another contact to be over",
            Reason.NoDateYet => "the date it counts from is not known yet",
            Reason.SamePerson => "two records were one person; the other goes on",
            Reason.Erased => "the person asked to be forgotten",
            Reason.AskedLately => "a survey went less than 30 days ago",
            Reason.Answered => "the person has answered the survey",
            Reason.StrategyChanged => "the strategy was changed",
            Reason.WaitedTooLong => "the contact it depended on was not over in time",
            Reason.Holiday => "the shop keeps a holiday; that day only what belongs to an order goes",
            _ => reason.ToString(),
        };
}
