using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PostSale.Benchmarks.Intake;

/// <summary>The ceiling of intake: Kestrel reads the body, its HMAC is verified, SQLite keeps it, what arrives together is committed together.</summary>
internal static class BareIntake
{
    private const int GroupSize = 512;

    private sealed record Item(byte[] Body, TaskCompletionSource Done);

    public static async Task Serve(string folder, string secret)
    {
        var queue = Channel.CreateBounded<Item>(new BoundedChannelOptions(4096) { SingleReader = true });
        var key = Encoding.UTF8.GetBytes(secret);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(context => Take(context, key, queue.Writer));
        _ = Task.Factory.StartNew(() => Keep(folder, queue.Reader), TaskCreationOptions.LongRunning);
        await app.StartAsync();
        Console.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await app.WaitForShutdownAsync();
    }

    private static async Task Take(HttpContext context, byte[] key, ChannelWriter<Item> queue)
    {
        var body = new byte[(int)context.Request.ContentLength!];
        await context.Request.Body.ReadExactlyAsync(body);
        if (!IsSigned(context.Request.Headers["Stripe-Signature"].ToString(), body, key))
        {
            context.Response.StatusCode = 400;
            return;
        }

        var item = new Item(body, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await queue.WriteAsync(item);
        await item.Done.Task;
        context.Response.ContentLength = 2;
        await context.Response.Body.WriteAsync("ok"u8.ToArray());
    }

    private static bool IsSigned(string header, byte[] body, byte[] key)
    {
        var comma = header.IndexOf(',', StringComparison.Ordinal);
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes(header[2..comma] + "."));
        hash.AppendData(body);
        return CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset(), Convert.FromHexString(header[(comma + 4)..]));
    }

    private static void Keep(string folder, ChannelReader<Item> queue)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")};Pooling=false");
        connection.Open();
        Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE inbox (id INTEGER PRIMARY KEY, body BLOB NOT NULL)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO inbox (body) VALUES ($1)";
        var body = insert.Parameters.Add("$1", SqliteType.Blob);
        var group = new List<Item>(GroupSize);
        while (queue.WaitToReadAsync().AsTask().Result)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            while (group.Count < GroupSize && queue.TryRead(out var item))
            {
                body.Value = item.Body;
                insert.ExecuteNonQuery();
                group.Add(item);
            }

            transaction.Commit();
            group.ForEach(item => item.Done.SetResult());
            group.Clear();
        }

        void Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
