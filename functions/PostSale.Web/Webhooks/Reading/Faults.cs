namespace PostSale.Web.Webhooks.Reading;

/// <summary>The first thing found wrong with a body. Reading goes on with nothing in its place, so it never throws.</summary>
internal sealed class Faults
{
    public string? First { get; private set; }

    /// <param name="path">Where in the body; never what stands there.</param>
    public void Add(string path, string wrong) => First ??= $"{path}: {wrong}";

    public void Add(string reason) => First ??= reason;
}
