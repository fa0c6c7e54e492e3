using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PostSale.Benchmarks.Intake;

/// <summary>A signed Stripe delivery of a paid invoice as bytes on the wire, about 1.1 kB of JSON, renumbered in place for each purchase.</summary>
/// <remarks>Not thread-safe: one for each connection.</remarks>
internal sealed class Purchase
{
    /// <summary>Stands wherever the purchase's number does, and nowhere else.</summary>
    public const string Number = "9071350284";

    private const string Time = "TTTTTTTTTT";
    private static readonly string Signature = new('S', 64);

    private readonly byte[] key;
    private readonly byte[] wire;
    private readonly byte[] signed;
    private readonly int body;
    private readonly int signature;
    private readonly int[] numbers;

    public Purchase(Uri server, string secret, Instant now)
    {
        key = Encoding.UTF8.GetBytes(secret);
        var seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var json = Json(seconds);
        var head = string.Create(CultureInfo.InvariantCulture, $"""
            POST /webhooks/{Support.Shop.Id}/stripe HTTP/1.1
            Host: {server.Authority}
            User-Agent: Stripe/1.0 (+https://stripe.com/docs/webhooks)
            Content-Type: application/json; charset=utf-8
            Content-Length: {Encoding.UTF8.GetByteCount(json)}
            Stripe-Signature: t={Time},v1={Signature}


            """).ReplaceLineEndings("\r\n").Replace(Time, seconds, StringComparison.Ordinal);
        wire = Encoding.UTF8.GetBytes(head + json);
        body = Encoding.UTF8.GetByteCount(head);
        signature = head.IndexOf(Signature, StringComparison.Ordinal);
        numbers = [.. All(wire, Encoding.UTF8.GetBytes(Number))];

        // What is signed is the time, a dot and the body, one after the other.
        signed = new byte[seconds.Length + 1 + wire.Length - body];
        Encoding.UTF8.GetBytes(seconds + ".", signed);
    }

    public static int Length { get; } = Encoding.UTF8.GetByteCount(Json("1700000000"));

    /// <summary>The request of one purchase; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Of(long number)
    {
        Span<byte> digits = stackalloc byte[Number.Length];
        number.TryFormat(digits, out _, "D10", CultureInfo.InvariantCulture);
        foreach (var place in numbers)
        {
            digits.CopyTo(wire.AsSpan(place));
        }

        var length = wire.Length - body;
        wire.AsSpan(body).CopyTo(signed.AsSpan(signed.Length - length));
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(key, signed, hash);
        Convert.TryToHexStringLower(hash, wire.AsSpan(signature), out _);
        return wire;
    }

    private static string Json(string seconds) => $$$$"""
        {"id":"evt_{{{{Number}}}}","object":"event","api_version":"2025-03-31.basil","created":{{{{seconds}}}},"livemode":true,"pending_webhooks":1,"type":"invoice.paid",
        "request":{"id":null,"idempotency_key":null},"data":{"object":{"id":"in_{{{{Number}}}}","object":"invoice","account_country":"BR","account_name":"Loja Exemplo",
        "amount_due":18990,"amount_paid":18990,"amount_remaining":0,"attempt_count":1,"attempted":true,"auto_advance":false,"billing_reason":"manual",
        "charge":"ch_{{{{Number}}}}","collection_method":"charge_automatically","created":{{{{seconds}}}},"currency":"brl","customer":"cus_{{{{Number}}}}",
        "customer_email":"cliente.{{{{Number}}}}@example.com","customer_name":"Maria das Dores","customer_phone":null,"description":null,"discounts":[],
        "lines":{"object":"list","data":[{"id":"il_{{{{Number}}}}","object":"line_item","amount":18990,"currency":"brl","description":"Cafeteira italiana 6 xícaras",
        "price":{"id":"price_cafeteira","object":"price","product":"prod_cafeteira","unit_amount":18990},"quantity":1}],"has_more":false,"total_count":1},
        "number":"N-{{{{Number}}}}","paid":true,"status":"paid","subtotal":18990,"total":18990}}}
        """;

    private static IEnumerable<int> All(byte[] text, byte[] sought)
    {
        for (var at = text.AsSpan().IndexOf(sought); at >= 0;)
        {
            yield return at;
            var next = text.AsSpan(at + 1).IndexOf(sought);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }
}
