using System.Collections.Frozen;

namespace TemplateWorker.Templates.Capabilities;

/// <summary>What one template may do beyond what all may. Never changes.</summary>
public sealed class CapabilitySet
{
    readonly FrozenSet<string> _names;
    readonly FetchHost[] _hosts;

    CapabilitySet(IReadOnlyList<string> names, FetchHost[] hosts)
    {
        Names = names;
        _names = names.ToFrozenSet(StringComparer.Ordinal);
        _hosts = hosts;
    }

    /// <summary>Nothing.</summary>
    public static CapabilitySet None { get; } = Parse([]);

    /// <summary>What a template without a manifest may do: messages, reactions, keys and values.</summary>
    public static CapabilitySet Default { get; } = Parse([Capability.Messages, Capability.Reactions, Capability.KeyValue]);

    /// <summary>All that name no host.</summary>
    public static CapabilitySet All { get; } = Parse(Capability.Known);

    /// <summary>The capabilities as the manifest lists them, each once.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads the list of a manifest.</summary>
    /// <param name="texts">The entries of <c>capabilities</c>.</param>
    /// <exception cref="CapabilityException">An entry is none; <see cref="ProblemOf"/> tells the same of one.</exception>
    public static CapabilitySet Parse(IEnumerable<string> texts)
    {
        var names = new List<string>();
        var hosts = new List<FetchHost>();
        foreach (var text in texts)
        {
            if (Read(text, out var host) is { } problem)
                throw new CapabilityException(text, problem);
            var name = host is null ? text : Capability.FetchPrefix + host.Text;
            if (names.Contains(name))
                continue;
            names.Add(name);
            if (host is not null)
                hosts.Add(host);
        }
        return new CapabilitySet(names, [.. hosts]);
    }

    /// <summary>Says why a text is no capability.</summary>
    /// <param name="text">An entry of <c>capabilities</c>.</param>
    /// <returns>What is wrong and what would be right; null when nothing is wrong.</returns>
    public static string? ProblemOf(string text) => Read(text, out _);

    /// <summary>Whether the set has a capability.</summary>
    /// <param name="capability">One of <see cref="Capability.Known"/>.</param>
    public bool Allows(string capability) => _names.Contains(capability);

    /// <summary>Whether the set allows requests to a host.</summary>
    /// <param name="host">The host's name without a port; in any case, with or without the dot that may end it.</param>
    /// <param name="isPlain">Whether over plain http, which a capability must allow expressly.</param>
    public bool AllowsFetch(string host, bool isPlain = false) =>
        FetchHost.Normalize(host) is { } name
        && Array.Exists(_hosts, allowed => (allowed.AllowsPlain || !isPlain) && allowed.Matches(name));

    static string? Read(string text, out FetchHost? host)
    {
        host = null;
        if (text.StartsWith(Capability.FetchPrefix, StringComparison.Ordinal))
        {
            return FetchHost.TryParse(text[Capability.FetchPrefix.Length..], out host, out var problem)
                ? null
                : $"\"{text}\" names no host: {problem}";
        }
        if (Capability.Known.Contains(text))
            return null;
        return $"\"{text}\" is no capability; there are {string.Join(", ", Capability.Known)} and {Capability.FetchPrefix}HOST";
    }
}
