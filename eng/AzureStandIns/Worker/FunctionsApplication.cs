using AzureStandIns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker
{
    public interface IFunctionsWorkerApplicationBuilder
    {
        IServiceCollection Services { get; }
    }
}

namespace Microsoft.Azure.Functions.Worker.Builder
{
    public class FunctionsApplication
    {
        public static FunctionsApplicationBuilder CreateBuilder(string[] args) => throw StandIn.Absent;
    }

    public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
    {
        internal FunctionsApplicationBuilder() { }

        public IDictionary<object, object> Properties => throw StandIn.Absent;

        public ConfigurationManager Configuration => throw StandIn.Absent;

        public IHostEnvironment Environment => throw StandIn.Absent;

        public ILoggingBuilder Logging => throw StandIn.Absent;

        public IMetricsBuilder Metrics => throw StandIn.Absent;

        public IServiceCollection Services => throw StandIn.Absent;

        IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

        public IHost Build() => throw StandIn.Absent;

        public void ConfigureContainer<TContainerBuilder>(
            IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
            where TContainerBuilder : notnull => throw StandIn.Absent;
    }

    public static class FunctionsApplicationBuilderAspNetCoreExtensions
    {
        public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder) => throw StandIn.Absent;
    }
}
