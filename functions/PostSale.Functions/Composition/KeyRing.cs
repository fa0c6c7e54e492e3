using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using PostSale.Azure.Tables;

namespace PostSale.Functions.Composition;

/// <summary>Keeps the keys of sign-in cookies in the tables, so that whichever instance answers knows who is signed in.</summary>
internal sealed class KeyRing(TableKeys keys) : IXmlRepository
{
    // The interface is synchronous, and is asked once a day.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. keys.All(CancellationToken.None).GetAwaiter().GetResult().Select(text => XElement.Parse(text))];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting), CancellationToken.None).GetAwaiter().GetResult();
}
