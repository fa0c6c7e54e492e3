using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace PostSale.Azure.Tables;

/// <summary>Where a store lies in its storage account, and how long it waits for it.</summary>
public sealed partial record TableStoreOptions
{
    /// <summary>Every table's name begins with it; the blob container is <c>{prefix}strategies</c>. 1 to 40 lower-case letters and digits, a letter first. Default <c>postsale</c>.</summary>
    public string Prefix { get; init; } = "postsale";

    /// <summary>The system's clock. Only decides when an index row that nobody names is old enough to be worth removing.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long one try of a request may take. Default 800 milliseconds.</summary>
    /// <remarks>
    /// The inbox answers within two seconds, in two requests one after another, and a connection that hangs must leave room for
    /// another try: so a try is cut off at less than half of that. The service itself answers within tens of milliseconds, and
    /// a moved partition needs seconds in any case, for which retries and in the end <see cref="StoreUnavailableException"/> are there.
    /// </remarks>
    public static TimeSpan TryLimit { get; } = TimeSpan.FromMilliseconds(800);

    /// <summary>Options for a client of one's own, for example one with a managed identity.</summary>
    public static TableClientOptions ForTables()
    {
        var options = new TableClientOptions();
        Bound(options.Retry);
        return options;
    }

    /// <inheritdoc cref="ForTables"/>
    public static BlobClientOptions ForBlobs()
    {
        var options = new BlobClientOptions();
        Bound(options.Retry);

        // A strategy with its texts is larger than any row and is never waited for by a webhook.
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(20);
        return options;
    }

    /// <exception cref="ArgumentException">The prefix is none that tables and containers may begin with.</exception>
    internal TableStoreOptions Checked() => PrefixPattern().IsMatch(Prefix)
        ? this
        : throw new ArgumentException($"\"{Prefix}\" cannot begin the tables' names: 1 to 40 lower-case letters and digits, a letter first.");

    // 0.8 + 0.1 + 0.8 seconds is what a webhook can wait for; two more tries, at most half a second apart, serve all others, who
    // would only come back by themselves. Longer than that nobody may believe that the store is there.
    private static void Bound(RetryOptions retry)
    {
        retry.Mode = RetryMode.Exponential;
        retry.MaxRetries = 3;
        retry.Delay = TimeSpan.FromMilliseconds(100);
        retry.MaxDelay = TimeSpan.FromMilliseconds(500);
        retry.NetworkTimeout = TryLimit;
    }

    [GeneratedRegex("^[a-z][a-z0-9]{0,39}$")]
    private static partial Regex PrefixPattern();
}
