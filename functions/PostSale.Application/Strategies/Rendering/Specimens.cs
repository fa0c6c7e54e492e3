using PostSale.Application.Strategies.Generating;
using PostSale.Application.Templates;

namespace PostSale.Application.Strategies.Rendering;

/// <summary>Every message and task as somebody would get it: with a customer that stands for all.</summary>
internal sealed class Specimens
{
    private readonly Strategy _strategy;
    private readonly MailRenderer _renderer = new();
    private readonly TemplateModel _model;
    private readonly Speech _speech;

    public Specimens(Strategy strategy, Content content)
    {
        (_strategy, _speech) = (strategy, new(content));
        var product = strategy.Programme.Brief?.Product ?? strategy.Name;
        var name = content.Word("sample-name");
        _model = new()
        {
            FirstName = name.Split(' ')[0], Name = name, OrderReference = "#10482", OrderTotal = content.IsPortuguese ? "R$ 189,90" : "$189.90", Items = [new(product, "1")], Product = product,
            StoreName = content.Word("sample-store"), StoreEmail = "oi@loja.example", StoreReplyTo = "ajuda@loja.example", StorePostalAddress = content.Word("sample-city"),
            UnsubscribeUrl = "https://loja.example/u/…", SurveyUrl = "https://loja.example/s/…",
        };
    }

    /// <summary>What a contact is called: its subject, or what the task is.</summary>
    public string Title(Touchpoint touchpoint)
    {
        if (_strategy.Tasks.TryGetValue(touchpoint.Id, out var task))
        {
            return Phrases.Sentence(_renderer.RenderTask(_strategy, task with { Script = null }, _model with { Name = _speech.Word("the-customer"), FirstName = _speech.Word("the-customer") }).Title);
        }

        var text = _strategy.Texts[touchpoint.Id];
        return text.Subject.Length == 0 ? Speech.Readable(touchpoint.Id.Value) : _renderer.RenderTask(_strategy, new(text.Subject, null), _model).Title;
    }

    public IEnumerable<DocumentPart> Of(Touchpoint touchpoint, string title)
    {
        var text = _strategy.Texts[touchpoint.Id];
        foreach (var channel in touchpoint.Channels)
        {
            if (channel != Channel.Email)
            {
                yield return new DocumentPart.Brief(channel == touchpoint.Channel ? title : "", _speech.Channel(channel), _renderer.RenderText(_strategy, text, channel, _model));
                continue;
            }

            var mail = _renderer.Render(_strategy, text, _model with { UnsubscribeUrl = touchpoint.Purpose == Purpose.Transactional ? "" : _model.UnsubscribeUrl });
            yield return new DocumentPart.Mail(channel == touchpoint.Channel ? title : "", mail.Subject, Line(text.Preheader), Line(text.Call?.Label ?? ""), mail.Html, mail.Text);
        }
    }

    public string Script(TaskText task) => _renderer.RenderTask(_strategy, task, _model).Script ?? "";

    private string Line(string text) => text.Length == 0 ? "" : _renderer.RenderTask(_strategy, new(text, null), _model).Title;
}
