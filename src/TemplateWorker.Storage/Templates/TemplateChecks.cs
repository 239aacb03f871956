using System.Text;
using System.Text.Json;

namespace TemplateWorker.Storage.Templates;

/// <summary>Checks a template against the limits, and for what PostgreSQL cannot hold.</summary>
sealed class TemplateChecks(StorageLimits limits)
{
    public void Check(StoredTemplate template)
    {
        CheckName(template.Name);
        var program = template.Program ?? template.Files;
        if (!program.ContainsKey(template.Entry))
            throw new TemplateStoreException($"The template \"{template.Name}\" names \"{template.Entry}\" as its entry, but has no such file.");
        if (TemplateSourceRule.ProblemOf(template.Name, template.Files, program, limits) is { } problem)
            throw new TemplateStoreException(problem);
        CheckSize(template);
        CheckCommands(template);
    }

    void CheckName(string name)
    {
        if (name.Length == 0 || Encoding.UTF8.GetByteCount(name) > limits.TemplateNameBytes || name.Any(char.IsControl))
            throw new TemplateStoreException($"A template's name is 1 to {limits.TemplateNameBytes} bytes without control characters.");
    }

    void CheckSize(StoredTemplate template)
    {
        var bytes = (long)template.Commands.Length;
        foreach (var (path, text) in template.Files.Concat(template.Program ?? new Dictionary<string, string>()).Concat(template.SourceMaps))
            bytes += BytesOf(template, path) + BytesOf(template, text);
        string?[] texts = [.. template.Events, .. template.Capabilities ?? [], template.Author, template.Note, template.Label, template.Description];
        bytes += texts.Sum(text => BytesOf(template, text ?? ""));
        if (bytes > limits.TemplateVersionBytes)
            throw new TemplateStoreException($"A version of the template \"{template.Name}\" takes {bytes} bytes in all; it may take {limits.TemplateVersionBytes}.");
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
