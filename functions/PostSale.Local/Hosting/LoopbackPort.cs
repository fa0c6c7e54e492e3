using System.Net;
using System.Net.Sockets;
using PostSale.Application.Starting;

namespace PostSale.Local.Hosting;

/// <summary>Asks for a port of 127.0.0.1 before anything is begun that its lack would leave half done.</summary>
internal static class LoopbackPort
{
    /// <param name="port">0 for any that is free.</param>
    /// <returns>A port that was free a moment ago.</returns>
    /// <exception cref="StartupException">It is taken, or this user may not have it.</exception>
    public static int Free(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException refused)
        {
            throw Refusal(port, refused.SocketErrorCode);
        }
    }

    public static StartupException Refusal(int port, SocketError error) => new([error switch
    {
        SocketError.AddressAlreadyInUse => $"Port {port} is taken. Give another with --port.",
        SocketError.AccessDenied => $"Port {port} may not be used by this user. Give one above 1023 with --port.",
        _ => $"Port {port} cannot be listened on ({error}). Give another with --port.",
    }]);
}
