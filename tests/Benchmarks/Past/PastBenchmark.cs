using PostSale.Benchmarks.Support;

namespace PostSale.Benchmarks.Past;

/// <summary>How fast a shop's past is taken in and its customers are scored: the program's own verbs in processes of their own, beside the ceiling.</summary>
internal static class PastBenchmark
{
    private const int LinesPerCustomer = 5;

    public static async Task<IReadOnlyList<Figure>> Run(Plan plan, Workplace workplace)
    {
        // As many lines as others wait; to score so many customers, a file of its own.
        var import = await Import(workplace, "past", plan.Many, plan.Many / LinesPerCustomer);
        var people = await Import(workplace, "people", 2 * plan.Many, plan.Many);
        var score = await people.Shop.Do("score", "--store", Shop.Id, "--data", people.Data);
        var scored = await Pace.Of(() => Task.FromResult(people.Bare.Score()));
        import.Bare.Dispose();
        people.Bare.Dispose();
        return
        [
            Figure.Single("import", "past orders imported", "lines/s", plan.Many / import.Ran.Took.TotalSeconds, import.Ceiling.PerSecond) with { Floor = 1_000_000 / 30.0 },
            Figure.Single("import-memory", "the same, most memory", "MB", import.Ran.Memory / 1e6),
            Figure.Single("import-strangers", "the same, every other line a new customer", "lines/s", 2 * plan.Many / people.Ran.Took.TotalSeconds, people.Ceiling.PerSecond),
            Figure.Single("import-strangers-memory", "the same, most memory", "MB", people.Ran.Memory / 1e6),
            Figure.Single("score", "customers scored", "customers/s", plan.Many / score.Took.TotalSeconds, scored.PerSecond) with { Floor = 1_000_000 / 60.0 },
            Figure.Single("score-memory", "the same, most memory", "MB", score.Memory / 1e6) with { Most = 400 },
        ];
    }

    private static async Task<Imported> Import(Workplace workplace, string name, int lines, int customers)
    {
        var folder = workplace.Folder(name);
        var file = OrderFile.Write(folder, lines, customers);
        var (shop, data, bare) = (new Shop(folder), Path.Combine(folder, "data"), new BareBook(folder));
        var ran = await shop.Do("import", "orders", file, "--store", Shop.Id, "--data", data);
        var ceiling = await Pace.Of(() => Task.FromResult(bare.Import(file)));
        Progress.Say($"{name}: {lines / ran.Took.TotalSeconds:N0} lines/s, ceiling {ceiling}");
        return new(shop, data, bare, ran, ceiling);
    }

    private sealed record Imported(Shop Shop, string Data, BareBook Bare, Ran Ran, Pace Ceiling);
}
