using Microsoft.Extensions.DependencyInjection;
using PostSale.Application.Customers;
using PostSale.Application.Imports;
using PostSale.Application.Intake;
using PostSale.Application.Kpis;
using PostSale.Application.Links;
using PostSale.Application.Messages;
using PostSale.Application.Ports;
using PostSale.Application.Nightly;
using PostSale.Application.Overviews;
using PostSale.Application.Scores;
using PostSale.Application.Settings;
using PostSale.Application.Strategies.Applying;
using PostSale.Application.Surveys;
using PostSale.Application.Templates;
using PostSale.Application.Work;

namespace PostSale.Application.Starting;

/// <summary>What every host registers alike.</summary>
public static class UseCases
{
    /// <summary>
    /// Adds the settings, the stores and the use cases. A host adds the ports of its store, its clock, its providers and the web's
    /// translators.
    /// </summary>
    public static IServiceCollection AddUseCases(this IServiceCollection services, PostSaleSettings settings, IShops shops)
    {
        services.AddSingleton(settings).AddSingleton(settings.Ops);
        services.AddSingleton(provider => new Switchboard(shops, provider.GetRequiredService<ISwitches>()));
        services.AddSingleton<IShops>(provider => provider.GetRequiredService<Switchboard>());
        services.AddSingleton(new AliasHasher(Convert.FromBase64String(settings.IdentityKey)));
        services.AddSingleton(new LinkTokens(settings.LinkKeys)).AddSingleton(new InvitationCodes(Convert.FromBase64String(settings.IdentityKey)));
        services.AddSingleton(new Claimant(Guid.NewGuid().ToString("N")));
        services.AddSingleton(provider => new OwnPages(
            provider.GetRequiredService<LinkTokens>(), provider.GetRequiredService<InvitationCodes>(), settings.PublicUrl));
        services.AddSingleton<MailRenderer>();
        services.AddSingleton<IComposer>(provider => new Composer(
            new MessageComposer(provider.GetRequiredService<MailRenderer>()), provider.GetRequiredService<LinkTokens>(), provider.GetRequiredService<OwnPages>(), settings.PublicUrl));
        services.AddSingleton<CloseTask>().AddSingleton<ReportTasks>();
        services.AddSingleton<Departures>().AddSingleton<AdvanceCustomer>().AddSingleton<SendMessage>().AddSingleton<NoteClick>().AddSingleton<Notices>().AddSingleton<ResolveLost>();
        services.AddSingleton<EraseCustomer>().AddSingleton<EraseStores>().AddSingleton<ExportCustomer>().AddSingleton<PauseCustomer>().AddSingleton<ClearQuarantine>();
        services.AddSingleton<RouteInbox>().AddSingleton<ReportCustomer>().AddSingleton<SearchCustomers>().AddSingleton<ReportStore>().AddSingleton<ReportKpis>().AddSingleton<SwitchOff>().AddSingleton<Preferences>().AddSingleton<PersonalPages>().AddSingleton<AnswerSurvey>();
        services.AddSingleton<TellApplied>().AddSingleton<ApplyStrategy>().AddSingleton<ReportVersions>();
        services.AddSingleton<ImportOrders>().AddSingleton<ScoreStore>().AddSingleton<BacktestStore>();
        services.AddSingleton<INightlyJob, TellImported>().AddSingleton<INightlyJob>(provider => provider.GetRequiredService<ScoreStore>()).AddSingleton<INightlyJob, ForgetOld>();
        return services;
    }
}
