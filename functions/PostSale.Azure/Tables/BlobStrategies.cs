using System.IO.Compression;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace PostSale.Azure.Tables;

/// <summary>One blob per version, named by its hash.</summary>
internal sealed class BlobStrategies(BlobContainerClient container) : IStrategies
{
    public Task Create(CancellationToken cancellation) => Faults.Mapped(() => container.CreateIfNotExistsAsync(cancellationToken: cancellation), cancellation);

    public async Task Keep(StrategyHash hash, IReadOnlyDictionary<string, string> files, CancellationToken cancellation)
    {
        using var packed = new MemoryStream();
        await using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await JsonSerializer.SerializeAsync(brotli, files, cancellationToken: cancellation);
        }

        try
        {
            await Faults.Mapped(
                () => container.GetBlobClient(hash.Value).UploadAsync(
                    BinaryData.FromBytes(packed.ToArray()), new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } }, cancellation),
                cancellation);
        }
        catch (RequestFailedException fault) when (Faults.IsLostRace(fault))
        {
            // The name says what is in it: whoever kept it first kept the same.
        }
    }

    public async Task<IReadOnlyDictionary<StrategyHash, IReadOnlyDictionary<string, string>>> All(CancellationToken cancellation)
    {
        var names = new List<string>();
        await using var pages = container.GetBlobsAsync(cancellationToken: cancellation).AsPages().GetAsyncEnumerator(cancellation);
        while (await Faults.Mapped(() => pages.MoveNextAsync().AsTask(), cancellation))
        {
            names.AddRange(pages.Current.Values.Select(blob => blob.Name));
        }

        var versions = await SideBySide.Run(names, name => Read(name, cancellation), cancellation);
        return names.Zip(versions).ToDictionary(pair => new StrategyHash(pair.First), pair => pair.Second);
    }

    private async Task<IReadOnlyDictionary<string, string>> Read(string name, CancellationToken cancellation)
    {
        var blob = await Faults.Mapped(() => container.GetBlobClient(name).DownloadContentAsync(cancellation), cancellation);
        await using var brotli = new BrotliStream(blob.Value.Content.ToStream(), CompressionMode.Decompress);
        return (await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(brotli, cancellationToken: cancellation))!;
    }
}
