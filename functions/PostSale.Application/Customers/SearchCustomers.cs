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
        if (after is null && text.Length > 0 && await Named(shop, text, cancellation) is { } one)
        {
            return new([one], null);
        }

        var (found, wanted) = (new List<CustomerSummary>(), Plain(text));
        for (var looked = 0; looked < MostLookedAt; looked += AtOnce)
        {
            var page = await customers.List(shop.Id, after, AtOnce, cancellation);
            foreach (var summary in page)
            {
                after = summary.Customer.Key;
                if (Fits(summary.Customer, filter, now) && Goes(summary.Customer.Knowledge, wanted))
                {
                    found.Add(summary);
                    if (found.Count == PageLength)
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

    private async Task<CustomerSummary?> Named(Shop shop, string text, CancellationToken cancellation)
    {
        if (CustomerKey.TryParse(text, out var key))
        {
            return await Load(shop, key, cancellation);
        }

        List<Alias> names = [.. OrderPrefixes.Select(prefix => new Alias("order", prefix + text.TrimStart('#')))];
        if (EmailAddress.TryNormalise(text, out var email))
        {
            names.Add(new("email", email));
        }

        if (PhoneNumber.TryNormalise(text, PhoneNumber.RegionOf(shop.Settings), out var phone))
        {
            names.Add(new("phone", phone));
        }

        var holders = await aliases.Find(shop.Id, [.. names.Select(hasher.Hash)], cancellation);
        return holders.Count == 0 ? null : await Load(shop, holders.Values.First(), cancellation);
    }

    private async Task<CustomerSummary?> Load(Shop shop, CustomerKey key, CancellationToken cancellation) =>
        await customers.Follow(key, cancellation) is { } loaded && loaded.Customer.Store == shop.Id ? new(loaded.Customer, null) : null;

    // Its number as people know it is no alias: a shop may give the same to two orders.
    private static bool Goes(Knowledge knowledge, string wanted) =>
        Plain(knowledge.Person.Name?.Value ?? "").Contains(wanted, StringComparison.Ordinal)
        || knowledge.Orders.Any(order => order.Payment is { Reference.Length: > 0 } paid && Plain(paid.Reference.TrimStart('#')) == wanted.TrimStart('#'));

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
