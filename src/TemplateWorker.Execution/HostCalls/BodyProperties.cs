using System.Text.Json;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>What a body that is sent on to Discord asks for, as far as it decides what the call needs and counts for.</summary>
static class BodyProperties
{
    static readonly JsonReaderOptions Options = new() { MaxDepth = ArgumentReader.MaxDepth };

    /// <summary>Whether a body names one of some properties, whatever their values.</summary>
    /// <param name="body">A JSON object.</param>
    /// <param name="names">The properties.</param>
    public static bool ContainAny(ReadOnlySpan<byte> body, params ReadOnlySpan<string> names)
    {
        var json = new Utf8JsonReader(body, Options);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            foreach (var name in names)
            {
                if (json.ValueTextEquals(name))
                    return true;
            }
            json.Read();
            json.Skip();
        }
        return false;
    }

    /// <summary>How many values a list in a body holds; when it is there more than once, all of them.</summary>
    /// <param name="body">A JSON object.</param>
    /// <param name="name">The property that is the list.</param>
    public static int CountValues(ReadOnlySpan<byte> body, string name)
    {
        var json = new Utf8JsonReader(body, Options);
        var count = 0;
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isList = json.ValueTextEquals(name);
            json.Read();
            if (isList && json.TokenType == JsonTokenType.StartArray)
            {
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    count++;
                    json.Skip();
                }
            }
            else
            {
                json.Skip();
            }
        }
        return count;
    }
}
