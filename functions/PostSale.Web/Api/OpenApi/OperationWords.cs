using PostSale.Application.Customers;
using PostSale.Application.Imports;
using PostSale.Application.Kpis;
using PostSale.Application.Scores;
using PostSale.Application.Strategies.Applying;
using PostSale.Application.Work;

namespace PostSale.Web.Api.OpenApi;

/// <summary>What an operation is called, does and answers.</summary>
/// <param name="Answer">Null where it answers 204.</param>
internal sealed record OperationWords(string Id, string Summary, Type? Answer)
{
    public const string Document =
        "What the dashboard and the command line do, for programs. Times are UTC in ISO 8601, local ones the customer's and without offset; amounts are decimal, in major units. "
        + "A query that nobody reads is refused with 400. Where a list goes on, `Link: <…>; rel=\"next\"` says where.";

    private static readonly Dictionary<(string Method, string Path), OperationWords> All = new()
    {
        [("GET", "/stores")] = new("listStores", "The stores, each with the version of its strategy", typeof(StoreLine[])),
        [("GET", "/customers")] = new("listCustomers", "Customers by key, or by e-mail, phone, order, risk and part of the name", typeof(CustomerLine[])),
        [("GET", "/customers/{key}")] = new("getCustomer", "One customer: profile, orders, journeys with their reasons, messages, timeline", typeof(CustomerReport)),
        [("GET", "/customers/{key}/score")] = new("getScore", "One customer's score", typeof(ReportedScore)),
        [("GET", "/customers/{key}/export")] = new("exportCustomer", "Everything that is held about one person", typeof(System.Text.Json.Nodes.JsonObject)),
        [("POST", "/customers/{key}/pause")] = new("pauseCustomer", "Nothing but transactional messages goes to this customer, until a moment or until resumed", null),
        [("POST", "/customers/{key}/resume")] = new("resumeCustomer", "Ends a pause", null),
        [("DELETE", "/customers/{key}")] = new("eraseCustomer", "Forgets a person, for good", null),
        [("GET", "/suppressions")] = new("listSuppressions", "Addresses that are not written to any more", typeof(SuppressionLine[])),
        [("GET", "/inbox/{token}")] = new("getInbox", "The notices of one customer, the newest first, for the shop's app; ETag and If-None-Match", typeof(Public.InboxAnswer)),
        [("POST", "/inbox/{token}")] = new("readInbox", "Says what was read: {\"read\":[\"ID\"]} or {\"read\":\"all\"}; may be repeated", typeof(Public.InboxRead)),
        [("GET", "/messages")] = new("listMessages", "Messages, newest first", typeof(ReportedMessage[])),
        [("GET", "/messages/{id}")] = new("getMessage", "One message as it was written", typeof(MessageWritten)),
        [("GET", "/deliveries")] = new("listDeliveries", "What webhooks brought, by state; quarantine when none is given", typeof(DeliveryLine[])),
        [("POST", "/deliveries/resolve")] = new("resolveDelivery", "Gives a delivery in quarantine to a customer, or has it read again", typeof(DeliveryLine)),
        [("POST", "/deliveries/discard")] = new("discardDelivery", "Ignores a delivery in quarantine, for good", typeof(DeliveryLine)),
        [("GET", "/tasks")] = new("listTasks", "Work for people, by when it should be done", typeof(ReportedTask[])),
        [("GET", "/tasks/{id}")] = new("getTask", "One task, with its script and outcomes", typeof(ReportedTask)),
        [("POST", "/tasks/{id}/outcome")] = new("closeTask", "Closes a task with its outcome; its journey goes on", typeof(ReportedTask)),
        [("POST", "/imports")] = new("importOrders", "Takes past orders from a file, which is the body; 409 while another is read", typeof(ReportedImport)),
        [("GET", "/scorings")] = new("getScoring", "The latest scoring of the store", typeof(ReportedScoring)),
        [("POST", "/scorings")] = new("score", "Scores the store now; 409 while another does", typeof(ScoringAnswer)),
        [("GET", "/scorings/backtest")] = new("backtest", "The model against the store's own past", typeof(ReportedBacktest)),
        [("GET", "/kpis")] = new("getKpis", "How the store did in a period, beside the targets of its strategy", typeof(ReportedKpis)),
        [("GET", "/strategies")] = new("listStrategies", "The versions a store went by, and who is in flight in each", typeof(ReportedVersions)),
        [("POST", "/strategies")] = new("applyStrategy", "Makes another version the store's; the body is a zip of its folder, or a JSON object of path to content", typeof(ReportedApply)),
        [("GET", "/kill-switch")] = new("getSwitches", "What is switched off in a store", typeof(SwitchState)),
        [("PUT", "/kill-switch")] = new("setSwitches", "Switches; what is left out stays", typeof(SwitchState)),
        [("GET", "/audit")] = new("listAudit", "Who exported, erased, paused, switched, cleared or applied what", typeof(ReportedAudit[])),
    };

    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["store"] = "The store's id; may be left out where there is only one.",
        ["key"] = "A customer key: 32 lower-case hex digits.",
        ["customer"] = "A customer key: 32 lower-case hex digits.",
        ["id"] = "As a list gives it.",
        ["token"] = "The end of links.inbox, as GET /customers/{key} gives it.",
        ["limit"] = "How many at most, 1 to 200. Default 50.",
        ["after"] = "Go on behind this customer key.",
        ["email"] = "One customer's e-mail address.",
        ["phone"] = "One customer's phone number, with country code or as dialled in the store's country.",
        ["order"] = "An order's id at its provider, or its number.",
        ["risk"] = "low, medium, high or critical.",
        ["q"] = "Part of the name, whatever its accents and capitals.",
        ["state"] = "One state, as answers show it.",
        ["again"] = "true scores a day anew that has been scored.",
        ["model"] = "bgnbd or mbgnbd.",
        ["from"] = "The first local day, ISO 8601. Default: a year back from the last.",
        ["to"] = "The last local day, ISO 8601. Default: today.",
        ["split"] = "The last day the model may see, ISO 8601.",
        ["end"] = "The last day compared, ISO 8601.",
        ["dryRun"] = "true shows what is understood, and writes nothing.",
        ["skipBad"] = "true takes the good orders of a file that has bad lines.",
        ["columns"] = "Where a column is: customer=Cliente,date=3.",
        ["noHeader"] = "true where the first line is data.",
        ["decimal"] = "point or comma.",
        ["dates"] = "iso, dmy or mdy.",
        ["lines"] = "What several lines of one order mean: sum or once.",
        ["provider"] = "Whose customer ids the file has: events, shopify or stripe.",
        ["migrate"] = "What becomes of runs in flight: stay, same, stage or end.",
    };

    /// <exception cref="InvalidOperationException">Nobody has said anything of it.</exception>
    public static OperationWords Of(string method, string path) =>
        All.GetValueOrDefault((method, path["/api/v1".Length..])) ?? throw new InvalidOperationException($"{method} {path} is not described.");

    public static string? Parameter(string name) => Parameters.GetValueOrDefault(name);
}
