using System.Diagnostics.CodeAnalysis;
using System.Text;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>Every host call there is, by its name.</summary>
sealed class HostCallMethods
{
    readonly Dictionary<byte[], HostCallEntry> _methods = new(Utf8NameComparer.Instance);
    readonly Dictionary<byte[], HostCallEntry>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    /// <summary>Starts without any.</summary>
    public HostCallMethods() => _lookup = _methods.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>All, in order of their names.</summary>
    public IEnumerable<HostCallEntry> All => _methods.Values.OrderBy(method => method.Name, StringComparer.Ordinal);

    /// <summary>Adds one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="capability">
    /// What the calling template must be allowed; null when every template may call it, or when what is needed depends on
    /// the arguments and the method itself asks <see cref="HostCall.Require"/>.
    /// </param>
    /// <param name="rateClass">What it counts as.</param>
    /// <param name="method">What it does.</param>
    /// <param name="price">What it counts for, when that depends on the arguments.</param>
    /// <param name="isShared">Whether Discord keeps one queue of such requests for all guilds.</param>
    /// <param name="takesFiles">Whether files may come with it.</param>
    public void Add(
        string name, string? capability, RateClass rateClass, HostCallMethod method, HostCallPrice? price = null, bool isShared = false,
        bool takesFiles = false) =>
        _methods.Add(Encoding.UTF8.GetBytes(name), new HostCallEntry(name, capability, rateClass, price, isShared, takesFiles, method));

    /// <summary>Finds one.</summary>
    /// <param name="utf8">Its name in UTF-8.</param>
    /// <param name="entry">The call.</param>
    public bool TryFind(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out HostCallEntry? entry) =>
        _lookup.TryGetValue(utf8, out entry);
}
