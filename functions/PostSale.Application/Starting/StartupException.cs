namespace PostSale.Application.Starting;

/// <summary>The process must not start; one line per reason, none of which quotes a value.</summary>
public class StartupException(IReadOnlyList<string> reasons) : Exception(string.Join('\n', reasons))
{
    public IReadOnlyList<string> Reasons { get; } = reasons;
}
