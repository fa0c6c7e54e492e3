using Microsoft.AspNetCore.Http;

namespace PostSale.Web.Webhooks;

/// <summary>What stands before a request's body.</summary>
/// <param name="Query">As received, with the question mark; empty when there is none.</param>
/// <param name="MediaType">Of the body, without parameters.</param>
internal readonly record struct WebhookHead(IHeaderDictionary Headers, string Query, string MediaType);
