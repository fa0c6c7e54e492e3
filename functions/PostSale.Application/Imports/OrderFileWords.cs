using System.Diagnostics.CodeAnalysis;
using PostSale.Application.Imports.Reading;

namespace PostSale.Application.Imports;

/// <summary>What callers may say of an order file, as words: the command line's options and the API's query.</summary>
/// <param name="Columns"><c>date=3,amount=Total</c>: a header or a place counted from 1.</param>
/// <param name="Decimal">point or comma.</param>
/// <param name="Dates">iso, dmy or mdy.</param>
/// <param name="Lines">sum or once.</param>
/// <param name="Provider">events, shopify or stripe.</param>
public sealed record OrderFileWords(string? Columns, bool NoHeader, string? Decimal, string? Dates, string? Lines, string? Provider)
{
    /// <param name="fault">What is wrong, for people; null when nothing is.</param>
    public bool TryRead([NotNullWhen(true)] out OrderFileOptions? options, [NotNullWhen(false)] out string? fault)
    {
        options = null;
        if (TryColumns(out fault) is not { } columns)
        {
            fault ??= "";
            return false;
        }

        fault = Decimal is not (null or "point" or "comma") ? "decimal is point or comma."
            : Dates is not (null or "iso" or "dmy" or "mdy") ? "dates is iso, dmy or mdy."
            : Lines is not (null or "sum" or "once") ? "lines is sum or once."
            : Provider is not (null or "events" or "shopify" or "stripe") ? "provider is events, shopify or stripe."
            : null;
        if (fault is not null)
        {
            return false;
        }

        options = new()
        {
            Columns = columns,
            NoHeader = NoHeader,
            Decimal = Decimal switch { "point" => DecimalMark.Point, "comma" => DecimalMark.Comma, _ => null },
            Dates = Dates switch { "iso" => DateOrder.YearFirst, "dmy" => DateOrder.DayFirst, "mdy" => DateOrder.MonthFirst, _ => null },
            Lines = Lines switch { "sum" => OrderLines.Sum, "once" => OrderLines.Once, _ => null },
            Provider = Provider ?? "events",
        };
        return true;
    }

    private ImmutableDictionary<OrderColumn, string>? TryColumns(out string? fault)
    {
        var columns = ImmutableDictionary.CreateBuilder<OrderColumn, string>();
        foreach (var pair in (Columns ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || OrderColumns.Named(pair[..equals].Trim()) is not { } column || pair[(equals + 1)..].Trim() is not { Length: > 0 } where)
            {
                fault = $"columns is a list such as date=3,amount=Total, of {string.Join(", ", Enum.GetValues<OrderColumn>().Select(OrderColumns.WordOf))}.";
                return null;
            }

            columns[column] = where;
        }

        fault = null;
        return columns.ToImmutable();
    }
}
