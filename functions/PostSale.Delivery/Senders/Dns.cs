using DnsClient;
using DnsClient.Protocol;

namespace PostSale.Delivery.Senders;

/// <summary>Asks the system's name servers.</summary>
public sealed class Dns
{
    private readonly LookupClient client = new(new LookupClientOptions { Timeout = TimeSpan.FromSeconds(2), Retries = 1, ThrowDnsErrors = false });

    /// <returns>A name's TXT records, the parts of each joined; null where no server answers.</returns>
    public async Task<DnsTexts?> Texts(string name)
    {
        try
        {
            var answer = await client.QueryAsync(name, QueryType.TXT);
            return answer.Header.ResponseCode switch
            {
                DnsHeaderResponseCode.NoError => new(true, [.. answer.Answers.OfType<TxtRecord>().Select(record => string.Concat(record.Text))]),
                DnsHeaderResponseCode.NotExistentDomain => new(false, []),
                _ => null,
            };
        }
        catch (Exception silent) when (silent is DnsResponseException or OperationCanceledException or System.Net.Sockets.SocketException or InvalidOperationException)
        {
            return null;
        }
    }
}
