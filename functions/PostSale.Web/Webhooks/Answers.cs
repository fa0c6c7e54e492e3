using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace PostSale.Web.Webhooks;

/// <summary>What a provider hears.</summary>
internal static class Answers
{
    public static Task Received(HttpResponse response, int count) =>
        Json(response, 200, $$"""{"received":{{count.ToString(CultureInfo.InvariantCulture)}}}""");

    public static Task Refuse(HttpResponse response, Refusal refusal)
    {
        if (refusal.Status == StatusCodes.Status413PayloadTooLarge)
        {
            // The rest of the body is not worth reading.
            response.Headers.Connection = "close";
        }

        response.StatusCode = refusal.Status;
        return refusal.Reason.Length == 0 ? Task.CompletedTask : Json(response, refusal.Status, $$"""{"error":"{{refusal.Reason}}"}""");
    }

    public static Task Busy(HttpResponse response)
    {
        response.Headers.RetryAfter = "5";
        return Json(response, 503, """{"error":"Not now; try again."}""");
    }

    private static Task Json(HttpResponse response, int status, string json)
    {
        response.StatusCode = status;
        response.ContentType = "application/json";

        // With its length it leaves in one piece, not in chunks.
        var bytes = Encoding.UTF8.GetBytes(json);
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes).AsTask();
    }
}
