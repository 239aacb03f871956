using System.Text;

namespace TemplateWorker.Storage.Tests.KeyValue;

/// <summary>Values as text.</summary>
static class WireJson
{
    public static ReadOnlyMemory<byte> Json(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Without the blanks that PostgreSQL prints.</summary>
    public static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span).Replace(": ", ":").Replace(", ", ",");
}
