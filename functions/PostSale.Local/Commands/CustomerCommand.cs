using System.CommandLine;
using System.Text.Json;
using PostSale.Local.Hosting;

namespace PostSale.Local.Commands;

/// <summary><c>customer show</c>: who it is, what went, what comes, and why not.</summary>
internal static class CustomerCommand
{
    private static readonly JsonSerializerOptions Pretty = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var who = new Argument<string>("KEY-OR-EMAIL") { Description = "A customer key or an e-mail address." };
        var store = CommonOptions.Store();
        var data = CommonOptions.Data();
        var config = CommonOptions.Config();
        var server = new Option<string?>("--server") { Description = "A running server instead of a data folder." };
        var key = new Option<string?>("--key") { Description = "An access key for --server." };
        var json = CommonOptions.Json();
        var show = new Command("show", "Show one customer.") { who, store, data, config, server, key, json };
        show.SetAction(async (parsed, cancellation) =>
        {
            var access = new CustomerAccess(
                Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(config), parsed.GetValue(server), parsed.GetValue(key));
            if (await access.Find(parsed.GetValue(store)!, parsed.GetValue(who)!, cancellation) is not { } report)
            {
                await Console.Error.WriteLineAsync("No customer of this store goes by that name.");
                return 1;
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
        return new Command("customer", "Look at customers.") { show };
    }
}
