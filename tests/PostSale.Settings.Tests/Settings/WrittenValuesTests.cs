using System.Text;
using PostSale.Application.Settings;

namespace PostSale.Settings.Tests.Settings;

/// <summary>A file says what is a text and what is not; configuration alone forgets it.</summary>
public sealed class WrittenValuesTests
{
    [Theory]
    [InlineData("\"Name\": \"Loja Exemplo\"", "\"Name\": 5", "PostSale:Stores:loja:Name: a text is expected here, in quotes")]
    [InlineData("\"Name\": \"Loja Exemplo\"", "\"Name\": true", "PostSale:Stores:loja:Name: a text is expected here, in quotes")]
    [InlineData("\"PostalAddress\": \"Rua A, 1, São Paulo\"", "\"PostalAddress\": 123", "PostSale:Stores:loja:Sender:PostalAddress: a text is expected here, in quotes")]
    [InlineData("\"AcceptTestMode\": true", "\"AcceptTestMode\": \"true\"", "PostSale:Stores:loja:Stripe:AcceptTestMode: true or false is expected here, without quotes")]
    [InlineData("\"Port\": 2525", "\"Port\": \"2525\"", "PostSale:Email:Smtp:Port: a number is expected here, without quotes")]
    [InlineData("\"Port\": 2525", "/* a comment */ \"Port\": 2525")]
    public void AValueOfAnotherKind_IsAFaultOfItsKey(string was, string becomes, params string[] faults)
    {
        var json = Sample.Json.Replace(was, becomes, StringComparison.Ordinal);

        Assert.Equal(faults, Faults(Read(json, Sample.Parse(json))));
    }

    [Fact]
    public void WhatTheEnvironmentSays_IsNoMatterOfTheFile()
    {
        var configuration = Sample.Parse(Sample.Json);
        configuration["PostSale:Stores:loja:Stripe:AcceptTestMode"] = "false";
        configuration["PostSale:Email:Smtp:Port"] = "26";

        Assert.Empty(Faults(Read(Sample.Json, configuration)));
    }

    private static IReadOnlyList<string> Faults(SettingsResult result) => result is SettingsResult.Faulty ? Sample.Faults(result) : [];

    private static SettingsResult Read(string json, Microsoft.Extensions.Configuration.IConfiguration configuration) =>
        SettingsReader.Read(configuration, ["pickup", "smtp"], ["pickup"], WrittenValues.Read(new MemoryStream(Encoding.UTF8.GetBytes(json))));
}
