namespace TemplateWorker.Storage.Templates;

/// <summary>A row about a template, as Dapper fills it.</summary>
sealed class TemplateStateRow
{
    public required string Name { get; init; }

    public int? ActiveVersion { get; init; }

    public required bool Enabled { get; init; }

    public required int NewestVersion { get; init; }

    public string? ActiveHash { get; init; }

    public required string Settings { get; init; }

    public required string EffectiveSettings { get; init; }

    public TemplateState ToState() => new(Name, ActiveVersion, ActiveHash, Enabled, NewestVersion, Settings, EffectiveSettings);
}
