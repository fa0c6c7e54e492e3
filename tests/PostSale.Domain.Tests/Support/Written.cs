using System.Collections;
using System.Globalization;
using System.Reflection;
using NodaTime.Text;

namespace PostSale.Domain.Tests.Support;

/// <summary>Writes a value of the domain out in full: a record that holds a list does not compare by value, its text does.</summary>
internal static class Written
{
    public static string Of(object? value) => value switch
    {
        null => "-",
        string text => $"\"{text}\"",
        Instant instant => InstantPattern.ExtendedIso.Format(instant),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]",
        _ when value.GetType() is { IsEnum: false } type && type.Namespace!.StartsWith("PostSale", StringComparison.Ordinal) =>
            $"{type.Name}({string.Join(", ", Parts(type).Select(part => $"{part.Name}: {Of(part.GetValue(value))}"))})",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static IEnumerable<PropertyInfo> Parts(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(part => part.GetIndexParameters().Length == 0);
}
