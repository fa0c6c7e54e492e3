using PostSale.Application.Intake;
using PostSale.Application.Ports;

namespace PostSale.Application.Imports.Reading;

/// <summary>One line of an order.</summary>
/// <param name="HasAmount">It says an amount; further lines of an order need not.</param>
internal sealed record OrderLine(
    ImmutableArray<AliasHash> Names, Instant At, decimal Amount, bool HasAmount, decimal Refunded, string Currency, PersonDetails? Person);

/// <summary>Reads one line, and says what is wrong with it.</summary>
internal sealed class OrderLineReader
{
    /// <summary>The largest credible amount, in major units: what scoring takes for one.</summary>
    public const decimal LargestAmount = 1_000_000_000m;

    private const int LongestName = 200;
    private const int MostRemembered = 50_000;
    private const int OldestDays = 36_525;

    private readonly OrderFileFormat format;
    private readonly Shop shop;
    private readonly Func<Alias, AliasHash> hash;
    private readonly Dictionary<string, Dictionary<string, AliasHash>> hashed = new(StringComparer.Ordinal);
    private readonly Instant now;
    private readonly string kind;
    private readonly string region;
    private readonly int[] places = new int[Enum.GetValues<OrderColumn>().Length];

    /// <param name="hash">Names people; whoever only looks at a file may name them by anything that differs where they do.</param>
    public OrderLineReader(OrderFileFormat format, Shop shop, Func<Alias, AliasHash> hash, string provider, Instant now)
    {
        (this.format, this.shop, this.hash, this.now, kind) = (format, shop, hash, now, $"{provider}:customer");
        region = PhoneNumber.RegionOf(shop.Settings);
        foreach (var column in Enum.GetValues<OrderColumn>())
        {
            places[(int)column] = format.Columns.GetValueOrDefault(column, int.MaxValue);
        }
    }

    /// <param name="first">The order's first line, where this is a further one.</param>
    /// <returns>What is wrong; null when nothing is. Values are not repeated: they may be a person's.</returns>
    public string? Read(Rows rows, OrderLine? first, out OrderLine? line)
    {
        line = null;
        if (rows.LastLine - rows.Line > 100)
        {
            return $"a quote is opened here and closed only on line {rows.LastLine}";
        }

        if (Who(rows, out var names, out var person) is { } nobody && first is null)
        {
            return nobody;
        }

        var date = Field(rows, OrderColumn.Date);
        var at = first?.At ?? default;
        if (date.IsEmpty ? first is null : !DateFormat.TryRead(date, format.Dates, shop.Policies.Zone, out at))
        {
            return date.IsEmpty ? "the date is missing" : $"its date does not exist, or does not begin with the {FirstOf(format.Dates)}";
        }

        // A day without a time stands for its noon, which may still be to come.
        if (at > now && at.InZone(shop.Policies.Zone).Date > now.InZone(shop.Policies.Zone).Date)
        {
            return "it is dated in the future";
        }

        if (now - at > Duration.FromDays(OldestDays))
        {
            return "it is dated more than a hundred years ago";
        }

        var currency = first?.Currency ?? shop.Settings.Currency;
        if (Field(rows, OrderColumn.Currency) is { IsEmpty: false } said && !Currency.TryNormalise(said.ToString(), out currency!))
        {
            return "its currency is none of ISO 4217, such as BRL or USD";
        }

        if (Amount(rows, out var amount, out var hasAmount) is { } wrong)
        {
            return wrong;
        }

        var refund = Field(rows, OrderColumn.Refunded);
        var refunded = 0m;
        if (!refund.IsEmpty && (!AmountFormat.TryRead(refund, format.Decimal, out refunded) || refunded < 0))
        {
            return refunded < 0 ? "what was refunded is below zero" : $"what was refunded is no number with a decimal {Words.Of(format.Decimal)}";
        }

        line = new(names, at, amount, hasAmount, refunded, currency, person);
        return null;
    }

