using Azure;

namespace PostSale.Azure.Tables;

/// <summary>Tells a service that cannot be had now from an answer.</summary>
internal static class Faults
{
    /// <exception cref="StoreUnavailableException">The service did not answer, or would not serve us.</exception>
    public static async Task<T> Mapped<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (RequestFailedException fault) when (IsUnavailable(fault))
        {
            throw new StoreUnavailableException(Text(fault), fault);
        }
        catch (AggregateException faults) when (faults.InnerExceptions.All(inner => inner is RequestFailedException or IOException or OperationCanceledException))
        {
            // Every try failed in its own way: none of them brought an answer.
            cancellation.ThrowIfCancellationRequested();
            throw new StoreUnavailableException("The storage service did not answer.", faults);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            // The client's own time limit, not our caller's wish.
            throw new StoreUnavailableException("The storage service did not answer in time.", late);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            throw new StoreUnavailableException("The connection to the storage service broke.", broken);
        }
    }

    /// <summary>Someone else was first: the row is there already, is gone, or is not what we read.</summary>
    public static bool IsLostRace(RequestFailedException fault) => !IsUnavailable(fault) && fault.Status is 404 or 409 or 412;

    private static bool IsUnavailable(RequestFailedException fault) =>
        fault.Status is 0 or 401 or 403 or 408 or 429 or >= 500
        || fault.ErrorCode is "TableNotFound" or "TableBeingDeleted" or "ContainerNotFound" or "ContainerBeingDeleted" or "AccountBeingCreated";

    private static string Text(RequestFailedException fault) => fault.Status switch
    {
        0 => "The storage service did not answer.",
        401 or 403 => $"The storage service refused us (status {fault.Status}): give the identity the roles Storage Table Data Contributor and Storage Blob Data Contributor.",
        404 or 409 => $"The storage is not ready ({fault.ErrorCode}).",
        _ => $"The storage service cannot serve us now (status {fault.Status}).",
    };
}
