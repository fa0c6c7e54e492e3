using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PostSale.Application;
using PostSale.Application.Customers;
using PostSale.Application.Imports;
using PostSale.Application.Intake;
using PostSale.Application.Kpis;
using PostSale.Application.Links;
using PostSale.Application.Messages;
using PostSale.Application.Overviews;
using PostSale.Application.Ports;
using PostSale.Application.Scores;
using PostSale.Application.Settings;
using PostSale.Application.Starting;
using PostSale.Application.Strategies.Applying;
using PostSale.Application.Surveys;
using PostSale.Application.Work;
using PostSale.Web;
using PostSale.Web.Security;

namespace PostSale.Local.Tests.Support;

/// <summary>Every route the web side maps, read from the table it is served from.</summary>
/// <remarks>Only the table: the requests go to the product in its own process.</remarks>
internal static class RouteTable
{
    public static IReadOnlyList<(string Method, string Pattern)> All { get; } = [.. Read().Order()];

    private static List<(string, string)> Read()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRouting().AddPostSaleWeb().AddDataProtection().UseEphemeralDataProtectionProvider();
        // A handler's parameters are told apart by what is registered; none of it is ever made.
        foreach (var needed in new[]
                 {
                     typeof(IShops), typeof(ICustomers), typeof(IOutbox), typeof(IInbox), typeof(IClock), typeof(ReportCustomer), typeof(SwitchOff),
                     typeof(LinkTokens), typeof(IReadiness), typeof(ReportTasks), typeof(CloseTask), typeof(OpsSettings), typeof(LocalKey),
                     typeof(PauseCustomer), typeof(ExportCustomer), typeof(EraseCustomer), typeof(ClearQuarantine), typeof(Switchboard), typeof(IAudit),
                     typeof(NoteClick), typeof(Notices), typeof(PersonalPages), typeof(OwnPages), typeof(InvitationCodes), typeof(SearchCustomers), typeof(Preferences), typeof(AnswerSurvey), typeof(ReportStore), typeof(ReportKpis), typeof(ITasks), typeof(ImportOrders), typeof(ScoreStore), typeof(BacktestStore), typeof(IScores), typeof(ApplyStrategy), typeof(ReportVersions),
                 })
        {
            builder.Services.AddSingleton(needed, _ => throw new NotSupportedException("Only the table of routes is read."));
        }

        // What tells webhooks apart is made to map them.
        builder.Services.AddSingleton(new PostSaleSettings());
        using var app = builder.Build();
        IEndpointRouteBuilder? table = null;
        app.UsePostSaleWeb(routes => table = routes);
        return
        [
            .. table!.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
                .SelectMany(route => (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
                    .Select(method => (method, "/" + route.RoutePattern.RawText!.TrimStart('/')))),
        ];
    }
}
