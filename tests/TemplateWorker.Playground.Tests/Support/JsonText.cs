using System.Text.Json;

namespace TemplateWorker.Playground.Tests.Support;

/// <summary>Short ways to members of an answer.</summary>
static class JsonText
{
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).ToString();

    public static string Id(this Answer answer) => answer.Json.GetProperty("id").GetString()!;
}
