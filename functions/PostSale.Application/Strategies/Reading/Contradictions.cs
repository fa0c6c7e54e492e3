namespace PostSale.Application.Strategies.Reading;

/// <summary>Finds questions of one condition that cannot hold together.</summary>
internal static class Contradictions
{
    public static void Check(Node? condition, Faults faults)
    {
        foreach (var together in ConditionReader.Together(condition))
        {
            for (var i = 1; i < together.Length; i++)
            {
                var (question, at) = together[i];
                if (together[..i].FirstOrDefault(other => Excludes(other.Question, question)) is { Question: not null } other)
                {
                    faults.Foresee(at, $"can never hold beside what line {other.At.Line}, column {other.At.Column} asks", "ask for either by \"any\", or leave one of them out");
                }
            }
        }
    }

    private static bool Excludes(Condition left, Condition right) => (left, right) switch
    {
        (Condition.Purchases one, Condition.Purchases other) => Apart(one.Count, other.Count),
        (Condition.Spent one, Condition.Spent other) => Apart(one.Amount, other.Amount),
        (Condition.OrderAmount one, Condition.OrderAmount other) => Apart(one.Amount, other.Amount),
        (Condition.DaysSincePurchase one, Condition.DaysSincePurchase other) => Apart(one.Days, other.Days),
        (Condition.Score one, Condition.Score other) => one.Survey == other.Survey && Apart(one.Value, other.Value),
        (Condition.Uses one, Condition.Uses other) => one.Feature == other.Feature && one.WithinDays == other.WithinDays && Apart(one.Count, other.Count),
        (Condition.OpenCase one, Condition.OpenCase other) => one.Open != other.Open,
        (Condition.InTrial one, Condition.InTrial other) => one.Is != other.Is,
        _ => false,
    };

    private static bool Apart(Domain.Strategies.Range left, Domain.Strategies.Range right) => left.AtLeast > right.AtMost || right.AtLeast > left.AtMost;
}
