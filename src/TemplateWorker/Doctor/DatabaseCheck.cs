using System.Globalization;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Embedded;
using TemplateWorker.Storage.Migrations;

namespace TemplateWorker.Doctor;

/// <summary>Whether the database can be used, and how far its schema is.</summary>
sealed class DatabaseCheck : IDoctorCheck
{
    static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public string Name => "database";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> RunAsync(HostSettings settings, CancellationToken stop)
    {
        if (settings.Database.Url is null && !HostDatabase.HasCluster(settings))
        {
            return
            [
                Finding.Ok("server", $"none is configured, and there is no embedded one yet; the first start makes one with {await InstalledPostgres.DescribeAsync(settings.Database.Embedded.BinDir, stop)}"),
            ];
        }

        var started = TimeProvider.System.GetTimestamp();
        await using var host = await HostDatabase.OpenExistingAsync(settings, NullLoggerFactory.Instance, stop);
        var opened = TimeProvider.System.GetElapsedTime(started);
        started = TimeProvider.System.GetTimestamp();
        await host.Database.PingAsync(stop);
        var asked = TimeProvider.System.GetElapsedTime(started);
        var options = HostDatabase.OptionsOf(settings)
            ?? new DatabaseOptions { Connection = host.Database.Connection, MaxConnections = settings.Database.MaxConnections };
        return
        [
            Finding.Ok("server", string.Create(CultureInfo.InvariantCulture, $"{host.Description}; opened in {opened.TotalMilliseconds:0} ms, a statement takes {asked.TotalMilliseconds:0.0} ms")),
            .. Describe(await DatabaseInspection.InspectAsync(options, TimeProvider.System, stop)),
            await LookAtMigrationsAsync(host.Database, stop),
        ];
    }

    static IEnumerable<Finding> Describe(DatabaseFacts facts)
    {
        yield return facts.IsInRecovery
            ? Finding.Failed("version", $"PostgreSQL {facts.Version} at {facts.Host} is a standby, which takes no writes.", "Name the primary, or all hosts of the cluster, in database.url.")
            : Finding.Ok("version", $"PostgreSQL {facts.Version} at {facts.Host}{(facts.IsPooledByTransaction ? ", behind a pooler" : "")}");
        yield return facts.IsTls ? Finding.Ok("TLS", facts.TlsProtocol)
            : IsHere(facts.Host) ? Finding.Ok("TLS", "none, on this machine")
            : Finding.Warning("TLS", "The connection is not encrypted: whoever is between here and there reads what guilds store, and the login.", "database.ssl_mode: verify-full, or require where the server's certificate cannot be checked.");
        yield return facts.CanCreateTables
            ? Finding.Ok("rights", "the role may create tables, which migrations need")
            : Finding.Warning("rights", "The role may not create tables, so it cannot apply migrations.", "Run `templateworker migrate` with a role that may, before a new version's worker starts.");
        var skew = facts.ServerTime - facts.AskedAt;
        yield return skew.Duration() <= MostSkew
            ? Finding.Ok("clock", string.Create(CultureInfo.InvariantCulture, $"the server's differs by {skew.TotalMilliseconds:0} ms"))
            : Finding.Warning("clock", string.Create(CultureInfo.InvariantCulture, $"The server's clock differs by {skew.TotalSeconds:0.0} s, so records expire at another time than logs say."), "Let both machines keep their clocks by NTP.");
        yield return facts.Connections.Fits
            ? Finding.Ok("connections", facts.Connections.Describe())
            : Finding.Failed("connections", facts.Connections.Describe(), "Lower database.max_connections, close what holds connections, or raise the server's max_connections.");
    }

    static bool IsHere(string host) => host.StartsWith('/') || host.StartsWith("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPEndPoint.TryParse(host, out var place) && IPAddress.IsLoopback(place.Address));

    static async Task<Finding> LookAtMigrationsAsync(Database database, CancellationToken stop)
    {
        try
        {
            var migrations = await database.Migrations.GetStatusAsync(stop);
            var pending = migrations.Where(migration => migration.State != MigrationState.Applied).Select(migration => migration.Id).ToList();
            if (pending.Count == 0)
            {
                return Finding.Ok("migrations", $"all {migrations.Count} are applied");
            }

            await database.Migrations.GetPendingSqlAsync(stop);
            return Finding.Warning("migrations", $"{pending.Count} of {migrations.Count} are pending, {pending[0]} first.", "`templateworker migrate` applies them; so does a worker when it starts.");
        }
        catch (Exception error) when (error is MigrationDriftException or MigrationException)
        {
            return Finding.Failed("migrations", error.Message, "docs/operating/upgrade.md says how to get from one version to another, and back.");
        }
    }
}
