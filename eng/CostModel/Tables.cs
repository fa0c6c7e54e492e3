using System.Globalization;
using System.Text;

namespace CostModel;

/// <summary>The model as Markdown.</summary>
public static class Tables
{
    // What has a limit of its own: see docs/cost.md.
    private static readonly string[] HotSpots = ["dataTables", "hubTables", "hubQueues"];

    public static string Write(Model model)
    {
        var inputs = model.Inputs;
        var text = new StringBuilder();
        Row(text, ["one customer-year", .. inputs.CustomerYear.Keys, "together"]);
        Rule(text, inputs.CustomerYear.Count + 1);
        Row(text, ["happens", .. inputs.CustomerYear.Values.Select(Number), ""]);
        foreach (var (unit, price) in inputs.Prices.Where(price => model.PerCustomer(price.Key) > 0))
        {
            Row(text, [price.Name, .. inputs.CustomerYear.Keys.Select(what => Number(inputs.CustomerYear[what] * inputs.Each[what].GetValueOrDefault(unit))), Number(model.PerCustomer(unit))]);
        }

        text.Append('\n');
        Row(text, [$"{inputs.Currency} a year", .. inputs.Sizes.Select(size => size.Name)]);
        Rule(text, inputs.Sizes.Count);
        foreach (var (unit, price) in inputs.Prices)
        {
            Row(text, [price.Name, .. inputs.Sizes.Select(size => Money(model.Year(size, unit)))]);
        }

        Row(text, ["**together**", .. inputs.Sizes.Select(size => $"**{Money(model.Year(size))}**")]);
        Row(text, ["a customer", .. inputs.Sizes.Select(size => (model.Year(size) / size.Customers).ToString("0.0000", CultureInfo.InvariantCulture))]);

        text.Append('\n');
        Row(text, ["a second, spread evenly", .. inputs.Sizes.Select(size => size.Name)]);
        Rule(text, inputs.Sizes.Count);
        foreach (var what in inputs.CustomerYear.Keys)
        {
            Row(text, [what, .. inputs.Sizes.Select(size => Number(model.PerSecond(size, what)))]);
        }

        foreach (var unit in HotSpots.Where(inputs.Prices.ContainsKey))
        {
            Row(text, [inputs.Prices[unit].Name, .. inputs.Sizes.Select(size => Number(model.UnitsPerSecond(size, unit)))]);
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static void Rule(StringBuilder text, int numbers) => text.Append("|---|").Insert(text.Length, "---:|", numbers).Append('\n');

    private static string Money(double amount) => amount.ToString(amount < 100 ? "#,0.00" : "#,0", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString(
        number == 0 ? "0" : number >= 100 ? "#,0" : number >= 1 ? "0.##" : "0.######", CultureInfo.InvariantCulture);
}
