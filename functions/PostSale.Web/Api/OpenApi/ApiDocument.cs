using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace PostSale.Web.Api.OpenApi;

/// <summary>The API as an OpenAPI document, at <c>/openapi/v1.json</c>: made from the routes themselves and from what <see cref="OperationWords"/> says of them.</summary>
internal static class ApiDocument
{
    public const string Route = "/openapi/{documentName}.json";

    private const string Name = "v1";
    private const string Key = "key";
    private const string Json = "application/json";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        // HEAD is GET without its body, and OPTIONS only answers a browser.
        options.ShouldInclude = description =>
            description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true && description.HttpMethod is { } method && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "PostSale", Version = Name, Description = OperationWords.Document };
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An access key of the settings (Ops:Keys)." },
            };
            document.Security = [new() { [new OpenApiSecuritySchemeReference(Key, document)] = [] }];

            // Wherever the document was fetched from.
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(Describe);
    });

    private static async Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var (method, path) = (context.Description.HttpMethod!, "/" + context.Description.RelativePath!);
        var words = OperationWords.Of(method, path);
        var role = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().LastOrDefault()?.Policy;
        operation.OperationId = words.Id;
        operation.Summary = words.Summary;
        operation.Description = role is null ? "No key: whoever has the address is let in." : $"Role: {role} or above.";
        if (role is null)
        {
            operation.Security = [];
        }

        operation.Tags = null;
        foreach (var parameter in operation.Parameters ?? [])
        {
            parameter.Description = OperationWords.Parameter(parameter.Name ?? "");
        }

        var problem = await context.GetOrCreateSchemaAsync(typeof(Problem), null, cancellation);
        operation.Responses = new()
        {
            [words.Answer is null ? "204" : "200"] = words.Answer is null
                ? new OpenApiResponse { Description = "Done." }
                : Answer("What was asked for.", await context.GetOrCreateSchemaAsync(words.Answer, null, cancellation)),
            ["default"] = Answer("What is wrong and how to mend it.", problem),
        };
    }

    private static OpenApiResponse Answer(string description, OpenApiSchema schema) =>
        new() { Description = description, Content = new Dictionary<string, OpenApiMediaType> { [Json] = new() { Schema = schema } } };
}
