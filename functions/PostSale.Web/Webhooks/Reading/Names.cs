namespace PostSale.Web.Webhooks.Reading;

/// <summary>Every name a body gives to its customer and to what they bought.</summary>
internal sealed class Names(Shop shop)
{
    private readonly List<Alias> customers = [];
    private readonly List<Alias> things = [];
    private readonly List<Alias> addresses = [];

    /// <summary>Somebody is named, not only something.</summary>
    public bool AnyPerson => customers.Count + addresses.Count > 0;

    /// <summary>The most telling first.</summary>
    public ImmutableArray<Alias> All => [.. customers.Concat(things).Concat(addresses).Distinct()];

    public void Customer(string provider, string? id)
    {
        if (id is not null)
        {
            customers.Add(new($"{provider}:customer", id));
        }
    }

    /// <param name="first">The order's own name; as in <see cref="OrderRefs"/>.</param>
    /// <param name="also">Those that are null are passed over.</param>
    public OrderRefs Order(string? first, params ReadOnlySpan<string?> also)
    {
        var others = ImmutableArray.CreateBuilder<string>();
        AddThing("order", first);
        foreach (var other in also)
        {
            if (other is not null)
            {
                AddThing("order", other);
                others.Add(other);
            }
        }

        // Null only beside a fault, and then nobody reads it.
        return new(first ?? "", others.ToImmutable());
    }

    public void Subscription(string? name) => AddThing("subscription", name);

    /// <returns>Null unless it is an address.</returns>
    public string? Email(string? text)
    {
        if (!EmailAddress.TryNormalise(text, out var email))
        {
            return null;
        }

        addresses.Add(new("email", email));
        return email;
    }

    /// <returns>Null unless it is a number that can exist.</returns>
    public string? Phone(string? text)
    {
        if (!PhoneNumber.TryNormalise(text, PhoneNumber.RegionOf(shop.Settings), out var phone))
        {
            return null;
        }

        addresses.Add(new("phone", phone));
        return phone;
    }

    private void AddThing(string kind, string? name)
    {
        if (name is not null)
        {
            things.Add(new(kind, name));
        }
    }
}
