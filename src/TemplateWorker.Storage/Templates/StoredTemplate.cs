namespace TemplateWorker.Storage.Templates;

/// <summary>A version of a template as it is pushed: checked, compiled, and with what its top level registered.</summary>
public sealed record StoredTemplate
{
    /// <summary>Its name, unique within the tenant.</summary>
    public required string Name { get; init; }

    /// <summary>The file that runs; a path of <see cref="Program"/>.</summary>
    public required string Entry { get; init; }

    /// <summary>Texts of its sources by path: all that its author wrote, tests and manifest too.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>What runs, by path. None given: the sources themselves.</summary>
    public IReadOnlyDictionary<string, string>? Program { get; init; }

    /// <summary>Source maps by path of what runs.</summary>
    public IReadOnlyDictionary<string, string> SourceMaps { get; init; } = new Dictionary<string, string>();

    /// <summary>The same for versions that are the same; none when not known.</summary>
    public string? Hash { get; init; }

    /// <summary>What its author calls this version.</summary>
    public string? Label { get; init; }

    /// <summary>What its author says it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Names of what it may do; none given: what holds where a template does not say.</summary>
    public IReadOnlyCollection<string>? Capabilities { get; init; }

    /// <summary>Whether the host, when it defers an interaction for it, does so for the member alone.</summary>
    public bool DefersEphemerally { get; init; } = true;

    /// <summary>Names of the events it subscribes to.</summary>
    public IReadOnlyCollection<string> Events { get; init; } = [];

    /// <summary>Its commands: a JSON array of Discord application commands, UTF-8.</summary>
    public ReadOnlyMemory<byte> Commands { get; init; } = "[]"u8.ToArray();

    /// <summary>Who pushed it, if known.</summary>
    public string? Author { get; init; }

    /// <summary>What the author says about this version.</summary>
    public string? Note { get; init; }
}
