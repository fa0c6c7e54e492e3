using System.Text.Json;

namespace PostSale.Application;

/// <summary>Enumerations as the contract spells them: camelCase.</summary>
public static class Words
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
