using System.Globalization;
using System.Text.RegularExpressions;

namespace PostSale.Application.Settings;

/// <summary>The arithmetic of a brand's colour, by WCAG 2.2.</summary>
public static partial class BrandColor
{
    private const double Readable = 4.5;

    /// <summary>Whether it is a colour that white letters can be read on.</summary>
    public static bool IsFit(string color) => Form().IsMatch(color) && 1.05 / (Luminance(Parts(color)) + 0.05) >= Readable;

    /// <summary>The same hue, light enough to be read on a dark ground.</summary>
    /// <param name="color"><c>#rrggbb</c>.</param>
    public static string Light(string color)
    {
        var parts = Parts(color);
        var mixed = parts;

        // Towards white in twentieths, until it stands out from #202625 as text must.
        for (var share = 1; share <= 20 && (Luminance(mixed) + 0.05) / 0.0683 < 7; share++)
        {
            mixed = [.. parts.Select(part => part + ((255 - part) * share / 20))];
        }

        return $"#{mixed[0]:x2}{mixed[1]:x2}{mixed[2]:x2}";
    }

    private static int[] Parts(string color) => [Part(color, 1), Part(color, 3), Part(color, 5)];

    private static int Part(string color, int at) => int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static double Luminance(int[] parts)
    {
        var linear = parts.Select(part => part / 255.0).Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }

    [GeneratedRegex(@"\A#[0-9a-fA-F]{6}\z")]
    private static partial Regex Form();
}
