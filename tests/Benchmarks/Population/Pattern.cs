using System.Diagnostics;
using System.Net.Sockets;
using PostSale.Benchmarks.Intake;
using PostSale.Benchmarks.Support;

namespace PostSale.Benchmarks.Population;

/// <summary>One customer as the host itself leaves one who has bought, got the confirmation and waits for day 3: every row of every table.</summary>
/// <remarks>Read from the file by its own schema, so that it stays true when the schema changes.</remarks>
internal sealed class Pattern
{
    private static readonly string[] OfCustomers = ["customers", "aliases", "inbox", "facts", "decisions", "messages", "contents"];

    private Pattern(string file, IReadOnlyList<PatternTable> tables, Names names, long wake)
    {
        File = file;
        Tables = tables;
        Names = names;
        Wake = wake;
    }

    /// <summary>The file it was read from, which holds this customer alone.</summary>
    public string File { get; }

    public IReadOnlyList<PatternTable> Tables { get; }

    public Names Names { get; }

    /// <summary>When this customer is due, in ticks since 1970: day 3, 10:00 plus the customer's own minutes.</summary>
    public long Wake { get; }

    public int StateBytes => Bytes("customers", "state");

    public int MessageBytes => Bytes("messages", "body");

    /// <summary>Sends one purchase to the real host and waits until it has done everything that follows.</summary>
    public static async Task<Pattern> Make(Workplace workplace)
    {
        var folder = workplace.Folder("pattern");
        var shop = new Shop(folder);
        using (var host = shop.Serve(folder))
        {
            var address = await host.Address();
            await Post(address, new Purchase(address, shop.Secret, SystemClock.Instance.GetCurrentInstant()).Of(long.Parse(Purchase.Number, System.Globalization.CultureInfo.InvariantCulture)));
            await Settled(Path.Combine(folder, "postsale.db"));
        }

        var file = Path.Combine(folder, "postsale.db");
        using var database = new Database(file);
        var key = database.Query("SELECT key FROM customers", row => (byte[])row.GetValue(0)).Single();
        var message = database.Query("SELECT key FROM messages", row => (byte[])row.GetValue(0)).Single();
        var names = new Names(key, message);
        var tables = OfCustomers.Select(table => PatternTable.Read(database, table, names)).ToList();
        return new(file, tables, names, database.Count("SELECT wake FROM customers"));
    }

    private static async Task Post(Uri server, ReadOnlyMemory<byte> request)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(System.Net.IPAddress.Loopback, server.Port);
        await socket.SendAsync(request);
        var answer = new byte[4096];
        var read = await socket.ReceiveAsync(answer);
        if (!answer.AsSpan(0, read).StartsWith("HTTP/1.1 200 "u8))
        {
            throw new InvalidOperationException("The host did not take the purchase from which the population is made.");
        }
    }

    private static async Task Settled(string file)
    {
        using var database = new Database(file);
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(50))
        {
            if (database.Count("SELECT count(*) FROM facts WHERE consumed = 1") == 2 && database.Count("SELECT count(*) FROM messages WHERE state = 3") == 1)
            {
                return;
            }
        }

        throw new InvalidOperationException("The host did not confirm the purchase from which the population is made.");
    }

    private int Bytes(string table, string column) => Tables.Single(one => one.Name == table).Length(column);
}
