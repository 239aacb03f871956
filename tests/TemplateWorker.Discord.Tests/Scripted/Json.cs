using System.Text;

namespace TemplateWorker.Discord.Tests.Scripted;

/// <summary>JSON text as the client takes and gives it.</summary>
static class Json
{
    public static ReadOnlyMemory<byte> Bytes(string json) => Encoding.UTF8.GetBytes(json);

    public static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);
}
