using System.Buffers.Text;
using System.Text.Json;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>Reads Discord's ids, which are decimal numbers in text.</summary>
static class SnowflakeJson
{
    /// <summary>Reads the id that a reader stands on.</summary>
    /// <param name="json">Stands on the value.</param>
    /// <param name="id">The id.</param>
    public static bool TryRead(ref readonly Utf8JsonReader json, out ulong id)
    {
        id = 0;
        return json is { TokenType: JsonTokenType.String, HasValueSequence: false, ValueIsEscaped: false }
            && Utf8Parser.TryParse(json.ValueSpan, out id, out var length) && length == json.ValueSpan.Length && id != 0;
    }
}
