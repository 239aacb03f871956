namespace TemplateWorker.Storage.Migrations;

/// <summary>One migration in one database.</summary>
/// <param name="Id">Its name.</param>
/// <param name="State">How far it is.</param>
/// <param name="AppliedAt">When it ran, if it did.</param>
public sealed record MigrationStatus(string Id, MigrationState State, DateTimeOffset? AppliedAt);
