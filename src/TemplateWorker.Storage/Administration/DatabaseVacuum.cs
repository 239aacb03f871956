namespace TemplateWorker.Storage.Administration;

/// <summary>Gives room of removed rows back, and lets the planner know what tables hold.</summary>
public sealed class DatabaseVacuum
{
    readonly DirectSession _session;

    internal DatabaseVacuum(DirectSession session) => _session = session;

    /// <summary>Vacuums every table.</summary>
    /// <param name="isFull">Whether tables are written anew, which gives room back to the disk and keeps everybody else out of each meanwhile.</param>
    /// <param name="progress">Is told of each table.</param>
    /// <param name="cancellationToken">Gives up; those that are done stay so.</param>
    /// <returns>Each table with its bytes before and after, indexes included.</returns>
    /// <exception cref="AdministrationException">PostgreSQL refuses it.</exception>
    /// <exception cref="Connections.DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<IReadOnlyList<VacuumedTable>> RunAsync(bool isFull, IProgress<string> progress, CancellationToken cancellationToken) =>
        _session.RunAsync<IReadOnlyList<VacuumedTable>>(
            "be vacuumed",
            async connection =>
            {
                var tables = await OwnSchema.ListTablesAsync(connection, cancellationToken);
                var vacuumed = new List<VacuumedTable>();
                // A table that the role may not vacuum is passed over with a warning alone.
                var warnings = new List<string>();
                connection.Notice += (_, notice) => warnings.Add(notice.Notice.MessageText);
                foreach (var (name, sql) in tables)
                {
                    progress.Report($"vacuuming {name} ({vacuumed.Count + 1} of {tables.Count})");
                    var size = $"SELECT pg_total_relation_size({Quote(sql)})";
                    var before = (long)(await OwnSchema.ScalarAsync(connection, size, cancellationToken))!;
                    await OwnSchema.ExecuteAsync(connection, $"VACUUM ({(isFull ? "FULL, " : "")}ANALYZE) {sql}", cancellationToken);
                    vacuumed.Add(new VacuumedTable(name, before, (long)(await OwnSchema.ScalarAsync(connection, size, cancellationToken))!));
                }
                return warnings.Count == 0 ? vacuumed : throw new AdministrationException(
                    $"{_session.Target} was not vacuumed as a whole: {string.Join("; ", warnings)}. Log in as the owner of the database.");
            },
            cancellationToken);

    static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
