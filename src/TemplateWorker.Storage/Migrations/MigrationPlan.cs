namespace TemplateWorker.Storage.Migrations;

/// <summary>What a database has, compared with what this program knows.</summary>
sealed class MigrationPlan
{
    public MigrationPlan(IReadOnlyList<Migration> known, IReadOnlyDictionary<string, DateTimeOffset> applied)
    {
        var lastApplied = known.Where(migration => applied.ContainsKey(migration.Id)).Select(migration => migration.Number).DefaultIfEmpty(0).Max();
        var unknown = applied.Where(entry => known.All(migration => migration.Id != entry.Key))
            .OrderBy(entry => entry.Value)
            .Select(entry => new MigrationStatus(entry.Key, MigrationState.Unknown, entry.Value));
        Status = [.. known.Select(migration => StatusOf(migration, applied, lastApplied)), .. unknown];
        var pending = Status.Where(status => status.State == MigrationState.Pending).Select(status => status.Id).ToHashSet();
        Pending = [.. known.Where(migration => pending.Contains(migration.Id))];
    }

    public IReadOnlyList<MigrationStatus> Status { get; }

    public IReadOnlyList<Migration> Pending { get; }

    /// <exception cref="MigrationDriftException">There is drift.</exception>
    public void ThrowIfDrifted()
    {
        var drifted = Status.Where(status => status.State is MigrationState.Skipped or MigrationState.Unknown).ToList();
        if (drifted.Count == 0)
            return;
        var faults = drifted.Select(status => status.State == MigrationState.Unknown
            ? $"{status.Id} was applied by a program that knows more than this one"
            : $"{status.Id} was never applied although a later one was");
        throw new MigrationDriftException(
            $"The database's migrations do not fit this program: {string.Join("; ", faults)}. Use the program version that wrote this database, or check the table _migrations_applied.");
    }

    // Databases of before this project never recorded the baseline; what they have is past it.
    static MigrationStatus StatusOf(Migration migration, IReadOnlyDictionary<string, DateTimeOffset> applied, int lastApplied) =>
        applied.TryGetValue(migration.Id, out var time) ? new MigrationStatus(migration.Id, MigrationState.Applied, time)
        : migration.Number < lastApplied && migration.Id != MigrationCatalog.Baseline
            ? new MigrationStatus(migration.Id, MigrationState.Skipped, AppliedAt: null)
            : new MigrationStatus(migration.Id, MigrationState.Pending, AppliedAt: null);
}
