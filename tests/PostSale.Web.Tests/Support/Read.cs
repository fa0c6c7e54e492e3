namespace PostSale.Web.Tests.Support;

/// <summary>Takes a translation apart, saying what it was when it is not what was expected.</summary>
internal static class Read
{
    public static Translation.Understood Understood(this Translation translation) =>
        translation as Translation.Understood ?? throw new Xunit.Sdk.XunitException($"not understood: {translation}");

    public static T Only<T>(this Translation translation)
        where T : Fact => Assert.IsType<T>(Assert.Single(translation.Understood().Facts));

    public static string Ignored(this Translation translation) => Assert.IsType<Translation.Ignored>(translation).Reason;

    public static string Invalid(this Translation translation) => Assert.IsType<Translation.Invalid>(translation).Reason;

    public static IEnumerable<string> Names(this Translation translation) =>
        translation.Understood().Aliases.Select(alias => $"{alias.Kind}={alias.Value}");
}
