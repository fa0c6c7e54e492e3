using CsCheck;

namespace PostSale.Domain.Tests.Messages;

public sealed class SmsTextTests
{
    public static TheoryData<string, bool, int, int, int> Texts() => new()
    {
        { "", false, 0, 0, 160 },
        { "Oi", false, 2, 1, 158 },
        { "Pedido 1042: já é seu, à vontade", true, 32, 1, 38 },
        { "à é ù ò ì ñ ü Ç", false, 15, 1, 145 },
        { "R$ 9,90 ou € 2 [ok] {sim} ~ ^ | \\", false, 42, 1, 118 },
        { new string('a', 160), false, 160, 1, 0 },
        { new string('a', 161), false, 161, 2, 145 },
        { new string('a', 306), false, 306, 2, 0 },
        { new string('a', 307), false, 307, 3, 152 },
        { new string('€', 80), false, 160, 1, 0 },
        { new string('a', 152) + "€" + new string('a', 20), false, 174, 2, 131 },
        { new string('ã', 70), true, 70, 1, 0 },
        { new string('ã', 71), true, 71, 2, 63 },
        { new string('ã', 134), true, 134, 2, 0 },
        { "☕", true, 1, 1, 69 },
        { "😀", true, 2, 1, 68 },
        { new string('ã', 66) + "😀" + "ããã", true, 71, 2, 62 },
        { "\ud83d", true, 1, 1, 69 },
        { "tab\t", true, 4, 1, 66 },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_TravelsAs(string text, bool isUnicode, int units, int segments, int room) =>
        Assert.Equal(new SmsText(isUnicode, units, segments, room), SmsText.Measure(text));

    [Fact]
    public void AnyText_FitsItsSegmentsAndNoFewerThanItsUnitsNeed() => Gen.String[0, 400].Sample(text =>
    {
        var sms = SmsText.Measure(text);
        var each = sms.IsUnicode ? 67 : 153;
        return sms.Room >= 0 && (sms.Segments <= 1 || (sms.Segments * each >= sms.Units && (sms.Segments - 1) * (each - 1) < sms.Units));
    });
}
