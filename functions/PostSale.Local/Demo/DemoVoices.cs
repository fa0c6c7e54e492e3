using System.Collections.Immutable;

namespace PostSale.Local.Demo;

/// <summary>What a made-up shop's customers write in a survey, and its people after a call.</summary>
/// <param name="Content">Said by those between happy and unhappy.</param>
/// <param name="WhenToCall">Said by whoever asks to be called.</param>
internal sealed record DemoVoices(
    ImmutableArray<string> Happy, ImmutableArray<string> Content, ImmutableArray<string> Unhappy, ImmutableArray<string> WhenToCall,
    ImmutableArray<string> Settled, ImmutableArray<string> Missed)
{
    public static DemoVoices Portuguese { get; } = new(
        [
            "Chegou antes do prazo e muito bem embalado.", "O café de casa mudou. Já indiquei para a minha irmã.", "Bonito, firme e fácil de lavar.",
            "Gostei do bilhete na caixa.", "Comprei um e voltei para comprar outro de presente.", "As dicas do e-mail ajudaram de verdade.",
            "Uso todo dia desde que chegou.", "Responderam minha dúvida em uma hora.",
        ],
        [
            "Bom produto, mas o frete pesa.", "Gostei; só achei menor do que na foto.", "Demorou dois dias a mais, no resto tudo certo.",
            "Cumpre o que promete.", "Faltou dizer no site que não vai ao micro-ondas.", "Bom, mas a cor é mais escura que a da tela.",
        ],
        [
            "Chegou com a borda lascada.", "Esperei nove dias e ninguém avisou do atraso.", "A alça esquenta demais.", "Veio o modelo errado e a troca foi demorada.",
            "Perdeu o fio em duas semanas.", "Paguei frete expresso e chegou como o comum.", "O rastreio ficou parado e não consegui falar com ninguém.",
        ],
        ["Depois das 18h, por favor.", "Amanhã de manhã.", "Qualquer hora, menos no almoço.", ""],
        [
            "Enviei outro hoje, sem custo.", "Era dúvida de uso, expliquei por telefone.", "Troca combinada para esta semana.",
            "Cupom de frete para o próximo pedido.", "Ficou satisfeita com o retorno.", "O pacote estava com o porteiro.",
        ],
        ["Caixa postal nas duas tentativas.", "Não atendeu; mandei mensagem.", "Pediu para ligar outro dia."]);

    public static DemoVoices English { get; } = new(
        [
            "Got here early and packed like someone cared.", "Our morning coffee is a different thing now. Told my sister already.", "Good-looking, sturdy, easy to wash.",
            "Loved the note in the box.", "Bought one, came back for another as a gift.", "The tips you emailed were actually useful.",
            "I've used it every day since it came.", "You answered my question within the hour.",
        ],
        [
            "Nice product, but shipping adds up.", "I like it. It's smaller than it looks in the photo.", "Two days late, everything else was fine.",
            "Does what it says.", "The page should say it can't go in the microwave.", "Good, but the color is darker than on my screen.",
        ],
        [
            "Arrived with a chip in the rim.", "Waited nine days and nobody told me it was late.", "The handle gets way too hot.", "Wrong model, and the exchange dragged on.",
            "Lost its edge in two weeks.", "Paid for express and it came by regular mail.", "Tracking froze and I couldn't get hold of anyone.",
        ],
        ["After 6 pm, please.", "Tomorrow morning.", "Any time but lunch.", ""],
        [
            "Sent a replacement today.", "It was a how-to question; walked them through it.", "Exchange set up for this week.",
            "Free shipping on the next order.", "Happy that we called.", "The package was with the doorman.",
        ],
        ["Voicemail, twice.", "No answer; left a message.", "Asked us to call another day."]);

    /// <summary>What may be noted beside an outcome.</summary>
    public ImmutableArray<string> Notes(string outcome) => outcome is "no-answer" or "follow-up" ? Missed : Settled;
}
