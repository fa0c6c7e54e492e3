using System.Net;
using System.Text;
using System.Web;

namespace PostSale.Delivery.Tests.Twilio;

/// <summary>Twilio's API as its library sees it: keeps what it is asked and answers as it is told to.</summary>
internal sealed class TwilioApi : HttpMessageHandler
{
    private readonly Queue<(HttpStatusCode Status, string Body)?> answers = new();

    /// <summary>Method, path and the form's or query's fields.</summary>
    public List<(string Method, string Path, Dictionary<string, string> Fields)> Asked { get; } = [];

    public TwilioApi Takes(string sid = "SM1") => Answers(HttpStatusCode.Created, $$"""{"sid":"{{sid}}","status":"queued","body":"x"}""");

    public TwilioApi Refuses(int status, int code) =>
        Answers((HttpStatusCode)status, $$"""{"code":{{code}},"message":"Refused for +5511988887777","more_info":"https://www.twilio.com/docs/errors/{{code}}","status":{{status}}}""");

    public TwilioApi Lists(params (string Sid, string Body)[] messages) => Answers(
        HttpStatusCode.OK,
        System.Text.Json.JsonSerializer.Serialize(new { messages = messages.Select(one => new { sid = one.Sid, body = one.Body }), page = 0, page_size = 50, next_page_uri = (string?)null }));

    /// <summary>Never answers.</summary>
    public TwilioApi FallsSilent()
    {
        answers.Enqueue(null);
        return this;
    }

    public TwilioApi Answers(HttpStatusCode status, string body)
    {
        answers.Enqueue((status, body));
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = request.Content is null ? request.RequestUri!.Query : await request.Content.ReadAsStringAsync(cancellationToken);
        var fields = HttpUtility.ParseQueryString(form);
        Asked.Add((request.Method.Method, request.RequestUri!.AbsolutePath, fields.AllKeys.ToDictionary(key => key!, key => fields[key]!)));
        if (answers.Dequeue() is not { } answer)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }

        return new(answer.Status) { Content = new StringContent(answer.Body, Encoding.UTF8, "application/json") };
    }
}
