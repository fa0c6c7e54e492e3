namespace PostSale.Browser.Tests.Support;

/// <summary>Texts that run something where they are not shown as text. Whatever runs leaves a name in the window.</summary>
internal static class Hostile
{
    /// <summary>True in a page where one of them ran.</summary>
    public const string Ran = "'ran' in window";

    public static readonly string[] Texts =
    [
        "<img src=x onerror=\"window.ran=1\">",
        "<script>window.ran=1</script>",
        "\"><svg onload=\"window.ran=1\">",
        "javascript:window.ran=1",
        "</title><script>window.ran=1</script>",
        "{{7*7}} {{{raw}}} <b>negrito</b>",
    ];
}
