using System.Text;
using System.Text.Json;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Templates.Compilation;

/// <summary>Checks that a template's <c>.json</c> files are JSON, imported or not: they go to the sandbox as they are.</summary>
static class JsonFiles
{
    /// <summary>Finds those that are not.</summary>
    /// <param name="sources">The sources by path.</param>
    public static IEnumerable<CompileDiagnostic> Check(IReadOnlyDictionary<string, string> sources) =>
        sources.Where(file => SourcePaths.KindOf(file.Key) == SourceFileKind.Json).Select(file => Check(file.Key, file.Value)).OfType<CompileDiagnostic>();

    static CompileDiagnostic? Check(string file, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return null;
        }
        catch (JsonException error)
        {
            var line = (int)(error.LineNumber ?? 0) + 1;
            var message = error.Message.Split(" LineNumber:", StringSplitOptions.None)[0].Split(" Path:", StringSplitOptions.None)[0];
            var place = new SourcePosition(file, line, ColumnOf(text, line, error.BytePositionInLine ?? 0));
            return CompileDiagnostic.At(place, DiagnosticCode.Json, $"not valid JSON: {message}", text);
        }
    }

    static int ColumnOf(string text, int line, long bytes)
    {
        var lines = text.Split('\n');
        var encoded = Encoding.UTF8.GetBytes(line <= lines.Length ? lines[line - 1] : "");
        return Encoding.UTF8.GetCharCount(encoded, 0, (int)Math.Min(bytes, encoded.Length)) + 1;
    }
}
