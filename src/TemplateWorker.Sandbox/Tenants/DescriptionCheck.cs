using System.Text.Json;

namespace TemplateWorker.Sandbox.Tenants;

/// <summary>
/// Tells whether a host can read what a template asks for, so that one whose description it cannot read fails alone.
/// </summary>
static class DescriptionCheck
{
    // The host reads at most 64 levels, one of which is the list of all templates.
    internal const int MostLevels = 63;

    /// <summary>Finds what is wrong.</summary>
    /// <param name="description">The description as the SDK wrote it.</param>
    /// <returns>What is wrong, as the end of a sentence; null when nothing is.</returns>
    internal static string? FindFault(ReadOnlySpan<byte> description)
    {
        var json = new Utf8JsonReader(description, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (json.Read())
            {
                if (json.CurrentDepth >= MostLevels)
                    return $"it is nested deeper than {MostLevels} levels";
                if (json.ValueIsEscaped)
                    json.GetString();
            }
            return null;
        }
        catch (InvalidOperationException)
        {
            return $"a text in it is not valid Unicode, it holds half of a surrogate pair: {Shown(json)}";
        }
        catch (JsonException e)
        {
            return $"it is no JSON: {e.Message}";
        }
    }

    static string Shown(in Utf8JsonReader json)
    {
        const int Longest = 60;
        var text = System.Text.Encoding.UTF8.GetString(json.ValueSpan);
        return text.Length <= Longest ? $"\"{text}\"" : $"\"{text[..Longest]}…\"";
    }
}
