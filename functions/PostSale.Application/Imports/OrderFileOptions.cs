using PostSale.Application.Imports.Reading;

namespace PostSale.Application.Imports;

/// <summary>What several lines of one order mean.</summary>
public enum OrderLines
{
    /// <summary>Each line is a part of the order: their amounts are added.</summary>
    Sum,

    /// <summary>Each line repeats the whole order's amount.</summary>
    Once,
}

/// <summary>What is said of an order file beforehand; what is not said is found out.</summary>
public sealed record OrderFileOptions
{
    public static OrderFileOptions None { get; } = new();

    /// <summary>Where a column is: its header, or its place counted from 1.</summary>
    public ImmutableDictionary<OrderColumn, string> Columns { get; init; } = ImmutableDictionary<OrderColumn, string>.Empty;

    /// <summary>The first line is data, too.</summary>
    public bool NoHeader { get; init; }

    public DecimalMark? Decimal { get; init; }

    public DateOrder? Dates { get; init; }

    /// <summary>Null where no order has several lines, or where a price of one piece says it.</summary>
    public OrderLines? Lines { get; init; }

    /// <summary>Whose customer ids the file has: <c>shopify</c>, <c>stripe</c> or <c>events</c>, the shop's own. Default events.</summary>
    public string Provider { get; init; } = "events";
}

/// <summary>An order file as it was understood.</summary>
/// <param name="Encoding">UTF-8, UTF-16 or Windows-1252.</param>
/// <param name="Delimiter">What stands between two fields; a space means any number of them.</param>
/// <param name="Headers">As they stand in the file; empty where it has none.</param>
/// <param name="Columns">Places counted from 0.</param>
/// <param name="IsDecimalCertain">An amount of the file says so, or the caller; else it is the store's custom.</param>
/// <param name="AreDatesCertain">A date of the file says so, or the caller; else it is the store's custom.</param>
public sealed record OrderFileFormat(
    string Encoding, char Delimiter, ImmutableArray<string> Headers, ImmutableSortedDictionary<OrderColumn, int> Columns,
    DecimalMark Decimal, bool IsDecimalCertain, DateOrder Dates, bool AreDatesCertain, OrderLines? Lines);

/// <summary>What looking at a file came to.</summary>
public abstract record OrderFileLook
{
    private OrderFileLook() { }

    public sealed record Understood(OrderFileFormat Format) : OrderFileLook;

    /// <param name="Reason">What is wrong and how to mend it.</param>
    public sealed record NotUnderstood(string Reason) : OrderFileLook;
}
