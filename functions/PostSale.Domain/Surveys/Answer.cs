namespace PostSale.Domain.Surveys;

/// <summary>What a survey measures.</summary>
public enum SurveyKind
{
    /// <summary>Net Promoter Score: 0 to 10, "would you recommend us?".</summary>
    Nps,

    /// <summary>Customer satisfaction: 1 to 5.</summary>
    Csat,

    /// <summary>Customer effort: 1 (hard) to 7 (easy).</summary>
    Ces,
}

/// <summary>The latest answer of one kind.</summary>
/// <param name="Score">Within <see cref="Scale.Of"/>.</param>
public sealed record Answer(SurveyKind Survey, int Score, Instant At)
{
    internal static Answer Merge(Answer left, Answer right) =>
        // Of two answers dated alike the worse counts: it is the one somebody should hear of.
        left.At != right.At ? (left.At > right.At ? left : right) : left.Score <= right.Score ? left : right;
}

/// <summary>The least and the greatest score of a survey.</summary>
public static class Scale
{
    public static (int Least, int Most) Of(SurveyKind survey) => survey switch
    {
        SurveyKind.Csat => (1, 5),
        SurveyKind.Ces => (1, 7),
        _ => (0, 10),
    };

    public static bool Holds(SurveyKind survey, int score) => score >= Of(survey).Least && score <= Of(survey).Most;

    /// <summary>Someone who would advise against: NPS 0 to 6, CSAT 1 or 2, CES 1 to 3.</summary>
    public static bool IsDetractor(SurveyKind survey, int score) => score <= survey switch
    {
        SurveyKind.Csat => 2,
        SurveyKind.Ces => 3,
        _ => 6,
    };

    /// <summary>Someone who would recommend: NPS 9 or 10, CSAT 5, CES 6 or 7.</summary>
    public static bool IsPromoter(SurveyKind survey, int score) => score >= survey switch
    {
        SurveyKind.Csat => 5,
        SurveyKind.Ces => 6,
        _ => 9,
    };
}
