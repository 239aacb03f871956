using System.Text;
using System.Text.Json;
using Dapper;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Storage.Templates;

/// <summary>
/// Templates of tenants with all their versions, of which at most one is active. A change of templates and of what the
/// tenant subscribes to is one transaction, and reaches all hosts through <see cref="TenantChangeListener"/>.
/// </summary>
public sealed class TemplateStore
{
    readonly DatabaseSession _session;
    readonly StorageLimits _limits;
    readonly TemplateChecks _checks;

    internal TemplateStore(DatabaseSession session, StorageLimits limits)
    {
        _session = session;
        _limits = limits;
        _checks = new TemplateChecks(limits);
    }

    /// <summary>Stores a new version of a template and makes it the active one.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="template">The template, checked by the caller to run.</param>
    /// <param name="cancellationToken">Gives up; the version may have been stored.</param>
    /// <returns>The version's number, counted from 1.</returns>
    /// <exception cref="TemplateStoreException">It is beyond a limit or malformed.</exception>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<int> PushAsync(TenantId tenant, StoredTemplate template, CancellationToken cancellationToken)
    {
        _checks.Check(template);
        return InTransactionAsync(tenant, template.Name, async (run, parameters) =>
        {
            if (await run.ExecuteScalarAsync<long>(TemplateSql.CountOthers, parameters) >= _limits.TemplatesPerTenant)
                throw new TemplateStoreException($"The tenant already has {_limits.TemplatesPerTenant} templates; remove one first.");
            parameters.Add("entry", template.Entry);
            parameters.Add("files", JsonSerializer.Serialize(template.Files));
            parameters.Add("events", template.Events.ToArray());
            parameters.Add("commands", Encoding.UTF8.GetString(template.Commands.Span));
            parameters.Add("author", template.Author);
            parameters.Add("note", template.Note);
            var version = await run.ExecuteScalarAsync<int>(TemplateSql.Push, parameters);
            parameters.Add("version", version);
            await run.ExecuteAsync(TemplateSql.Activate, parameters);
            await run.ExecuteAsync(TemplateSql.RefreshEvents, parameters);
            return version;
        }, cancellationToken);
    }

    /// <summary>Takes a template out of use. Its versions stay stored, and the next push goes on counting.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="name">The template's name.</param>
    /// <param name="cancellationToken">Gives up; the template may have been removed.</param>
    /// <returns>Whether it was active.</returns>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<bool> RemoveAsync(TenantId tenant, string name, CancellationToken cancellationToken) =>
        InTransactionAsync(tenant, name, async (run, parameters) =>
        {
            parameters.Add("version", null, System.Data.DbType.Int32);
            var removed = await run.ExecuteAsync(TemplateSql.Activate, parameters) > 0;
            await run.ExecuteAsync(TemplateSql.RefreshEvents, parameters);
            return removed;
        }, cancellationToken);

    /// <summary>Lists the active templates of a tenant by name.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<IReadOnlyList<TemplateSummary>> ListAsync(TenantId tenant, CancellationToken cancellationToken) =>
        ReadActiveAsync(
            tenant, "v.events, v.author, v.note, v.created_at AS createdAt",
            row => new TemplateSummary(row.Name, row.Version, row.Events, row.Author, row.Note, new DateTimeOffset(row.CreatedAt)),
            cancellationToken);

    /// <summary>Reads the active templates of a tenant with their files, by name.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<IReadOnlyList<ActiveTemplate>> LoadActiveAsync(TenantId tenant, CancellationToken cancellationToken) =>
        ReadActiveAsync(
            tenant, "v.entry, v.files::text AS files, v.events",
            row => new ActiveTemplate(row.Name, row.Version, row.Entry, JsonSerializer.Deserialize<Dictionary<string, string>>(row.Files)!, row.Events),
            cancellationToken);

    /// <summary>Reads the commands of a tenant's active templates, by template.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public Task<IReadOnlyList<TemplateCommands>> ListCommandsAsync(TenantId tenant, CancellationToken cancellationToken) =>
        ReadActiveAsync(
            tenant, "v.commands::text AS commands",
            row => new TemplateCommands(row.Name, Encoding.UTF8.GetBytes(row.Commands)),
            cancellationToken);

    Task<IReadOnlyList<T>> ReadActiveAsync<T>(TenantId tenant, string columns, Func<TemplateRow, T> convert, CancellationToken cancellationToken) =>
        _session.ReadAsync<IReadOnlyList<T>>(
            async (connection, ct) =>
            {
                var statement = TemplateSql.Active.Replace("{0}", columns, StringComparison.Ordinal);
                var rows = await connection.QueryAsync<TemplateRow>(
                    new CommandDefinition(statement, ParametersFor(tenant), cancellationToken: ct));
                return [.. rows.Select(convert)];
            },
            cancellationToken);

    Task<T> InTransactionAsync<T>(
        TenantId tenant, string name, Func<TemplateTransaction, DynamicParameters, Task<T>> work, CancellationToken cancellationToken) =>
        _session.WriteAsync(
            async (connection, ct) =>
            {
                await using var transaction = await connection.BeginTransactionAsync(ct);
                var run = new TemplateTransaction(connection, transaction, ct);
                var parameters = ParametersFor(tenant);
                parameters.Add("name", name);
                await run.ExecuteAsync(TemplateSql.Lock, parameters);
                var result = await work(run, parameters);
                await transaction.CommitAsync(ct);
                return result;
            },
            cancellationToken);

    static DynamicParameters ParametersFor(TenantId tenant)
    {
        var parameters = new DynamicParameters();
        parameters.Add("ownerId", tenant.OwnerIdText);
        parameters.Add("ownerType", tenant.OwnerTypeText);
        return parameters;
    }
}
