namespace PostSale.Application.Strategies.Reading;

/// <summary>Reads one channel's window: <c>{ days: "mon-fri, sun", from: "08:00", to: "20:00" }</c>.</summary>
internal static class WindowReader
{
    public static Window Read(Node node, Faults faults)
    {
        var fields = new Fields(node, faults, "a window", ["days", "from", "to"]);
        var window = new Window(
            fields.Need("days", Days, Window.Daily.Days),
            fields.Need("from", Scalars.Time, Window.Daily.From),
            fields.Need("to", Scalars.Time, Window.Daily.To));

        if (fields.Has("from") && fields.Has("to") && window.From >= window.To)
        {
            faults.Add(fields.Find("from")!.At, "the window never opens", "\"from\" must be earlier than \"to\"");
        }

        return window;
    }

    /// <summary>Names and ranges, in one text or as a list. A range may run over Sunday.</summary>
    private static ImmutableHashSet<IsoDayOfWeek> Days(Node node, Faults faults)
    {
        var days = ImmutableHashSet.CreateBuilder<IsoDayOfWeek>();
        foreach (var (text, at) in Parts(node, faults))
        {
            var ends = text.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length > 2)
            {
                faults.Add(at, $"{Faults.Quote(text)} is no range of days", "write for example mon-fri");
                continue;
            }

            var last = StrategyWords.Days.Find(ends[^1], at, faults);
            for (var day = StrategyWords.Days.Find(ends[0], at, faults); ; day = (IsoDayOfWeek)(((int)day % 7) + 1))
            {
                days.Add(day);
                if (day == last)
                {
                    break;
                }
            }
        }

        return days.ToImmutable();
    }

    private static List<(string Text, Place At)> Parts(Node node, Faults faults)
    {
        var parts = (node is Node.List list ? list.Items : [node])
            .SelectMany(item => item switch
            {
                Node.Scalar { IsNull: false } scalar => scalar.Text
                    .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => (Text: part, scalar.At)),
                _ => [(Text: "", item.At)],
            })
            .ToList();

        if (parts.Count == 0)
        {
            faults.Add(node.At, "the window never opens", "name at least one day, for example mon-fri");
        }
        else if (parts.Any(part => part.Text.Length == 0))
        {
            faults.Expected(node, "days such as mon-fri, sun");
            return [];
        }

        return parts;
    }
}
