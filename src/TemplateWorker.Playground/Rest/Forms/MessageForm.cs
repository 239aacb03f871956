using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Forms;

/// <summary>The body of a message to post or edit, checked.</summary>
sealed class MessageForm
{
    const int ContentLength = 2000;
    const int NonceLength = 25;

    MessageForm(Form form, MessageMarks flags)
    {
        Body = form.Element;
        Flags = flags;
    }

    public JsonElement Body { get; }

    public MessageMarks Flags { get; }

    /// <summary>The text; null when the body does not speak of it, empty when it clears it.</summary>
    public string? Content => TextOrCleared("content");

    public JsonElement? Embeds => Array("embeds") is { } embeds ? EmbedJson.Stored(embeds) : null;

    public JsonElement? Components => Array("components");

    public bool IsTts => Body.Flag("tts");

    public AllowedMentions AllowedMentions => AllowedMentions.Read(Body.Member("allowed_mentions"));

    public JsonElement? Nonce => Body.Member("nonce");

    public bool EnforcesNonce => Body.Flag("enforce_nonce");

    public Snowflake? RepliesTo => Body.Member("message_reference")?.Id("message_id");

    public bool FailsWithoutReference =>
        Body.Member("message_reference")?.Member("fail_if_not_exists") is not { ValueKind: JsonValueKind.False };

    public bool IsEmpty => string.IsNullOrWhiteSpace(Content) && IsEmptyArray("embeds") && IsEmptyArray("components");

    /// <summary>Checks a body and gathers every fault before refusing it.</summary>
    /// <param name="body">The JSON of the message.</param>
    /// <param name="settable">Flags that this request may set; others are ignored, as Discord does.</param>
    /// <param name="isV2">True when the message is already one of components alone.</param>
    public static MessageForm Read(JsonElement body, MessageMarks settable, bool isV2 = false)
    {
        var form = Form.Of(body);
        var flags = (MessageMarks)(form.Number("flags", 0, int.MaxValue) ?? 0) & settable;
        isV2 |= flags.HasFlag(MessageMarks.ComponentsV2);

        form.Text("content", 0, ContentLength);
        form.Flag("tts");
        EmbedRules.Check(form);
        ComponentRules.Check(form, isV2);
        CheckNonce(form);
        CheckAllowedMentions(form);
        CheckReference(form);
        CheckAbsent(form);
        if (isV2)
            CheckLegacyFields(form);
        form.Errors.ThrowIfAny();
        return new MessageForm(form, flags);
    }

    static void CheckNonce(Form form)
    {
        if (form.Element.Member("nonce") is { ValueKind: JsonValueKind.String })
            form.Text("nonce", 0, NonceLength);
        else
            form.Text("nonce", 0, 20);
    }

    static void CheckAllowedMentions(Form form)
    {
        if (form.Object("allowed_mentions") is not { } mentions)
            return;
        var parse = mentions.Items("parse", 0, 3) is { } items
            ? items.EnumerateArray().Select(item => item.ToString()).ToList()
            : [];
        foreach (var unknown in parse.Where(kind => kind is not ("users" or "roles" or "everyone")))
            mentions.Errors.At("parse").Add(
                "BASE_TYPE_CHOICES", $"Value \"{unknown}\" must be one of ('users', 'roles', 'everyone').");
        foreach (var kind in (string[])["users", "roles"])
        {
            if (mentions.Items(kind, 0, 100)?.GetArrayLength() > 0 && parse.Contains(kind))
                mentions.Errors.Add(
                    "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                    $"parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
        }
    }

    static void CheckReference(Form form)
    {
        if (form.Object("message_reference") is { } reference)
            reference.Text("message_id", 1, 20, required: true);
    }

    static void CheckAbsent(Form form)
    {
        foreach (var name in (string[])["poll", "sticker_ids"])
        {
            if (form.Element.Member(name) is { } value && value.ToString() is not "[]")
                form.Errors.At(name).Add("PLAYGROUND_UNSUPPORTED", "The playground has neither polls nor stickers.");
        }
    }

    static void CheckLegacyFields(Form form)
    {
        foreach (var name in (string[])["content", "embeds"])
        {
            if (form.Element.Member(name) is { } value && value.ToString() is not ("" or "[]"))
                form.Errors.At(name).Add(
                    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                    $"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }
    }

    string? TextOrCleared(string name) => Body.TryGetProperty(name, out _) ? Body.Member(name)?.ToString() ?? "" : null;

    JsonElement? Array(string name) => Body.TryGetProperty(name, out var value)
        ? value.ValueKind == JsonValueKind.Array ? value : EmbedJson.None
        : null;

    bool IsEmptyArray(string name) => Array(name) is not { } array || array.GetArrayLength() == 0;
}
