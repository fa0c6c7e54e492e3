namespace PostSale.Application.Ports;

/// <summary>The store cannot take a write or answer a read now: nothing was half done, and the caller may try again.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException() { }

    public StoreUnavailableException(string message) : base(message) { }

    public StoreUnavailableException(string message, Exception inner) : base(message, inner) { }
}
