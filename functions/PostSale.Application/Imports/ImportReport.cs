namespace PostSale.Application.Imports;

/// <summary>What an import was asked for.</summary>
/// <param name="DryRun">Says what was understood, and writes nothing.</param>
/// <param name="SkipBad">Takes the good lines of a file that has bad ones; else such a file is not taken at all.</param>
public sealed record ImportRequest(StoreId Store, OrderFileOptions File, bool DryRun, bool SkipBad);

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>Nothing was written: it was only looked at.</summary>
    Previewed,

    /// <summary>Nothing was written: the file, or lines of it, cannot be read.</summary>
    Refused,

    Done,
}

/// <summary>What came of an import.</summary>
/// <param name="Reason">Why it was refused; null when it was not.</param>
/// <param name="Lines">Of the file, the header among them.</param>
/// <param name="Orders">Good ones in the file.</param>
/// <param name="Free">Good ones that cost nothing: kept, and no purchases to scoring.</param>
/// <param name="BadLines">Lines with something wrong.</param>
/// <param name="LeftOut">Good lines of orders of which another line is bad.</param>
/// <param name="NewOrders">Orders that were not held before.</param>
/// <param name="NewCustomers">People nobody had named before.</param>
/// <param name="First">The day of the first good order, in the store's zone.</param>
/// <param name="Reasons">How many lines each reason was given for, the most frequent first.</param>
/// <param name="Problems">The first bad lines, at most <see cref="MostProblems"/>.</param>
/// <param name="Examples">The first good orders, at most <see cref="MostExamples"/>.</param>
public sealed record ImportReport(
    ImportState State, string? Reason, OrderFileFormat? Format, int Lines, int Orders, int Free, decimal Amount, int BadLines, int LeftOut,
    int NewOrders, int NewCustomers, LocalDate? First, LocalDate? Last,
    ImmutableArray<ProblemCount> Reasons, ImmutableArray<ImportProblem> Problems, ImmutableArray<ImportExample> Examples)
{
    public const int MostProblems = 1000;
    public const int MostExamples = 5;

    internal static ImportReport Refused(string reason) => new(ImportState.Refused, reason, null, 0, 0, 0, 0, 0, 0, 0, 0, null, null, [], [], []);
}

/// <param name="Line">Of the file, counted from 1.</param>
public sealed record ImportProblem(int Line, string Reason);

public sealed record ProblemCount(string Reason, int Lines);

/// <summary>A good order as it was understood; the person is not shown.</summary>
/// <param name="At">Local time in the store's zone.</param>
public sealed record ImportExample(int Line, LocalDateTime At, decimal Amount, decimal Refunded, string Currency);

/// <summary>How far an import is.</summary>
/// <param name="Phase">checking, writing or telling.</param>
/// <param name="Done">Lines or customers so far.</param>
/// <param name="Total">Null while it is not known.</param>
public sealed record ImportProgress(string Phase, int Done, int? Total);
