using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PostSale.Application.Intake;

/// <summary>What somebody who answered a text message wants.</summary>
public enum ReplyMeaning
{
    /// <summary>Nothing that a rule knows: a person should read it.</summary>
    Other,

    /// <summary>No more messages.</summary>
    Stop,

    /// <summary>Messages again.</summary>
    Start,

    Help,
}

/// <summary>Reads answers to text messages, in Portuguese and English.</summary>
/// <remarks>
/// Two rules. A whole answer that is one of the known words counts, whatever its case, accents and punctuation. So does an answer that
/// holds a refusal in plain words ("não quero mais receber", "please stop texting me"), unless a "not" stands before it ("não pare de me
/// avisar"). In doubt it is a refusal: a message too few mends itself, one too many does not. Consent is never read out of free words, and "yes" is no consent: nobody knows to what.
/// </remarks>
public static partial class TextReply
{
    private const int Longest = 1600;

    private static readonly HashSet<string> StopWords =
    [
        "stop", "stopall", "stop all", "unsubscribe", "end", "quit", "cancel", "revoke", "optout", "opt out",
        "pare", "parar", "para", "sair", "cancelar", "cancela", "cancele", "descadastrar", "descadastre", "remover", "remova", "sai", "chega", "bloquear",
    ];

    private static readonly HashSet<string> StartWords = ["start", "unstop", "voltar", "comecar", "iniciar", "recomecar", "quero receber"];

    private static readonly HashSet<string> HelpWords = ["help", "info", "ajuda", "socorro"];

    public static ReplyMeaning Read(string? text)
    {
        var plain = Plain(text ?? "");
        return StopWords.Contains(WithoutPlease(plain)) ? ReplyMeaning.Stop
            : StartWords.Contains(plain) ? ReplyMeaning.Start
            : HelpWords.Contains(plain) ? ReplyMeaning.Help
            : Refuses(plain) ? ReplyMeaning.Stop
            : ReplyMeaning.Other;
    }

    /// <summary>Whether a text names, as a word of its own in capitals, an answer that ends messages.</summary>
    public static bool NamesStop(string text) => Capitals().Matches(text).Any(word => StopWords.Contains(Plain(word.Value)));

    private static bool Refuses(string plain) => Refusal().Matches(plain).Any(match => !Negated().IsMatch(plain[..match.Index]));

    private static string WithoutPlease(string plain) => Please().Replace(plain, "").Trim();

    /// <summary>Lower case, without accents; everything but letters and digits becomes one space.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var letter in DisplayText.Clean(text, Longest).ToLowerInvariant().Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(letter))
            {
                plain.Append(letter);
            }
            else if (letter is not ('\'' or '’') && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().Trim();
    }

    [GeneratedRegex(@"\b\p{Lu}{3,}\b")]
    private static partial Regex Capitals();

    [GeneratedRegex(@"^(?:please|por favor|favor|pfv?)\b|\b(?:please|por favor|favor|pfv?|thanks|thank you|obrigad[oa])$", RegexOptions.CultureInvariant)]
    private static partial Regex Please();

    // "nunca", "never" and the like within the two words before.
    [GeneratedRegex(@"\b(?:nao|nunca|jamais|nem|dont|do not|not|never|didnt|wont)(?: \w+)? $", RegexOptions.CultureInvariant)]
    private static partial Regex Negated();

    [GeneratedRegex(
        """
        \b(?:
            # Portuguese
            nao \s (?:me \s)? (?:mandem?|mandar|manda|enviem?|enviar|envia|escrevam?|escrever) \s (?:me \s)? mais
          | nao \s (?:me \s)? (?:mandem?|enviem?) \s nada
          | nao \s (?:me \s)? (?:perturbem?|incomodem?|encham?|enche) \b
          | nao \s (?:quero|desejo|gostaria \s de) \s mais \s (?:receb\w+|mensage\w+|msgs?\b|sms\b|propagandas?\b|whats\w*|contato)
          | nao \s (?:quero|desejo|gostaria \s de) \s receb\w+ (?:$ | \s (?:mais|nada|isso|essas?|suas?|mensage\w+|msgs?|sms|propagandas?|whats\w*|promo\w+|oferta\w*|avisos?)\b)
          | nao \s (?:quero|autorizo|aceito) \s (?:mensage\w+|msgs?\b|sms\b|propagandas?\b|contatos?\b|nada \s de \s voces)
          | (?:pare|parem|para|parar) \s (?:ja \s)? (?:de|com) \s (?:me \s|as \s|essas \s|esses \s)? (?:mand|envi|escrev|ench|incomod|perturb|spam|mensage|sms)\w*
          | (?:tir|remov|exclu|retir|apag|descadastr)\w{1,3} \s meu \s (?:numero|telefone|contato|cadastro)
          | me \s (?:remov|exclu|descadastr)\w{1,3} \b
          | me \s (?:tir|retir)\w{1,3} \s (?:da|dessa|desta|desse|deste|do|das) \s (?:\w+ \s)? (?:lista|grupo|cadastro)
          | quero \s (?:me \s descadastrar|sair \s d\w+ \s lista|parar \s de \s receber|cancelar \s (?:o \s recebimento|as \s mensagens|os \s (?:sms|avisos)))
          | deixem? \s de \s me \s (?:mandar|enviar|escrever)
            # English
          | stop \s (?:texting|messaging|spamming|contacting|bothering)
          | stop \s sending \s (?:me|us|these|those|this|texts|messages|sms|any|the \s (?:texts|messages))
          | stop \s (?:the|these|all) \s (?:texts|messages|sms)
          | (?:dont|do \s not|never) \s (?:ever \s)? (?:text|message|contact|sms) \s (?:me|us)\b
          | (?:dont|do \s not) \s send \s (?:me \s)? (?:any|more|these|texts|messages|sms)\b
          | (?:remove|delete) \s (?:me|my \s (?:number|phone))\b
          | take \s (?:me|my \s (?:number|phone)) \s off\b
          | (?:unsubscribe|opt) \s me\b
          | (?:want|wish|like) \s to \s (?:unsubscribe|opt \s out)
          | (?:dont|do \s not) \s (?:want|wish) \s (?:to \s (?:receive|get) \s)? (?:any \s|more \s|these \s|your \s|such \s)+ (?:texts|messages|sms|ads|offers|promotions)
          | no \s more \s (?:texts|messages|sms)\b
          | leave \s me \s alone
        )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Refusal();
}
