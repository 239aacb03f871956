using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.Rest.Forms;

/// <summary>Limits of embeds, from Discord's documentation.</summary>
static class EmbedRules
{
    public const int MostEmbeds = 10;
    const int MostFields = 25;
    const int MostCharacters = 6000;

    public static void Check(Form message)
    {
        if (message.List("embeds", 0, MostEmbeds) is not { } embeds)
            return;

        var total = 0;
        foreach (var embed in embeds)
            total += Check(embed, message);
        if (total > MostCharacters)
            message.Errors.At("embeds").Add("MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
    }

    static int Check(Form embed, Form message)
    {
        var title = embed.Text("title", 0, 256);
        var description = embed.Text("description", 0, 4096);
        Url(embed, "url");
        embed.Number("color", 0, 0xFFFFFF);
        var author = embed.Object("author")?.Text("name", 0, 256);
        var footer = embed.Object("footer")?.Text("text", 0, 2048);
        foreach (var name in (string[])["image", "thumbnail"])
        {
            if (embed.Object(name) is { } media)
                Url(media, "url", "attachment");
        }

        if (embed.Element.Text("timestamp") is { } timestamp && !DateTimeOffset.TryParse(timestamp, out _))
            embed.Errors.At("timestamp").Add("DATE_TIME_TYPE_PARSE", $"Could not parse {timestamp}. Should be ISO8601.");

        var length = Length(title) + Length(description) + Length(author) + Length(footer);
        foreach (var field in embed.List("fields", 0, MostFields) ?? [])
        {
            length += Length(field.Text("name", 1, 256, required: true));
            length += Length(field.Text("value", 1, 1024, required: true));
            field.Flag("inline");
        }

        return length;
    }

    static void Url(Form form, string name, params ReadOnlySpan<string> moreSchemes)
    {
        if (form.Text(name, 0, 2048) is not { Length: > 0 } text)
            return;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
            form.Errors.At(name).Add("URL_TYPE_INVALID_URL", "Not a well formed URL.");
        else if (url.Scheme is not ("http" or "https") && !moreSchemes.Contains(url.Scheme))
            form.Errors.At(name).Add(
                "URL_TYPE_INVALID_SCHEME",
                $"Scheme \"{url.Scheme}\" is not supported. Scheme must be one of ('http', 'https').");
    }

    static int Length(string? text) => text?.Length ?? 0;
}
