using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace TemplateWorker.Sandbox.Tenants;

/// <summary>Which of a tenant's templates listen to an event, so that an event wakes no others.</summary>
sealed class EventSubscribers
{
    // The SDK takes no longer names.
    const int LongestName = 64;

    readonly Dictionary<string, List<int>> _templates = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> _byName;

    internal EventSubscribers() => _byName = _templates.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Adds a template.</summary>
    /// <param name="template">Its number.</param>
    /// <param name="description">What it asks for, as its SDK described it. What a tampered SDK made of it counts as nothing.</param>
    internal void Add(int template, byte[] description)
    {
        using var json = JsonDocument.Parse(description, new JsonDocumentOptions { MaxDepth = DescriptionCheck.MostLevels });
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("events", out var events)
            || events.ValueKind != JsonValueKind.Array)
            return;
        foreach (var name in events.EnumerateArray())
        {
            if (name.ValueKind == JsonValueKind.String && ListOf(name.GetString()!) is var list && (list.Count == 0 || list[^1] != template))
                list.Add(template);
        }
    }

    /// <summary>Finds the templates that listen, in their order.</summary>
    /// <param name="eventName">The event, in UTF-8.</param>
    /// <returns>Their numbers.</returns>
    internal ReadOnlySpan<int> Of(ReadOnlySpan<byte> eventName)
    {
        if (eventName.Length > LongestName)
            return default;
        Span<char> name = stackalloc char[LongestName];
        return _byName.TryGetValue(name[..Encoding.UTF8.GetChars(eventName, name)], out var templates)
            ? CollectionsMarshal.AsSpan(templates)
            : default;
    }

    List<int> ListOf(string name) => _templates.TryGetValue(name, out var list) ? list : _templates[name] = [];
}
