namespace PostSale.Application.Strategies.Reading;

/// <summary>Reads <c>task</c>: <c>{ kind: call, title: …, script: …, within: 1d, outcomes: [resolved, no-answer] }</c>.</summary>
internal static class TaskReader
{
    public static readonly string[] Known = ["kind", "title", "script", "within", "outcomes"];

    public static (TaskPlan Plan, TaskText Text) Read(Node node, Faults faults, Findings findings)
    {
        var fields = new Fields(node, faults, "the task", Known);
        var kind = fields.Need("kind", StrategyWords.Tasks.Read, TaskKind.Notice);
        var title = fields.Need("title", WordingReader.Inline(findings, Scalars.Text, isForCustomer: false), "");
        var script = fields.May<string?>("script", (name, _) => Script(name, faults, findings), null);
        var outcomes = fields.May<ImmutableArray<string>>("outcomes", (node, _) => Scalars.Several(node, faults, Scalars.Named("an", "outcome"), "an outcome or a list of them"), kind == TaskKind.Notice ? ["read"] : TaskPlan.UsualOutcomes);
        return (
            new(kind, fields.May("within", Spans.Of(Duration.FromMinutes(30), Duration.FromDays(30), "from 30m to 30d"), Duration.FromDays(1)), outcomes),
            new(title, script));
    }

    private static string Script(Node node, Faults faults, Findings findings)
    {
        var name = Scalars.Id(node, faults);
        if (name.Length > 0)
        {
            findings.Scripts.Add(new(name, node.At));
        }

        return name;
    }
}
