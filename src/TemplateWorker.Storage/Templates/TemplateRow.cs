using System.Text;
using System.Text.Json;

namespace TemplateWorker.Storage.Templates;

/// <summary>A row of a template's version, as Dapper fills it; of the columns those that were asked for.</summary>
sealed class TemplateRow
{
    public required string Name { get; init; }

    public required int Version { get; init; }

    public string Entry { get; init; } = "";

    public string Files { get; init; } = "{}";

    public string? Program { get; init; }

    public string SourceMaps { get; init; } = "{}";

    public string? Hash { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public string[]? Capabilities { get; init; }

    public bool DefersEphemerally { get; init; }

    public string[] Events { get; init; } = [];

    public string Commands { get; init; } = "[]";

    public string? Author { get; init; }

    public string? Note { get; init; }

    public DateTime CreatedAt { get; init; }

    public bool Enabled { get; init; }

    public int Versions { get; init; }

    public string EffectiveSettings { get; init; } = "{}";

    public TemplateVersionSummary ToSummary() => new(
        Name, Version, Label, Description, Hash, Capabilities, Events, Author, Note, new DateTimeOffset(CreatedAt));

    public TemplateVersion ToVersion() => new(ToSummary(), Entry, Texts(Files), Encoding.UTF8.GetBytes(Commands));

    public TemplateCommands ToCommands() => new(Name, Encoding.UTF8.GetBytes(Commands));

    public ActiveTemplate ToActive() => new(Name, Version, Entry, Texts(Program ?? Files), Events)
    {
        SourceMaps = Texts(SourceMaps),
        Capabilities = Capabilities,
        DefersEphemerally = DefersEphemerally,
        Settings = EffectiveSettings,
    };

    static Dictionary<string, string> Texts(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}
