using System.Globalization;
using System.Text;
using PostSale.Application.Intake;
using PostSale.Application.Ports;

namespace PostSale.Application.Customers;

/// <summary>Whom a list is narrowed to.</summary>
public enum CustomerFilter { Everybody, InJourney, AtRisk, OpenCase, Detractor, Promoter, Paused, OptedOut }

/// <summary>A page of a search.</summary>
/// <param name="Next">Where to go on; null at the end.</param>
public sealed record FoundCustomers(IReadOnlyList<CustomerSummary> Found, CustomerKey? Next);

/// <summary>Finds customers for people: by key, e-mail, phone or order exactly, by a part of the name in a bounded look through the list.</summary>
public sealed class SearchCustomers(ICustomers customers, IAliases aliases, AliasHasher hasher)
{
    /// <summary>Customers on a page.</summary>
    public const int PageLength = 50;

    private const int MostLookedAt = 2000;
    private const int AtOnce = 250;

    // As the providers' translators name orders; see Domain.Customers.OrderRefs.
    private static readonly string[] OrderPrefixes = ["events:order:", "shopify:order:", "stripe:invoice:"];

    /// <param name="text">As typed; may be empty.</param>
    /// <param name="after">See <see cref="FoundCustomers.Next"/>.</param>
    public async Task<FoundCustomers> Run(Shop shop, string text, CustomerFilter filter, CustomerKey? after, Instant now, CancellationToken cancellation)
    {
        text = text.Trim();
        if (after is null && text.Length > 0 && await AnyOf(shop, text, cancellation) is { } one)
        {
            return new([one], null);
        }

        var wanted = Plain(text);
        return await Where(
            shop, customer => Fits(customer, filter, now) && (Contains(customer.Knowledge, wanted) || HasOrder(customer.Knowledge, wanted)), after, PageLength, cancellation);
    }

    /// <summary>Looks through the list for those of whom something holds: some thousands at a time, so a page may be empty and yet have a next.</summary>
    public async Task<FoundCustomers> Where(Shop shop, Func<Customer, bool> fits, CustomerKey? after, int most, CancellationToken cancellation)
    {
        var found = new List<CustomerSummary>();
        for (var looked = 0; looked < MostLookedAt; looked += AtOnce)
        {
            var page = await customers.List(shop.Id, after, AtOnce, cancellation);
            foreach (var summary in page)
            {
                after = summary.Customer.Key;
                if (fits(summary.Customer))
                {
                    found.Add(summary);
                    if (found.Count == most)
                    {
                        return new(found, after);
                    }
                }
            }

            if (page.Count < AtOnce)
            {
                return new(found, null);
            }
        }

        return new(found, after);
    }

    /// <returns>Null when nobody goes by it.</returns>
    public Task<CustomerSummary?> ByEmail(Shop shop, string email, CancellationToken cancellation) => Holder(shop, Email(email), cancellation);

    /// <inheritdoc cref="ByEmail"/>
    public Task<CustomerSummary?> ByPhone(Shop shop, string phone, CancellationToken cancellation) => Holder(shop, Phone(shop, phone), cancellation);

    /// <summary>By the provider's id of an order; by its number, as people know it, in a bounded look.</summary>
    /// <inheritdoc cref="ByEmail"/>
    public async Task<CustomerSummary?> ByOrder(Shop shop, string order, CancellationToken cancellation) =>
        await Holder(shop, Orders(order), cancellation)
        ?? await ByNumber(shop, Plain(order), cancellation);

    /// <summary>Part of a name, whatever its accents and capitals.</summary>
    public static bool IsCalled(Customer customer, string part) => Contains(customer.Knowledge, Plain(part.Trim()));

    private async Task<CustomerSummary?> ByNumber(Shop shop, string number, CancellationToken cancellation) =>
        await Where(shop, customer => HasOrder(customer.Knowledge, number), null, 1, cancellation) is { Found: [var one, ..] } ? one : null;

    private async Task<CustomerSummary?> AnyOf(Shop shop, string text, CancellationToken cancellation) => CustomerKey.TryParse(text, out var key)
        ? await Load(shop, key, cancellation)
        : await Holder(shop, [.. Orders(text), .. Email(text), .. Phone(shop, text)], cancellation);

    private static IEnumerable<Alias> Email(string text) => EmailAddress.TryNormalise(text, out var email) ? [new("email", email)] : [];

    private static IEnumerable<Alias> Phone(Shop shop, string text) =>
        PhoneNumber.TryNormalise(text, PhoneNumber.RegionOf(shop.Settings), out var phone) ? [new("phone", phone)] : [];

    private static IEnumerable<Alias> Orders(string text) => OrderPrefixes.Select(prefix => new Alias("order", prefix + text.Trim().TrimStart('#')));

    private async Task<CustomerSummary?> Holder(Shop shop, IEnumerable<Alias> names, CancellationToken cancellation)
    {
        var holders = await aliases.Find(shop.Id, [.. names.Select(hasher.Hash)], cancellation);
        return holders.Count == 0 ? null : await Load(shop, holders.Values.First(), cancellation);
    }

    private async Task<CustomerSummary?> Load(Shop shop, CustomerKey key, CancellationToken cancellation) =>
        await customers.Follow(key, cancellation) is { } loaded && loaded.Customer.Store == shop.Id ? new(loaded.Customer, null) : null;

    private static bool Contains(Knowledge knowledge, string wanted) => Plain(knowledge.Person.Name?.Value ?? "").Contains(wanted, StringComparison.Ordinal);

    // Its number as people know it is no alias: a shop may give the same to two orders.
    private static bool HasOrder(Knowledge knowledge, string wanted) =>
        knowledge.Orders.Any(order => order.Payment is { Reference.Length: > 0 } paid && Plain(paid.Reference.TrimStart('#')) == wanted.TrimStart('#'));

    private static bool Fits(Customer customer, CustomerFilter filter, Instant now) => filter switch
    {
        CustomerFilter.InJourney => customer.Commitments.Runs.Any(run => run.IsActive),
        CustomerFilter.AtRisk => customer.Knowledge.Risk is { Level: >= RiskLevel.High },
        CustomerFilter.OpenCase => customer.Knowledge.HasOpenCase,
        CustomerFilter.Detractor => customer.Knowledge.Answers.Any(answer => Scale.IsDetractor(answer.Survey, answer.Score)),
        CustomerFilter.Promoter => customer.Knowledge.Answers.Any(answer => Scale.IsPromoter(answer.Survey, answer.Score)),
        CustomerFilter.Paused => customer.Knowledge.Pause is { } pause && pause.HoldsAt(now),
        CustomerFilter.OptedOut => customer.Knowledge.Consents.Any(consent => !consent.Granted),
        _ => true,
    };

    // "joao" finds "João".
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(char.ToLowerInvariant(letter));
            }
        }

        return plain.ToString();
    }
}
