namespace PostSale.Browser.Tests.Support;

/// <summary>Forty-odd days of a small shop: people who buy, complain, give things back, and some who write markup where a name belongs.</summary>
internal sealed class Past(Shop shop, ServedShop served)
{
    private static readonly (string Key, string Name, string Product)[] People =
    [
        ("ana", "Ana Souza", "Caneca de cerâmica"), ("bruno", "Bruno Lima", "Garrafa térmica"), ("carla", "Carla Dias", "Caneca de cerâmica"),
        ("davi", "Davi Nunes", "Luminária de mesa"), ("elisa", "Elisa Prado", "Manta de algodão"), ("fabio", "Fábio Reis", "Garrafa térmica"),
        ("gabi", "Gabriela Antônia de Albuquerque e Vasconcelos", "Luminária de mesa com uma haste muito comprida e articulada"),
    ];

    public async Task Live()
    {
        await served.Tomorrow(10);
        foreach (var (key, name, product) in People)
        {
            await Buy(key, name, product);
            await served.Advance("P3D");
        }

        for (var i = 0; i < Hostile.Texts.Length; i++)
        {
            await Buy($"hostil{i}", Hostile.Texts[i], Hostile.Texts[i]);
        }

        await served.Advance("P4D");
        await Tell("complaint.raised", "ana", []);
        await Tell("complaint.raised", "hostil0", []);
        await Tell("order.refunded", "carla", new() { ["order"] = "ped-carla", ["amount"] = 99.9 });
        await Tell("order.paid", "bruno", new() { ["order"] = "", ["amount"] = "muito", ["currency"] = "BRL", ["note"] = Hostile.Texts[0] });
        await served.Advance("P9D");
        await Buy("helena", "Helena Martins", "Manta de algodão");
        await served.Advance("PT3H");
    }

    private async Task Buy(string key, string name, string product) => await Tell("order.paid", key, new()
    {
        ["order"] = $"ped-{key}", ["amount"] = 129.9, ["currency"] = "BRL",
        ["items"] = new JsonArray(new JsonObject { ["sku"] = key, ["name"] = product, ["quantity"] = 1 }),
    }, name);

    private async Task Tell(string type, string key, JsonObject data, string? name = null)
    {
        var customer = new JsonObject { ["id"] = $"u-{key}", ["email"] = $"{key}@cliente.example" };
        if (name is not null)
        {
            customer["name"] = name;
        }

        await served.Deliver(Told.Event(shop, type, await served.Now(), customer, data));
    }
}
