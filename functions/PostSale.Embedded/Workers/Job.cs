namespace PostSale.Embedded.Workers;

/// <summary>One kind of work the process does by itself, as a function of the moment.</summary>
/// <remarks>Written so that real time and travelled time run the same code: a job never looks at a clock.</remarks>
public interface IJob
{
    /// <summary>Does what is due by <paramref name="now"/>, a bounded piece at a time.</summary>
    Task<JobTurn> Run(Instant now, CancellationToken cancellation);
}

/// <param name="Done">How many pieces of work it took up; 0 means there is nothing more to do now.</param>
/// <param name="NextDue">When it has something to do next; null when only new input can give it any.</param>
public sealed record JobTurn(int Done, Instant? NextDue);
