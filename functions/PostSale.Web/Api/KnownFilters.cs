using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PostSale.Web.Api;

/// <summary>Refuses a query that nobody reads: an answer to another question than the one asked would look like the right one.</summary>
internal static class KnownFilters
{
    public static ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (request.Query.Count > 0 && context.HttpContext.GetEndpoint() is RouteEndpoint endpoint)
        {
            string[] known = [.. endpoint.Metadata.GetMetadata<System.Reflection.MethodInfo>()?.GetParameters()
                .Where(parameter => parameter.ParameterType == typeof(string) || Nullable.GetUnderlyingType(parameter.ParameterType) is not null)
                .Select(parameter => parameter.Name!)
                .Where(name => endpoint.RoutePattern.GetParameter(name) is null) ?? []];
            if (request.Query.Keys.FirstOrDefault(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase)) is not null)
            {
                return ValueTask.FromResult<object?>(Results.BadRequest(new Problem(
                    known.Length == 0 ? "This address takes no filters." : $"Unknown filter; known here: {string.Join(", ", known)}.")));
            }
        }

        return next(context);
    }
}
