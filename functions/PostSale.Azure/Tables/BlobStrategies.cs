using System.IO.Compression;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using PostSale.Application.Serialization;

namespace PostSale.Azure.Tables;

/// <summary>One blob per version, named by its hash; one row per store that says which it goes by.</summary>
/// <param name="switches">The rows lie beside what is switched, which is read as often.</param>
internal sealed class BlobStrategies(BlobContainerClient container, GuardedTable switches) : IStrategies
{
    private readonly StoreDocuments<Adoption> stores = new(switches, "strategies", Adoption.None, bytes => Document.ReadAdoption(bytes), Document.Write);

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

    public async Task<IReadOnlyDictionary<string, string>?> Find(StrategyHash hash, CancellationToken cancellation)
    {
        try
        {
            return await Read(hash.Value, cancellation);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return null;
        }
    }

    public Task<IReadOnlyDictionary<StoreId, Adoption>> Adoptions(CancellationToken cancellation) => stores.All(cancellation);

    public Task<Adoption> Adopt(StoreId store, Func<Adoption, Adoption> change, CancellationToken cancellation) => stores.Change(store, change, cancellation);

    private async Task<IReadOnlyDictionary<string, string>> Read(string name, CancellationToken cancellation)
    {
        var blob = await Faults.Mapped(() => container.GetBlobClient(name).DownloadContentAsync(cancellation), cancellation);
        await using var brotli = new BrotliStream(blob.Value.Content.ToStream(), CompressionMode.Decompress);
        return (await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(brotli, cancellationToken: cancellation))!;
    }
}
