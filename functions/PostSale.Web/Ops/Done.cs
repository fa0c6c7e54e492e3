namespace PostSale.Web.Ops;

/// <summary>What was just done, in words. Only these: what a link makes the page say is known.</summary>
internal static class Done
{
    public static string? Said(string done, Say say) => done switch
    {
        "paused" => say["Pausado. Só sai o que é do próprio pedido.", "Paused. Only what belongs to an order goes out."],
        "resumed" => say["A pausa acabou. O que ainda vale volta a sair.", "The pause is over. What still matters goes out again."],
        "erased" => say["A pessoa foi esquecida.", "The person has been forgotten."],
        "closed" => say["Anotado. A jornada segue com esse resultado.", "Noted. The journey goes on with this outcome."],
        "not-open" => say["Alguém já concluiu essa tarefa, ou ela foi retirada.", "Somebody closed this task before, or it was taken back."],
        "resolved" => say["A entrega foi lida de novo. O que virou dela está na linha do tempo do cliente.", "The delivery was read again. What became of it is on the customer's timeline."],
        "still" => say["A entrega foi lida de novo e continua em quarentena.", "The delivery was read again and is still in quarantine."],
        "discarded" => say["A entrega foi descartada.", "The delivery was discarded."],
        "refused" => say["Não deu: esse cliente não existe nesta loja, ou a entrega não pode ser dele.", "That did not work: this shop has no such customer, or the delivery cannot be theirs."],
        "gone" => say["Essa entrega não está mais em quarentena.", "That delivery is no longer in quarantine."],
        "switched" => say["Feito. Já está valendo.", "Done. It is in effect already."],
        _ => null,
    };
}
