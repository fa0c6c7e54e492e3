using System.CommandLine;
using System.Text.Json;
using PostSale.Local.Hosting;

namespace PostSale.Local.Commands;

/// <summary><c>customer show</c>: who it is, what went, what comes, and why not.</summary>
internal static class CustomerCommand
{
    private static readonly JsonSerializerOptions Pretty = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var access = new AccessOptions();
        var json = CommonOptions.Json();
        var show = new Command("show", "Show one customer.") { access.Who, access.Store, access.Data, access.Config, access.Server, access.Key, json };
        show.SetAction(async (parsed, cancellation) =>
        {
            if (await access.Of(parsed).Find(await access.StoreOf(parsed, cancellation), parsed.GetValue(access.Who)!, cancellation) is not { } report)
            {
                return await Unknown();
            }

            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(report, Pretty));
            }
            else
            {
                CustomerPrint.Write(report);
            }

            return 0;
        });
        return new Command("customer", "Look at customers, export or erase what is held about them.") { show, Export(), Erase() };
    }

    private static Command Export()
    {
        var access = new AccessOptions();
        var to = new Option<FileInfo?>("--to") { Description = "Write it to this file instead of the output." };
        var export = new Command("export", "Everything that is held about one customer, as JSON.") { access.Who, access.Store, access.Data, access.Config, access.Server, access.Key, to };
        export.SetAction(async (parsed, cancellation) =>
        {
            if (await access.Of(parsed).Export(await access.StoreOf(parsed, cancellation), parsed.GetValue(access.Who)!, cancellation) is not { } all)
            {
                return await Unknown();
            }

            var text = all.ToJsonString(Readable);
            if (parsed.GetValue(to) is not { } file)
            {
                Console.WriteLine(text);
                return 0;
            }

            try
            {
                await File.WriteAllTextAsync(file.FullName, text + "\n", cancellation);
                return 0;
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"{file}: cannot be written.");
                return 1;
            }
        });
        return export;
    }

    private static Command Erase()
    {
        var access = new AccessOptions();
        var erase = new Command("erase", "Forget one customer, for good.") { access.Who, access.Store, access.Data, access.Config, access.Server, access.Key };
        erase.SetAction(async (parsed, cancellation) =>
        {
            if (await access.Of(parsed).Erase(await access.StoreOf(parsed, cancellation), parsed.GetValue(access.Who)!, cancellation) is not { } key)
            {
                return await Unknown();
            }

            Console.WriteLine($"Customer {key} is forgotten. What is sent to us about them from before is refused; a later purchase makes a new customer.");
            return 0;
        });
        return erase;
    }

    private static async Task<int> Unknown()
    {
        await Console.Error.WriteLineAsync("No customer of this store goes by that name.");
        return 1;
    }

    /// <summary>How a customer is named and reached, alike for every verb.</summary>
    private sealed class AccessOptions
    {
        public Argument<string> Who { get; } = new("KEY-OR-EMAIL") { Description = "A customer key or an e-mail address." };

        public Option<string?> Store { get; } = CommonOptions.Store();

        public Option<string> Data { get; } = CommonOptions.Data();

        public Option<string?> Config { get; } = CommonOptions.Config();

        public Option<string?> Server { get; } = new("--server") { Description = "A running server instead of a data folder." };

        public Option<string?> Key { get; } = new("--key") { Description = "An access key for --server." };

        public CustomerAccess Of(ParseResult parsed) => new(Folder(parsed), parsed.GetValue(Config), parsed.GetValue(Server), parsed.GetValue(Key));

        public Task<string> StoreOf(ParseResult parsed, CancellationToken cancellation) =>
            OnlyStore.Of(parsed.GetValue(Store), Folder(parsed), parsed.GetValue(Config), parsed.GetValue(Server), parsed.GetValue(Key), cancellation);

        private string Folder(ParseResult parsed) => Path.GetFullPath(parsed.GetValue(Data)!);
    }
}
