using PostSale.Delivery.AzureEmail;

namespace PostSale.Delivery.Tests.AzureEmail;

public sealed class AzureMeaningTests
{
    public static TheoryData<int, string?, SendResult> Refusals() => new()
    {
        { 202, null, new SendResult.Accepted("id") },
        { 200, null, new SendResult.Accepted("id") },
        { 400, "EmailDroppedAllRecipientsSuppressed", new SendResult.Rejected(AddressIsDead: true) },
        { 400, "BadRequest", new SendResult.Rejected(AddressIsDead: false) },
        { 400, null, new SendResult.Rejected(AddressIsDead: false) },
        { 413, null, new SendResult.Rejected(AddressIsDead: false) },
        { 409, null, new SendResult.Unknown() },
        { 408, null, new SendResult.Retry(null) },
        { 500, null, new SendResult.Retry(null) },
        { 503, "ServerBusy", new SendResult.Retry(null) },
        { 301, null, new SendResult.Unknown() },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void AnswerToASending_MeansForTheMessage(int status, string? code, SendResult result) =>
        Assert.Equal(new AzureMeaning(result, null), AzureMeaning.OfSend(new(status, code), "id", Samples.Now));

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public void RefusalOfUs_IsNoFaultOfTheMessage(int status)
    {
        var meaning = AzureMeaning.OfSend(new(status), "id", Samples.Now);

        Assert.Equal(new SendResult.Retry(null), meaning.Result);
        Assert.NotNull(meaning.AgainstUs);
    }

    [Theory]
    [InlineData("17", 17)]
    [InlineData("0", 1)]
    [InlineData("3600", 3600)]
    [InlineData("315360000", 3600)]
    [InlineData("99999999999999999999", 60)]
    [InlineData("Mon, 09 Mar 2026 13:05:05 GMT", 60)]
    [InlineData("Mon, 09 Mar 2026 13:00:00 GMT", 1)]
    [InlineData("Fri, 09 Mar 2035 13:04:05 GMT", 3600)]
    [InlineData("soon", 60)]
    [InlineData("-5", 60)]
    [InlineData("", 60)]
    [InlineData(null, 60)]
    public void RetryAfter_IsHonouredWithinAnHour(string? header, int seconds)
    {
        Assert.Equal(Duration.FromSeconds(seconds), AzureMeaning.Pause(header, Samples.Now));
        Assert.Equal(new SendResult.Retry(Duration.FromSeconds(seconds)), AzureMeaning.OfSend(new(429, null, header), "id", Samples.Now).Result);
    }

    [Theory]
    [InlineData(200, typeof(LookupResult.Taken))]
    [InlineData(404, typeof(LookupResult.NeverTaken))]
    [InlineData(401, typeof(LookupResult.CannotTell))]
    [InlineData(429, typeof(LookupResult.CannotTell))]
    [InlineData(500, typeof(LookupResult.CannotTell))]
    public void AnswerToAQuestion_Tells(int status, Type result) => Assert.IsType(result, AzureMeaning.OfAsk(new(status), "id"));
}
