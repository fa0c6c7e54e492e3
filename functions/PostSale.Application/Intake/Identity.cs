using PostSale.Application.Customers;
using PostSale.Application.Ports;

namespace PostSale.Application.Intake;

/// <summary>Whom the names in a delivery belong to.</summary>
/// <param name="Owner">Null for nobody.</param>
/// <param name="News">The names that nobody holds.</param>
/// <param name="ForgottenAt">Whoever is meant was erased then: what happened no later counts no more.</param>
internal sealed record Whose(CustomerKey? Owner, IReadOnlyList<AliasHash> News, Instant? ForgottenAt)
{
    /// <summary>The record that this delivery proved to be the owner's too, and that has been told so.</summary>
    public CustomerKey? Joined { get; init; }

    /// <summary>The e-mails it gives that somebody else goes by: the owner is not written to there.</summary>
    public IReadOnlyCollection<AliasHash> Foreign { get; init; } = [];

    /// <summary>What people should know of it; null for nothing.</summary>
    public string? Remark { get; init; }
}

/// <summary>Finds whom names belong to, and tells when two customers prove to be one.</summary>
/// <param name="draw">Draws a newcomer's key.</param>
internal sealed class Identity(IAliases aliases, ICustomers customers, DrawKey draw)
{
    /// <param name="names">The most telling first.</param>
    public async Task<Whose> Of(StoreId store, IReadOnlyList<AliasHash> names, Instant now, CancellationToken cancellation)
    {
        var (finding, burying) = (aliases.Find(store, names, cancellation), aliases.Buried(store, names, cancellation));
        var (known, buried) = (await finding, await burying);

        // The most telling name that anybody goes by or went by says who is meant; a phone that an erased person shared says nothing then.
        var decisive = names.Cast<AliasHash?>().FirstOrDefault(name => known.ContainsKey(name!.Value) || buried.ContainsKey(name.Value));
        Instant? forgotten = decisive is { } name && buried.TryGetValue(name, out var at) ? at : null;
        var news = names.Where(one => !known.ContainsKey(one)).ToList();
        var held = names.Where(known.ContainsKey).ToList();
        if (held.Count == 0)
        {
            return new(null, news, forgotten);
        }

        var whose = new Whose(known[held[0]], news, forgotten);
        var byId = held.Where(Evidence.IsCustomerId).Select(one => (CustomerKey?)known[one]).FirstOrDefault();
        var byEmail = held.Where(one => one.Kind == Evidence.Email && known[one] != byId).Select(one => (CustomerKey?)known[one]).FirstOrDefault();
        whose = byId is { } one && byEmail is { } other ? await Compare(whose, one, other, store, now, cancellation) : whose;
        return await Parted(whose, names, known, cancellation);
    }

    /// <summary>Marks the e-mails that belong to another than the owner.</summary>
    /// <param name="known">Whom the names belong to.</param>
    public async Task<Whose> Parted(
        Whose whose, IReadOnlyList<AliasHash> names, IReadOnlyDictionary<AliasHash, CustomerKey> known, CancellationToken cancellation)
    {
        var others = names.Where(name => name.IsEmail && known.TryGetValue(name, out var holder) && holder != whose.Owner && holder != whose.Joined).ToList();
        if (others.Count == 0 || whose.Owner is not { } owner || await Living(owner, cancellation) is not { } living)
        {
            return whose;
        }

        var foreign = new List<AliasHash>();
        foreach (var email in others)
        {
            if (await Living(known[email], cancellation) is { } other && other != living)
            {
                foreign.Add(email);
            }
        }

        return foreign.Count == 0 ? whose : whose with { Foreign = foreign, Remark = whose.Remark ?? Evidence.NotTheirs };
    }

    /// <summary>Makes a newcomer of whoever claims the most telling name first.</summary>
    public async Task<CustomerKey> Newcomer(StoreId store, AliasHash name, CancellationToken cancellation)
    {
        return (await aliases.Claim(store, [name], draw(name), cancellation))[name];
    }

    /// <summary>The record that a key leads to now, whether or not anything is kept under it yet.</summary>
    /// <returns>Null when the person was erased.</returns>
    public async Task<CustomerKey?> Living(CustomerKey key, CancellationToken cancellation)
    {
        while (await customers.Load(key, cancellation) is { Customer: { IsGone: true } gone })
        {
            if (gone.MergedInto is not { } survivor)
            {
                return null;
            }

            key = survivor;
        }

        return key;
    }

    private async Task<Whose> Compare(Whose whose, CustomerKey byId, CustomerKey byEmail, StoreId store, Instant now, CancellationToken cancellation)
    {
        if (await Living(byId, cancellation) is not { } one || await Living(byEmail, cancellation) is not { } other || one == other)
        {
            return whose;
        }

        if (Evidence.WhyApart(await aliases.Of(store, one, cancellation), await aliases.Of(store, other, cancellation)) is { } apart)
        {
            return whose with { Remark = apart };
        }

        var (survivor, redirect) = await Departures.Unite(customers, one, other, store, now, cancellation);
        return whose with { Owner = survivor, Joined = redirect };
    }
}
