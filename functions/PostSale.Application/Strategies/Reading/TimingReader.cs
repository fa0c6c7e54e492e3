namespace PostSale.Application.Strategies.Reading;

/// <summary>Reads <c>when</c>: <c>{ at-once: true }</c>, <c>{ day: 3 }</c> or <c>{ every: 1mo, first: 2mo }</c>.</summary>
internal static class TimingReader
{
    private static readonly string[] Ways = ["at-once", "day", "every"];

    private static readonly CalendarSpan Day = new(0, 1);

    public static Timing Read(Node node, Faults faults)
    {
        var fields = new Fields(node, faults, "when", [.. Ways, "first"]);
        var ways = Ways.Where(fields.Has).ToList();
        if (node is Node.Map && ways.Count != 1)
        {
            faults.Add(node.At, "\"when\" needs exactly one of at-once, day and every");
        }

        if (fields.Has("first") && !fields.Has("every"))
        {
            faults.Add(fields.Find("first")!.At, "\"first\" belongs to \"every\"");
        }

        if (fields.Has("at-once") && !fields.May("at-once", Scalars.Flag, true))
        {
            faults.Add(fields.Find("at-once")!.At, "at-once can only be true", "use day or every for another time");
        }

        var day = fields.May("day", Scalars.Whole(1, 3650), 1);
        var every = fields.May("every", Spans.Calendar, Day);
        var first = fields.May("first", Spans.Calendar, every);
        return ways switch
        {
            ["day"] => new Timing.OnDay(day),
            ["every"] => new Timing.Recurring(first, every),
            _ => new Timing.AtOnce(),
        };
    }
}
