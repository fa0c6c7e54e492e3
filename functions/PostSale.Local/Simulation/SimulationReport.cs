using System.Globalization;
using System.Text;
using PostSale.Application.Messages;

namespace PostSale.Local.Simulation;

/// <summary>A simulation in words, in the strategy's language.</summary>
internal sealed class SimulationReport(SimulatedPlan plan)
{
    // What a person is told at most of a contact: why not, three ways.
    private const int Reasons = 3;

    private readonly bool isPortuguese = plan.Locale.StartsWith("pt", StringComparison.OrdinalIgnoreCase);
    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(plan.Locale);
    private readonly StringBuilder text = new();

    public string Text()
    {
        Line($"# {Say("Simulação", "Simulation")}: {plan.Strategy}").Line();
        Line(Say(
            $"{N(plan.Customers)} clientes inventados viveram {N(plan.Span)} dias com esta estratégia, na mesma máquina que atende os clientes de verdade. Nada foi enviado a ninguém.",
            $"{N(plan.Customers)} made-up customers lived {N(plan.Span)} days with this strategy, on the engine that serves real ones. Nothing was sent to anybody.")).Line();
        Sums();
        Quiet();
        Table();
        Line(Say(
            $"Um exemplo de cada mensagem está em `mail/` e `sms/`; tudo por contato em `{SimulationFiles.Contacts}` e por dia em `{SimulationFiles.Days}`.",
            $"One example of each message is in `mail/` and `sms/`; everything by contact in `{SimulationFiles.Contacts}` and by day in `{SimulationFiles.Days}`."));
        Line(Say(
            "Os clientes são inventados: quantos compram, reclamam ou saem é suposição. O que aqui se vê é o plano: quem recebe o quê, quando, e quanto trabalho ele dá.",
            "The customers are made up: how many buy, complain or leave is an assumption. What shows here is the plan: who gets what, when, and how much work it makes."));
        return text.ToString();
    }

    private void Sums()
    {
        var busiest = plan.Days.MaxBy(day => day.Sent.Values.Sum());
        var hardest = plan.Days.MaxBy(day => day.Tasks);
        Line($"| | |").Line("|---|---:|");
        Row(Say("Mensagens enviadas", "Messages sent"), N(plan.Sent));
        foreach (var (channel, count) in plan.Days.SelectMany(day => day.Sent).GroupBy(pair => pair.Key).OrderBy(one => one.Key, StringComparer.Ordinal)
                     .Select(one => (one.Key, one.Sum(pair => pair.Value))))
        {
            Row($"– {channel}", N(count));
        }

        Row(Say("Por cliente: metade recebeu até", "Per customer: half of them got at most"), N(plan.Percentile(50)));
        Row(Say("Por cliente: nove em dez receberam até", "Per customer: nine in ten got at most"), N(plan.Percentile(90)));
        Row(Say("Por cliente: o que mais recebeu", "Per customer: the most"), N(plan.Percentile(100)));
        Row(Say("Tarefas para pessoas", "Tasks for people"), N(plan.Tasks));
        Row(Say("Tarefas por semana", "Tasks a week"), (plan.Tasks * 7.0 / Math.Max(1, plan.Span)).ToString("N1", culture));
        if (busiest is { Sent.Count: > 0 })
        {
            Row(Say("Dia com mais mensagens", "Day with the most messages"), $"{D(busiest.Date)} ({N(busiest.Sent.Values.Sum())})");
        }

        if (hardest is { Tasks: > 0 })
        {
            Row(Say("Dia com mais tarefas", "Day with the most tasks"), $"{D(hardest.Date)} ({N(hardest.Tasks)})");
        }

        foreach (var (channel, cost) in plan.Cost.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            Row($"{Say("Custo", "Cost")}: {channel}", cost.ToString("N2", culture));
        }

        Line();
    }

    private void Quiet()
    {
        var never = plan.Contacts.Where(contact => contact.NeverCame).ToList();
        Line($"## {Say("Contatos que não chegaram a ninguém", "Contacts that reached nobody")}").Line();
        if (never.Count == 0)
        {
            Line(Say("Nenhum: todo contato do plano chegou a alguém.", "None: every contact of the plan reached somebody."));
        }

        foreach (var contact in never)
        {
            Line($"- **{contact.Journey} / {contact.Touchpoint}**: {Why(contact)}");
        }

        Line();
    }

    private void Table()
    {
        Line($"## {Say("Contato por contato", "Contact by contact")}").Line();
        Line(Say(
            "| jornada | contato | canal | entraram | enviados | tarefas | não enviados, e por quê |",
            "| journey | contact | channel | entered | sent | tasks | not sent, and why |"));
        Line("|---|---|---|---:|---:|---:|---|");
        foreach (var contact in plan.Contacts)
        {
            Line($"| {contact.Journey} | {contact.Touchpoint} | {contact.Channel ?? Say("tarefa", "task")} | {N(contact.Runs)} | {N(contact.Sent)} | {N(contact.Tasks)} | {Why(contact)} |");
        }

        Line();
    }

    private string Why(SimulatedContact contact) => contact switch
    {
        { NotSent: [_, ..] } => string.Join("; ", contact.NotSent.Take(Reasons).Select(reason => $"{N(reason.Count)} {ReasonWords.Of(reason.Reason, plan.Locale)}")),
        { Runs: 0 } => Say("ninguém entrou na jornada", "nobody entered the journey"),
        { NeverCame: true } => Say("ninguém chegou até lá nesse tempo", "nobody got that far in this time"),
        _ => "",
    };

    private void Row(string name, string value) => Line($"| {name} | {value} |");

    private SimulationReport Line(string line = "")
    {
        text.Append(line).Append('\n');
        return this;
    }

    private string Say(string portuguese, string english) => isPortuguese ? portuguese : english;

    private string N(int number) => number.ToString("N0", culture);

    private string D(NodaTime.LocalDate date) => date.ToString(isPortuguese ? "dd/MM/uuuu" : "uuuu-MM-dd", CultureInfo.InvariantCulture);
}
