using System.Globalization;

namespace PostSale.Application.Strategies.Reading;

/// <summary>Reads <c>{ atLeast: 2, atMost: 5 }</c>, or a number alone, which is both.</summary>
internal static class RangeReader
{
    public static readonly string[] Known = ["atLeast", "atMost"];

    public static Domain.Strategies.Range Read(Node node, Faults faults) => node is Node.Scalar
        ? Number(node, faults) is var exact ? new(exact, exact) : default
        : Of(new Fields(node, faults, "the range", Known), faults);

    /// <summary>The same keys beside others.</summary>
    public static Domain.Strategies.Range Of(Fields fields, Faults faults)
    {
        var range = new Domain.Strategies.Range(
            fields.May<decimal?>("atLeast", (node, _) => Number(node, faults), null), fields.May<decimal?>("atMost", (node, _) => Number(node, faults), null));
        if (range is { AtLeast: null, AtMost: null } && fields.IsMap)
        {
            faults.Add(fields.At, "a range without end holds everything", "write atLeast, atMost or both");
        }
        else if (range.AtLeast > range.AtMost)
        {
            faults.Add(fields.At, "the range holds nothing", "\"atLeast\" must not be greater than \"atMost\"");
        }

        return range;
    }

    public static decimal Number(Node node, Faults faults)
    {
        if (node is Node.Scalar { IsPlain: true } scalar
            && decimal.TryParse(scalar.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= 1_000_000_000_000m)
        {
            return number;
        }

        faults.Expected(node, "a number such as 2 or 99.90");
        return 0;
    }
}