    /// <summary>Why an order, all its lines together, is none; null when it is one.</summary>
    public static string? WhyNot(OrderLine order, bool hasAmount) =>
        !hasAmount ? "the amount is missing"
        : order.Amount < 0 ? "its amount is below zero: what was given back belongs to the order it was given back of, in a column of its own (refunded)"
        : order.Amount > LargestAmount ? "its amount is above a billion"
        : order.Refunded > order.Amount ? "more was refunded than was paid"
        : null;

    public static PastOrder ToOrder(OrderLine line, long mark) => new(line.Names, mark, line.At, line.Amount, line.Refunded, line.Currency, line.Person);

    private ReadOnlySpan<char> Field(Rows rows, OrderColumn column) => rows[places[(int)column]];

    private string? Who(Rows rows, out ImmutableArray<AliasHash> names, out PersonDetails? person)
    {
        var customer = Field(rows, OrderColumn.Customer);
        var mail = Field(rows, OrderColumn.Email);
        var phone = Field(rows, OrderColumn.Phone);
        (names, person) = ([], null);
        if (customer.IsEmpty && mail.IsEmpty && phone.IsEmpty)
        {
            return "it names no customer";
        }

        if (customer.Length > LongestName)
        {
            return "its customer's id is longer than 200 characters";
        }

        // People are often known by their address alone.
        string? email = null;
        string? number = null;
        var isAddress = customer.Contains('@');
        var found = ImmutableArray.CreateBuilder<AliasHash>(3);
        if (!customer.IsEmpty && !isAddress)
        {
            found.Add(Hashed(kind, customer));
        }

        if ((!mail.IsEmpty && EmailAddress.TryNormalise(mail.ToString(), out email)) || (isAddress && EmailAddress.TryNormalise(customer.ToString(), out email)))
        {
            found.Add(Hashed("email", email));
        }

        if (!phone.IsEmpty && PhoneNumber.TryNormalise(phone.ToString(), region, out number))
        {
            found.Add(Hashed("phone", number));
        }

        if (found.Count == 0)
        {
            return !mail.IsEmpty || isAddress ? "its e-mail address is none, and nothing else names the customer" : "its phone number is none, and nothing else names the customer";
        }

        names = found.DrainToImmutable();
        var name = DisplayText.Clean(Field(rows, OrderColumn.Name).ToString());
        person = name.Length > 0 || email is not null || number is not null ? new(name.Length > 0 ? name : null, email, 0, number) : null;
        return null;
    }

    // Customers come again, and a keyed hash costs more than reading the line.
    private AliasHash Hashed(string kind, ReadOnlySpan<char> name)
    {
        if (!hashed.TryGetValue(kind, out var names))
        {
            hashed.Add(kind, names = new(StringComparer.Ordinal));
        }

        var known = names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(name, out var held))
        {
            return held;
        }

        if (names.Count == MostRemembered)
        {
            names.Clear();
        }

        return names[name.ToString()] = hash(new(kind, name.ToString()));
    }

    private string? Amount(Rows rows, out decimal amount, out bool hasAmount)
    {
        (amount, hasAmount) = (0, false);
        var total = Field(rows, OrderColumn.Amount);
        var hasTotal = places[(int)OrderColumn.Amount] != int.MaxValue;
        var text = hasTotal ? total : Field(rows, OrderColumn.UnitPrice);
        if (text.IsEmpty)
        {
            return null;
        }

        if (!AmountFormat.TryRead(text, format.Decimal, out amount))
        {
            return $"its amount is no number with a decimal {Words.Of(format.Decimal)}";
        }

        hasAmount = true;
        var pieces = Field(rows, OrderColumn.Quantity);
        if (hasTotal || pieces.IsEmpty)
        {
            return null;
        }

        if (!AmountFormat.TryRead(pieces, format.Decimal, out var quantity) || Math.Abs(quantity) > LargestAmount || Math.Abs(amount) > LargestAmount)
        {
            return "its quantity is no number";
        }

        amount = decimal.Round(amount * quantity, 4, MidpointRounding.AwayFromZero);
        return null;
    }

    private static string FirstOf(DateOrder order) => order switch { DateOrder.YearFirst => "year", DateOrder.DayFirst => "day", _ => "month" };
}
