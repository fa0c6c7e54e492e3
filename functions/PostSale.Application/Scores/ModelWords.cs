namespace PostSale.Application.Scores;

/// <summary>The models of purchases, as callers name them.</summary>
public static class ModelWords
{
    public const string Allowed = "model is bgnbd or mbgnbd.";

    /// <param name="word">Null for the one that is usual.</param>
    /// <returns>Null when there is no such model.</returns>
    public static string? Read(string? word) => word switch { null or "bgnbd" => Models.Bgnbd, "mbgnbd" => Models.Mbgnbd, _ => null };
}
