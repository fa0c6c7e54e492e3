using System.Collections.Immutable;

namespace PostSale.Local.Demo;

/// <param name="Popularity">How often it is bought, beside the others'.</param>
internal sealed record DemoProduct(string Sku, string Name, string Category, decimal Price, int Popularity);

/// <summary>The people and goods of a made-up kitchen shop, in its language.</summary>
/// <param name="PhonePrefixes">With <paramref name="PhoneDigits"/> behind one of them, a number that nobody has: North America keeps 555-0100 to 555-0199 for that.</param>
internal sealed record DemoWords(
    string Domain, ImmutableArray<string> PhonePrefixes, int PhoneDigits, string Currency, ImmutableArray<string> First, ImmutableArray<string> Last, ImmutableArray<DemoProduct> Products)
{
    public static DemoWords Portuguese { get; } = new(
        "cliente.example", ["+551190000"], 4, "BRL",
        ["Ana", "Bruno", "Carla", "Diego", "Elisa", "Fábio", "Gabriela", "Hugo", "Inês", "João", "Karina", "Lucas", "Marina", "Nelson", "Olívia", "Paulo",
            "Rita", "Sérgio", "Teresa", "Vítor", "Beatriz", "Caio", "Débora", "Eduardo", "Flávia", "Gustavo", "Helena", "Igor", "Júlia", "Leandro", "Luíza", "Murilo"],
        ["Alves", "Barros", "Campos", "Duarte", "Esteves", "Freitas", "Gomes", "Lima", "Moraes", "Nunes", "Prado", "Rocha", "Araújo", "Batista", "Cardoso",
            "Farias", "Leite", "Macedo", "Pacheco", "Ramos", "Siqueira", "Tavares", "Valente", "Xavier"],
        [
            new("CAN-350", "Caneca esmaltada 350 ml", "mesa", 69.90m, 9),
            new("COA-V60", "Coador de café", "café", 119.00m, 7),
            new("FIL-100", "Filtros de papel, 100 unidades", "café", 29.90m, 8),
            new("MOE-MAN", "Moedor manual", "café", 289.00m, 3),
            new("AVE-LIN", "Avental de linho", "cozinha", 159.50m, 4),
            new("TAB-ROX", "Tábua de roxinho", "cozinha", 134.00m, 5),
            new("FAC-CHF", "Faca do chef 20 cm", "cozinha", 349.00m, 2),
            new("JOG-PRA", "Jogo de pratos, 6 peças", "mesa", 459.00m, 2),
        ]);

    public static DemoWords English { get; } = new(
        "customer.example",
        [
            "+120655501", "+121255501", "+121355501", "+130355501", "+130555501", "+131255501", "+140455501", "+141555501", "+150355501", "+151255501",
            "+160255501", "+161555501", "+161755501", "+170255501", "+171355501", "+171855501", "+177355501", "+180155501", "+181855501", "+191955501",
        ],
        2, "USD",
        ["Alice", "Ben", "Chloe", "Daniel", "Emma", "Frank", "Grace", "Henry", "Isla", "Jack", "Karen", "Liam", "Mia", "Noah", "Olivia", "Peter", "Quinn",
            "Rose", "Sam", "Tessa", "Victor", "Wendy", "Aaron", "Bella", "Caleb", "Diana", "Ethan", "Fiona", "George", "Hazel", "Ivan", "Joan"],
        ["Adams", "Baker", "Carter", "Dawson", "Ellis", "Foster", "Gibson", "Hayes", "Irwin", "Jensen", "Keller", "Lawson", "Mercer", "Norris", "Osborne",
            "Parker", "Reeves", "Sutton", "Turner", "Vaughn", "Walsh", "York"],
        [
            new("MUG-12", "Enamel mug, 12 oz", "table", 18.90m, 9),
            new("DRI-V60", "Coffee dripper", "coffee", 29.00m, 7),
            new("FIL-100", "Paper filters, pack of 100", "coffee", 8.90m, 8),
            new("GRI-MAN", "Hand grinder", "coffee", 74.00m, 3),
            new("APR-LIN", "Linen apron", "kitchen", 42.50m, 4),
            new("BOA-WAL", "Walnut cutting board", "kitchen", 38.00m, 5),
            new("KNI-CHF", "Chef's knife, 8 in", "kitchen", 89.00m, 2),
            new("SET-PLA", "Set of plates, 6 pieces", "table", 119.00m, 2),
        ]);

    public string Phone(Random random) =>
        PhonePrefixes[random.Next(PhonePrefixes.Length)] + string.Concat(Enumerable.Range(0, PhoneDigits).Select(_ => (char)('0' + random.Next(10))));

    public DemoProduct Any(Random random)
    {
        var drawn = random.Next(Products.Sum(product => product.Popularity));
        return Products.First(product => (drawn -= product.Popularity) < 0);
    }
}
