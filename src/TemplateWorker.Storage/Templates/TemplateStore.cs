using System.Data;
using Dapper;
using Npgsql;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.Templates;

/// <summary>
/// Templates of tenants with all their versions, of which at most one is active. A change of templates and of what the
/// tenant subscribes to is one transaction, and reaches all hosts through <see cref="TenantChangeListener"/>.
/// </summary>
public sealed class TemplateStore
{
    static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    readonly DatabaseSession _session;
    readonly StorageLimits _limits;
    readonly TimeProvider _time;

    internal TemplateStore(DatabaseSession session, StorageLimits limits, TimeProvider time)
    {
        _session = session;
        _limits = limits;
        _time = time;
    }

    /// <summary>How long a change waits for another one of the same tenant, which may be waiting for Discord.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Changes a tenant's templates, all that the work does or, when it throws, nothing.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="work">The work. It runs once, while no other program changes templates of the tenant.</param>
    /// <param name="patience">How long to wait for another program that does; <see cref="Patience"/> where a person waits.</param>
    /// <param name="cancellationToken">Gives up; the change may have been made.</param>
    /// <exception cref="TemplateBusyException">Another program was at it for all that time.</exception>
    /// <exception cref="TemplateStoreException">What the work stores is beyond a limit or malformed.</exception>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public async Task<T> ChangeAsync<T>(
        TenantId tenant, Func<TemplateChange, Task<T>> work, TimeSpan patience, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        while (true)
        {
            var (isDone, result) = await _session.WriteAsync((connection, ct) => TryChangeAsync(connection, tenant, work, ct), cancellationToken);
            if (isDone)
                return result!;
            if (_time.GetElapsedTime(started) >= patience)
                throw new TemplateBusyException($"Another program is changing the templates of {tenant}; nothing was changed. Try again when it is done.");
            await Task.Delay(BetweenTries, _time, cancellationToken);
        }
    }

    /// <summary>Lists the templates of a tenant that are in use, enabled or not, by name.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<IReadOnlyList<TemplateSummary>> ListAsync(TenantId tenant, CancellationToken cancellationToken) =>
        ReadAsync(tenant, TemplateSql.List, row => new TemplateSummary(row.ToSummary(), row.Enabled, row.Versions), cancellationToken);

    /// <summary>Reads the templates of a tenant that run, with what runs, by name.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<IReadOnlyList<ActiveTemplate>> LoadActiveAsync(TenantId tenant, CancellationToken cancellationToken) =>
        ReadAsync(tenant, TemplateSql.Running, row => row.ToActive(), cancellationToken);

    /// <summary>Reads the commands of the templates of a tenant that run, by template.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<IReadOnlyList<TemplateCommands>> ListCommandsAsync(TenantId tenant, CancellationToken cancellationToken) =>
        ReadAsync(tenant, TemplateSql.RunningCommands, row => row.ToCommands(), cancellationToken);

    /// <summary>Reads a version with its sources.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="name">The template's name.</param>
    /// <param name="version">Which version.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<TemplateVersion?> LoadVersionAsync(TenantId tenant, string name, int version, CancellationToken cancellationToken) =>
        LookAsync(tenant, view => view.LoadVersionAsync(name, version), cancellationToken);

    /// <summary>Reads several things of a tenant's templates that fit together.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="look">What is read; nothing that it writes stays.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<T> LookAsync<T>(TenantId tenant, Func<TemplateChange, Task<T>> look, CancellationToken cancellationToken) =>
        _session.ReadAsync(
            async (connection, ct) =>
            {
                await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
                return await look(new TemplateChange(new TemplateTransaction(connection, transaction, tenant, ct), tenant, _limits));
            },
            cancellationToken);

    /// <summary>Keeps what Discord was given for a tenant, whatever else is under way.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="registered">What it was given.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task NoteRegisteredAsync(TenantId tenant, RegisteredCommands registered, CancellationToken cancellationToken) =>
        _session.WriteAsync(
            async (connection, ct) =>
            {
                var parameters = TemplateParameters.Of(tenant);
                TemplateParameters.Add(parameters, registered);
                return await connection.ExecuteAsync(new CommandDefinition(TemplateSql.NoteRegistered, parameters, cancellationToken: ct));
            },
            cancellationToken);

    async Task<(bool IsDone, T? Result)> TryChangeAsync<T>(
        NpgsqlConnection connection, TenantId tenant, Func<TemplateChange, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var run = new TemplateTransaction(connection, transaction, tenant, cancellationToken);
        if (!await run.ScalarAsync<bool>(TemplateSql.TryLock))
            return (false, default);
        var change = new TemplateChange(run, tenant, _limits);
        var result = await work(change);
        await change.RefreshEventsAsync();
        await transaction.CommitAsync(cancellationToken);
        return (true, result);
    }

    Task<IReadOnlyList<T>> ReadAsync<T>(TenantId tenant, string statement, Func<TemplateRow, T> convert, CancellationToken cancellationToken) =>
        _session.ReadAsync<IReadOnlyList<T>>(
            async (connection, ct) =>
            {
                var command = new CommandDefinition(statement, TemplateParameters.Of(tenant), cancellationToken: ct);
                return [.. (await connection.QueryAsync<TemplateRow>(command)).Select(convert)];
            },
            cancellationToken);
}
