using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime.Text;

namespace PostSale.Application.Strategies.Reading;

/// <summary>Reads single values.</summary>
internal static partial class Scalars
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>A text with something in it.</summary>
    public static string Text(Node node, Faults faults)
    {
        if (node is Node.Scalar { IsNull: false } scalar)
        {
            if (string.IsNullOrWhiteSpace(scalar.Text))
            {
                faults.Add(node.At, "is empty", "write a text");
            }

            return scalar.Text;
        }

        faults.Expected(node, "a text");
        return "";
    }

    /// <summary>A text, possibly empty.</summary>
    public static string AnyText(Node node, Faults faults) =>
        node is Node.Scalar { Text: "" } ? "" : Text(node, faults);

    /// <summary>A name that ids, files and addresses can carry: lower-case letters, digits and hyphens, at most 40. Empty after a fault.</summary>
    public static string Id(Node node, Faults faults) => Named("a", "name")(node, faults);

    /// <summary>The name of something in particular.</summary>
    public static Read<string> Named(string article, string what) => (node, faults) =>
    {
        if (node is not Node.Scalar { IsNull: false } scalar)
        {
            faults.Expected(node, $"{article} {what}");
            return "";
        }

        if (IdForm().IsMatch(scalar.Text))
        {
            return scalar.Text;
        }

        faults.Add(node.At, $"{Faults.Quote(scalar.Text)} is no {what}", "use lower-case letters a to z, digits and hyphens, at most 40");
        return "";
    };

    /// <summary>A text, or a list of texts.</summary>
    public static ImmutableArray<string> Texts(Node node, Faults faults) => Several(node, faults, Text, "a text or a list of texts");

    /// <summary>One, or a list of at least one.</summary>
    public static ImmutableArray<T> Several<T>(Node node, Faults faults, Read<T> read, string what)
    {
        switch (node)
        {
            case Node.Scalar:
                return [read(node, faults)];
            case Node.List { Items.Length: > 0 } list:
                return [.. list.Items.Select(item => read(item, faults))];
            default:
                faults.Expected(node, what);
                return [];
        }
    }

    public static bool Flag(Node node, Faults faults)
    {
        if (node is not Node.Scalar { IsPlain: true, Text: "true" or "false" })
        {
            faults.Expected(node, "true or false");
        }

        return node is Node.Scalar { Text: "true" };
    }

    public static LocalTime Time(Node node, Faults faults)
    {
        if (node is Node.Scalar scalar && Clock.Parse(scalar.Text) is { Success: true } time)
        {
            return time.Value;
        }

        faults.Expected(node, "a time of day such as \"10:00\"");
        return LocalTime.Midnight;
    }

    public static Read<int> Whole(int least, int most) => (node, faults) =>
    {
        if (node is not Node.Scalar { IsPlain: true } scalar || !WholeForm().IsMatch(scalar.Text))
        {
            faults.Expected(node, $"a whole number from {least} to {most}");
            return least;
        }

        if (int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        faults.Add(node.At, $"{scalar.Text} is out of range", $"from {least} to {most}");
        return least;
    };

    public static string Locale(Node node, Faults faults)
    {
        if (node is Node.Scalar scalar && LocaleForm().IsMatch(scalar.Text))
        {
            return scalar.Text;
        }

        faults.Expected(node, "a locale such as pt-BR or en");
        return "";
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,39}\z")]
    private static partial Regex IdForm();

    [GeneratedRegex(@"^-?[0-9]{1,20}\z")]
    private static partial Regex WholeForm();

    [GeneratedRegex(@"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\z")]
    private static partial Regex LocaleForm();
}
