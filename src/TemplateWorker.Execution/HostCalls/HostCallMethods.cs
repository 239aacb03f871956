using System.Text;
using TemplateWorker.Execution.Dispatch;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>Every host call there is, by its name.</summary>
sealed class HostCallMethods
{
    readonly Dictionary<byte[], (string Name, HostCallMethod Method)> _methods = new(Utf8NameComparer.Instance);
    readonly Dictionary<byte[], (string Name, HostCallMethod Method)>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    /// <summary>Starts without any.</summary>
    public HostCallMethods() => _lookup = _methods.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>Names of all.</summary>
    public IEnumerable<string> Names => _methods.Values.Select(method => method.Name).Order(StringComparer.Ordinal);

    /// <summary>Adds one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="method">What it does.</param>
    public void Add(string name, HostCallMethod method) => _methods.Add(Encoding.UTF8.GetBytes(name), (name, method));

    /// <summary>Finds one.</summary>
    /// <param name="utf8">Its name in UTF-8.</param>
    /// <param name="name">Its name.</param>
    /// <param name="method">What it does.</param>
    public bool TryFind(ReadOnlySpan<byte> utf8, out string name, out HostCallMethod method)
    {
        var found = _lookup.TryGetValue(utf8, out var entry);
        (name, method) = entry;
        return found;
    }
}
