using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TemplateWorker.Sandbox.Tenants;

/// <summary>
/// Makes of a template's JSON file the source of a function that returns its text, for the core's <c>JSON.parse</c>: as
/// a script the same text would mean something else (<c>__proto__</c> as a key). The engine's parser names no place, so
/// for a file that is no JSON the function returns message, line and column.
/// </summary>
static class JsonModule
{
    const char ByteOrderMark = '\uFEFF';

    /// <summary>The source of the function's body.</summary>
    /// <param name="text">The file.</param>
    internal static string SourceOf(string text)
    {
        text = text.TrimStart(ByteOrderMark);
        try
        {
            JsonDocument.Parse(text).Dispose();
            return $"return {Quoted(text)}";
        }
        catch (JsonException error)
        {
            var line = (int)(error.LineNumber ?? 0);
            var message = error.Message.Split(" LineNumber:", StringSplitOptions.None)[0];
            return $"return {{ message: {Quoted(message)}, line: {line + 1}, column: {ColumnOf(text, line, error.BytePositionInLine ?? 0)} }}";
        }
    }

    static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    // Lines and columns as an author's editor counts them: from 1, and in UTF-16.
    static int ColumnOf(string text, int line, long bytes)
    {
        var encoded = Encoding.UTF8.GetBytes(text.Split('\n').ElementAtOrDefault(line) ?? "");
        return Encoding.UTF8.GetCharCount(encoded, 0, (int)Math.Min(bytes, encoded.Length)) + 1;
    }
}
