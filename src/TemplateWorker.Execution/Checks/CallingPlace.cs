using System.Text.Json;

namespace TemplateWorker.Execution.Checks;

/// <summary>Where a template's top level asks for something, in what the compiler made of it.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Column">Its column, counted from 1.</param>
sealed record CallingPlace(string File, int Line, int Column)
{
    /// <summary>Reads one from a sandbox's description of a template, which is not trusted.</summary>
    /// <param name="description">The description.</param>
    /// <param name="kind">The list of things: <c>commands</c>.</param>
    /// <param name="index">Which one of them.</param>
    /// <returns>Null when it is not told, or makes no sense.</returns>
    public static CallingPlace? Find(JsonElement description, string kind, int index) =>
        description.TryGetProperty("places", out var places) && places.ValueKind == JsonValueKind.Object
        && places.TryGetProperty(kind, out var list) && list.ValueKind == JsonValueKind.Array && index < list.GetArrayLength()
            ? Read(list[index])
            : null;

    static CallingPlace? Read(JsonElement place) =>
        place.ValueKind == JsonValueKind.Array && place.GetArrayLength() == 3 && place[0].ValueKind == JsonValueKind.String
        && IsNumber(place[1], out var line) && IsNumber(place[2], out var column)
            ? new CallingPlace(place[0].GetString()!, line, column)
            : null;

    static bool IsNumber(JsonElement element, out int number)
    {
        number = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out number);
    }
}
