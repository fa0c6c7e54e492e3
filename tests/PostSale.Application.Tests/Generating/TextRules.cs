using System.Text.RegularExpressions;
using PostSale.Application.Templates;

namespace PostSale.Application.Tests.Generating;

/// <summary>What every text that we write keeps.</summary>
internal static partial class TextRules
{
    private const int LongestSubject = 60;

    private static readonly TemplateModel[] Models =
    [
        new()
        {
            FirstName = "Ana Paula", Name = "Ana Paula Souza", OrderReference = "#10482", OrderTotal = "R$ 1.289,90", Items = [new("Cafeteira italiana, 300 ml", "2")],
            Product = "Cafeteira italiana 3", StoreName = "Loja Exemplo", StoreEmail = "oi@loja.example", StoreReplyTo = "ajuda@loja.example",
            StorePostalAddress = "Rua A, 1", SurveyUrl = "https://loja.example/s/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789",
            UnsubscribeUrl = "https://loja.example/u/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789",
        },
        new() { StoreName = "Loja Exemplo", StoreReplyTo = "ajuda@loja.example", StorePostalAddress = "Rua A, 1", SurveyUrl = "https://loja.example/s/x", UnsubscribeUrl = "https://loja.example/u/x" },
    ];

    public static IEnumerable<string> Broken(Strategy strategy, string product)
    {
        var renderer = new MailRenderer();
        foreach (var touchpoint in strategy.Plan.Journeys.SelectMany(journey => journey.Touchpoints))
        {
            foreach (var broken in strategy.Texts.TryGetValue(touchpoint.Id, out var text) ? Messages(renderer, strategy, touchpoint, text) : Tasks(renderer, strategy, touchpoint))
            {
                yield return $"{touchpoint.Id}: {broken}";
            }
        }

        foreach (var (file, said) in strategy.Files.Where(file => Token().IsMatch(Tags().Replace(file.Value, ""))))
        {
            yield return $"{file}: {Token().Match(Tags().Replace(said, "")).Value} is not resolved";
        }

        if (strategy.Files.Values.All(said => !said.Contains(product, StringComparison.OrdinalIgnoreCase)))
        {
            yield return "nothing names the product";
        }
    }

    private static IEnumerable<string> Messages(MailRenderer renderer, Strategy strategy, Touchpoint touchpoint, TouchpointText text)
    {
        foreach (var model in Models)
        {
            foreach (var channel in touchpoint.Channels)
            {
                foreach (var broken in channel == Channel.Email ? Mail(renderer.Render(strategy, text, model), text) : Short(renderer.RenderText(strategy, text, channel, model), channel))
                {
                    yield return $"{channel}: {broken}";
                }
            }
        }
    }

    private static IEnumerable<string> Mail(RenderedMail mail, TouchpointText text)
    {
        if (mail.Subject.Length is > LongestSubject or 0)
        {
            yield return $"{mail.Subject.Length} characters: {mail.Subject}";
        }

        if (!char.IsUpper(mail.Subject[0]) && !char.IsDigit(mail.Subject[0]))
        {
            yield return $"no capital: {mail.Subject}";
        }

        if (text.Call is null || Regex.Count(mail.Html, "class=\"button\"") != 1)
        {
            yield return "not exactly one button";
        }

        foreach (var said in new[] { mail.Subject, mail.Html, mail.Text }.Where(said => said.Contains("{{", StringComparison.Ordinal) || said.Contains("**", StringComparison.Ordinal) || Doubled().IsMatch(said)))
        {
            yield return $"an unresolved or doubled mark: {Doubled().Match(said).Value} {said[..Math.Min(80, said.Length)]}";
        }
    }

    private static IEnumerable<string> Short(string said, Channel channel)
    {
        if (channel == Channel.Sms && SmsText.Measure(said) is { Segments: > 1 } sms)
        {
            yield return $"{sms.Segments} segments{(sms.IsUnicode ? ", unicode" : "")}: {said}";
        }

        if (said.Contains("{{", StringComparison.Ordinal) || said.EndsWith(':') || Doubled().IsMatch(said) || said.Length > 500)
        {
            yield return $"not finished: {said}";
        }
    }

    private static IEnumerable<string> Tasks(MailRenderer renderer, Strategy strategy, Touchpoint touchpoint)
    {
        var (title, script) = renderer.RenderTask(strategy, strategy.Tasks[touchpoint.Id], Models[0]);
        if (title.Length is 0 or > 120 || title.Contains("{{", StringComparison.Ordinal))
        {
            yield return $"title: {title}";
        }

        if (script is not null && (Regex.Count(script, "^## ", RegexOptions.Multiline) != 6 || script.Contains("{{", StringComparison.Ordinal)))
        {
            yield return $"script: {script[..40]}";
        }
    }

    [GeneratedRegex(@"\{\{[^{}]*\}\}")]
    private static partial Regex Tags();

    [GeneratedRegex(@"(?<![\{:$ ])\{(?:de |em |a )?[a-zA-Z][a-z-]*\}(?!\})")]
    private static partial Regex Token();

    // The same word twice, a sign after a sign, a blank before a comma.
    [GeneratedRegex(@"\b(de|da|do|o|a|em|the|your|of|to) \1\b|[a-z] ,|\.\.|\? \?|:\s*:")]
    private static partial Regex Doubled();
}
