using NodaTime.Text;

namespace PostSale.Application.Strategies.Reading;

/// <summary>
/// Reads <c>when</c>: <c>{ at-once: true }</c>, <c>{ day: 3 }</c>, <c>{ before: 30d }</c>, <c>{ after: 7d }</c>, <c>{ every: 1mo, first: 2mo }</c>,
/// <c>{ yearly: "12-20" }</c> or <c>{ date: "2027-12-20" }</c>.
/// </summary>
internal static class TimingReader
{
    public static readonly string[] Ways = ["at-once", "day", "before", "after", "every", "yearly", "date"];

    private static readonly CalendarSpan Day = new(0, 1);

    public static Timing Read(Node node, Faults faults)
    {
        var fields = new Fields(node, faults, "when", [.. Ways, "first"]);
        var ways = Ways.Where(fields.Has).ToList();
        if (node is Node.Map && ways.Count != 1)
        {
            faults.Add(node.At, $"\"when\" needs exactly one of {string.Join(", ", Ways[..^1])} and {Ways[^1]}", "write for example { day: 3 }");
        }

        if (fields.Has("first") && !fields.Has("every"))
        {
            faults.Add(fields.Find("first")!.At, "\"first\" belongs to \"every\"", "write for example { every: 1mo, first: 2mo }");
        }

        if (fields.Has("at-once") && !fields.May("at-once", Scalars.Flag, true))
        {
            faults.Add(fields.Find("at-once")!.At, "at-once can only be true", "use day or every for another time");
        }

        var day = fields.May("day", Scalars.Whole(1, 3650), 1);
        var before = fields.May("before", Spans.Days(1, 3650), 1);
        var after = fields.May("after", Spans.Days(0, 3650), 0);
        var every = fields.May("every", Spans.Calendar, Day);
        var first = fields.May("first", Spans.Calendar, every);
        var yearly = fields.May("yearly", Yearly, new AnnualDate(1, 1));
        var date = fields.May("date", Date, new LocalDate(2000, 1, 1));
        return ways switch
        {
            ["day"] => new Timing.OnDay(day),
            ["before"] => new Timing.Offset(-before),
            ["after"] => new Timing.Offset(after),
            ["every"] => new Timing.Recurring(first, every),
            ["yearly"] => new Timing.Yearly(yearly),
            ["date"] => new Timing.OnDate(date),
            _ => new Timing.AtOnce(),
        };
    }

    public static AnnualDate Yearly(Node node, Faults faults)
    {
        if (node is Node.Scalar scalar && AnnualDatePattern.Iso.Parse(scalar.Text) is { Success: true } parsed)
        {
            return parsed.Value;
        }

        faults.Expected(node, "a date of every year such as \"12-20\"");
        return new(1, 1);
    }

    public static LocalDate Date(Node node, Faults faults)
    {
        if (node is Node.Scalar scalar && LocalDatePattern.Iso.Parse(scalar.Text) is { Success: true } parsed && parsed.Value.Year is >= 2000 and <= 2999)
        {
            return parsed.Value;
        }

        faults.Expected(node, "a date such as \"2027-12-20\"");
        return new(2000, 1, 1);
    }
}
