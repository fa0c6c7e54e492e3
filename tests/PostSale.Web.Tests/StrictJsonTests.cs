using CsCheck;
using PostSale.Web.Webhooks;

namespace PostSale.Web.Tests;

public sealed class StrictJsonTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"a":1,"b":{"a":1}}""")]
    [InlineData("""[{"a":1},{"a":1}]""")]
    [InlineData("""{"a":"\\u0000","b":"\ud83d\ude00"}""")]
    [InlineData("""{"a":1e400000,"b":-1e-400000,"c":123456789012345678901234567890123456789012345678901234567890}""")]
    [InlineData("""{"$type":"System.Object, mscorlib","__proto__":{}}""")]
    public void PlainJson_IsRead(string body) => Assert.Null(Fault(body));

    [Theory]
    [InlineData("", "valid JSON")]
    [InlineData("   ", "valid JSON")]
    [InlineData("{", "valid JSON")]
    [InlineData("{} {}", "valid JSON")]
    [InlineData("{'a':1}", "valid JSON")]
    [InlineData("""{"a":1,}""", "valid JSON")]
    [InlineData("""{"a":01}""", "valid JSON")]
    [InlineData("""{"a":NaN}""", "valid JSON")]
    [InlineData("// hello\n{}", "valid JSON")]
    [InlineData("{\"a\":\"\0\"}", "valid JSON")]
    [InlineData("""{"a":1,"a":2}""", "twice")]
    [InlineData("""{"a":1,"\u0061":2}""", "twice")]
    [InlineData("""{"b":[{"c":{"a":1,"x":0,"a":1}}]}""", "twice")]
    [InlineData("""{"a":"\u0000"}""", "NUL")]
    [InlineData("""{"\u0000":1}""", "NUL")]
    [InlineData("""["x\\\u0000"]""", "NUL")]
    [InlineData("""{"a":"\ud800"}""", "surrogate")]
    [InlineData("""{"\udc00":1,"\udc00":2}""", "surrogate")]
    [InlineData("\uFEFF{}", "byte order mark")]
    public void WhatTwoReadersCouldReadDifferently_IsRefused(string body, string because) =>
        Assert.Contains(because, Fault(body), StringComparison.Ordinal);

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, "deeper")]
    [InlineData(10_000, "deeper")]
    public void Depth_IsAtMost64(int depth, string? because)
    {
        foreach (var (open, close) in new[] { ("[", "]"), ("{\"a\":", "}") })
        {
            var fault = Fault(string.Concat(Enumerable.Repeat(open, depth)) + (open == "[" ? "" : "1") + string.Concat(Enumerable.Repeat(close, depth)));
            Assert.Equal(because is null, fault is null);
            Assert.Contains(because ?? "", fault ?? "", StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(new byte[] { (byte)'"', 0xFF, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', 0xC0, 0x80, (byte)'"' })]
    [InlineData(new byte[] { (byte)'"', 0xED, 0xA0, 0x80, (byte)'"' })]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'{', 0, (byte)'}', 0 })]
    public void InvalidUtf8_IsRefused(byte[] body)
    {
        Assert.False(StrictJson.TryParse(body, out _, out var fault));
        Assert.Contains("UTF-8", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void AnyBytes_NeverThrow() =>
        Gen.OneOf(
                Gen.Byte.Array[0, 60],
                Gen.OneOf("{", "}", "[", "]", "\"a\"", ":", ",", "1", "1e9999", "\"\\u0000\"", "\"\\ud800\"", "null", " ")
                    .Array[0, 30].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts))))
            .Sample(body =>
            {
                var parsed = StrictJson.TryParse(body, out var document, out var fault);
                document?.Dispose();
                return parsed == (fault is null);
            });

    private static string? Fault(string body)
    {
        var parsed = StrictJson.TryParse(Encoding.UTF8.GetBytes(body), out var document, out var fault);
        document?.Dispose();
        return parsed ? null : fault;
    }
}
