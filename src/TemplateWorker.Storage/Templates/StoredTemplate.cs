namespace TemplateWorker.Storage.Templates;

/// <summary>A template as it is pushed, checked and with what its top level registered.</summary>
public sealed record StoredTemplate
{
    /// <summary>Its name, unique within the tenant.</summary>
    public required string Name { get; init; }

    /// <summary>The file that runs; a name among <see cref="Files"/>.</summary>
    public required string Entry { get; init; }

    /// <summary>Texts of its files by name.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>Names of the events it subscribes to.</summary>
    public IReadOnlyCollection<string> Events { get; init; } = [];

    /// <summary>Its commands: a JSON array of Discord application commands, UTF-8.</summary>
    public ReadOnlyMemory<byte> Commands { get; init; } = "[]"u8.ToArray();

    /// <summary>Who pushed it, if known.</summary>
    public string? Author { get; init; }

    /// <summary>What the author says about this version.</summary>
    public string? Note { get; init; }
}
