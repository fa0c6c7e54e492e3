using PostSale.Application.Intake;
using PostSale.Application.Strategies.Reading;
using PostSale.Application.Templates;

namespace PostSale.Application.Strategies;

/// <summary>Finds words that would break a promise: a way out of what nobody must receive, an address on what sells, an SMS that costs what it says.</summary>
internal static class PromiseChecker
{
    private const string WayOut = "unsubscribeUrl";
    private const string Address = "store.postalAddress";

    public static IReadOnlyList<StrategyFault> Check(ImmutableDictionary<string, string> files, ImmutableDictionary<string, string> links, Policies rules, Findings findings)
    {
        var faults = new Faults(StrategyFiles.Main);
        foreach (var use in findings.Templates)
        {
            switch (use.Channel)
            {
                case Channel.Email:
                    Mail(use, files, faults);
                    break;
                case Channel.Sms:
                    Way(use, files, faults);
                    Length(use, files, links, rules.SmsSegments, faults);
                    break;
                case Channel.WhatsApp:
                    Way(use, files, faults);
                    break;
            }
        }

        return faults.Found;
    }

    private static void Mail(TemplateUse use, ImmutableDictionary<string, string> files, Faults faults)
    {
        foreach (var (file, layout) in (ReadOnlySpan<(string, string)>)
            [(StrategyFiles.Html(use.Name), StrategyFiles.Html(StrategyFiles.Layout)), (StrategyFiles.Text(use.Name), StrategyFiles.Text(StrategyFiles.Layout))])
        {
            // A file that is missing has its fault already.
            if (files.ContainsKey(file) && files.ContainsKey(layout))
            {
                Need(use.Purpose != Purpose.Transactional, WayOut, "no way out");
                Need(use.Purpose == Purpose.Marketing, Address, "no postal address");
            }

            void Need(bool isOwed, string variable, string what)
            {
                if (isOwed && !Shows(files, file, variable) && !Shows(files, layout, variable))
                {
                    faults.Add(use.At, $"a {Words.Of(use.Purpose)} e-mail with {what}", $"show {{{{{variable}}}}} in {layout}");
                }
            }
        }
    }

    // In a text message the way out is a link or a word to answer with.
    private static void Way(TemplateUse use, ImmutableDictionary<string, string> files, Faults faults)
    {
        if (use.Purpose == Purpose.Marketing && FileOf(use, files) is { } file && !Shows(files, file, WayOut) && !TextReply.NamesStop(files[file]))
        {
            faults.Add(use.At, $"{file} sells and names no way out", "say which word ends it, for example \"SAIR\" or \"STOP\", or show {{unsubscribeUrl}}");
        }
    }

    private static void Length(TemplateUse use, ImmutableDictionary<string, string> files, ImmutableDictionary<string, string> links, int most, Faults faults)
    {
        if (FileOf(use, files) is { } file && UsualText.Of(files[file], links) is { } text && SmsText.Measure(text) is var sms && sms.Segments > most)
        {
            faults.Add(
                use.At,
                $"{file} takes {sms.Segments} SMS segments with usual names{(sms.IsUnicode ? $", because of {Odd(text)}" : "")}, and {most} are allowed",
                "shorten it, or raise policies.smsSegments");
        }
    }

    private static string Odd(string text) => Faults.Quote(new([.. text.Where(letter => SmsText.Measure(letter.ToString()).IsUnicode).Distinct().Take(5)]));

    private static string? FileOf(TemplateUse use, ImmutableDictionary<string, string> files) => StrategyFiles.Short(use.Name, use.Channel).FirstOrDefault(files.ContainsKey);

    private static bool Shows(ImmutableDictionary<string, string> files, string file, string variable) =>
        TemplateScanner.Scan(files[file]).Any(token => token is TemplateToken.Value value && value.Name == variable);
}
