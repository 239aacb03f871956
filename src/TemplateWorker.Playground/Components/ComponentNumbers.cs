using System.Text.Json;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.Components;

/// <summary>Counts up over the component ids that the bot did not choose itself.</summary>
sealed class ComponentNumbers(IEnumerable<JsonElement> components)
{
    readonly HashSet<int> _taken = [.. components.Select(component => component.Int32("id") ?? 0)];
    int _last;

    public int Next()
    {
        do
        {
            _last++;
        }
        while (_taken.Contains(_last));
        return _last;
    }
}
