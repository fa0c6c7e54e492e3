using System.Globalization;

namespace PostSale.Benchmarks.Past;

/// <summary>A file of past orders: everybody bought at least once, few bought often, in the order in which it was written down.</summary>
internal static class OrderFile
{
    private const int Days = 800;

    // Well in the past, whenever it is run.
    private static readonly DateOnly First = new(2023, 9, 1);

    public static string Write(string folder, int lines, int customers)
    {
        var chance = new Random(20260302);
        var file = Path.Combine(folder, "orders.csv");
        using var writer = new StreamWriter(file);
        writer.WriteLine("order,customer,email,date,amount,currency");
        for (var line = 0; line < lines; line++)
        {
            var customer = line < customers ? line : (int)(chance.NextDouble() * chance.NextDouble() * customers);
            var date = First.AddDays(chance.Next(Days));
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"N{line},C{customer},c{customer}@example.com,{date:yyyy-MM-dd},{10 + (chance.NextDouble() * chance.NextDouble() * 300):0.00},BRL"));
        }

        return file;
    }
}
