using System.Text;
using System.Text.Json;

namespace TemplateWorker.Storage.Templates;

/// <summary>Checks a template against the limits, and for what PostgreSQL cannot hold.</summary>
sealed class TemplateChecks(StorageLimits limits)
{
    public void Check(StoredTemplate template)
    {
        CheckName(template.Name);
        if (!template.Files.ContainsKey(template.Entry))
            throw new TemplateStoreException($"The template \"{template.Name}\" names \"{template.Entry}\" as its entry, but has no such file.");
        var bytes = (long)template.Commands.Length;
        foreach (var (name, text) in template.Files)
            bytes += BytesOf(template, name) + BytesOf(template, text);
        bytes += template.Events.Sum(name => BytesOf(template, name));
        bytes += BytesOf(template, template.Author ?? "") + BytesOf(template, template.Note ?? "");
        if (bytes > limits.TemplateBytes)
            throw new TemplateStoreException($"The template \"{template.Name}\" takes {bytes} bytes; a template may take {limits.TemplateBytes}.");
        CheckCommands(template);
    }

    void CheckName(string name)
    {
        if (name.Length == 0 || Encoding.UTF8.GetByteCount(name) > limits.TemplateNameBytes || name.Any(char.IsControl))
            throw new TemplateStoreException($"A template's name is 1 to {limits.TemplateNameBytes} bytes without control characters.");
    }

    static int BytesOf(StoredTemplate template, string text) =>
        text.Contains('\0', StringComparison.Ordinal)
            ? throw new TemplateStoreException($"A text of the template \"{template.Name}\" holds the character U+0000, which PostgreSQL cannot store.")
            : Encoding.UTF8.GetByteCount(text);

    static void CheckCommands(StoredTemplate template)
    {
        try
        {
            using var document = JsonDocument.Parse(template.Commands);
            if (document.RootElement.ValueKind == JsonValueKind.Array)
                return;
        }
        catch (JsonException)
        {
            // Falls through: what is no JSON is no array either.
        }
        throw new TemplateStoreException($"The commands of the template \"{template.Name}\" are not a JSON array.");
    }
}
