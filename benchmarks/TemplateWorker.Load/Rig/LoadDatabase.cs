using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Embedded;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Load.Rig;

/// <summary>A PostgreSQL of this run's own, with one key for each guild of the load, and the broker before it.</summary>
sealed class LoadDatabase : IAsyncDisposable
{
    // The way of a call is measured with its look at the rate, not the wait for it.
    static readonly LimitSettings Unhindered = new() { KvCalls = 10_000, KvCallsWindowMs = 1 };

    readonly string _folder;
    readonly EmbeddedPostgres _postgres;
    readonly Database _database;
    readonly DiscordRestClient _discord;
    readonly int _serverProcessId;

    LoadDatabase(string folder, EmbeddedPostgres postgres, Database database)
    {
        _folder = folder;
        _postgres = postgres;
        _database = database;
        // The server writes its number into the first line of this file.
        var number = File.ReadLines(Directory.GetFiles(postgres.DataDirectory, "postmaster.pid", SearchOption.AllDirectories)[0]).First();
        _serverProcessId = int.Parse(number, CultureInfo.InvariantCulture);
        // The load's templates do not speak to Discord; the broker wants a client all the same.
        _discord = new DiscordRestClient(
            new DiscordRestOptions { ApiUrl = new Uri("http://127.0.0.1:9/api"), Token = "none" }, NullLoggerFactory.Instance,
            TimeProvider.System);
        Broker = new HostCallBroker(
            database.KeyValues, _discord, new ChannelDirectory(), new InteractionDirectory(TimeProvider.System),
            NullLoggerFactory.Instance, TimeProvider.System, new HostCallBrokerOptions { Limits = Unhindered });
    }

    internal IHostCallBroker Broker { get; }

    /// <summary>What the broker asks.</summary>
    internal IKeyValueStore Store => _database.KeyValues;

    /// <summary>Processor time that the server has used so far, in microseconds.</summary>
    internal double ProcessorMicroseconds => ProcessorTime.OfFamily(_serverProcessId);

    /// <summary>Starts the server, migrates, and sets the keys.</summary>
    /// <param name="guilds">How many guilds get a key.</param>
    internal static async Task<LoadDatabase> StartAsync(int guilds)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"templateworker-load-{Environment.ProcessId}");
        // PostgreSQL does not run as root; its user must be able to reach its cluster.
        Directory.CreateDirectory(
            folder,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute
                | UnixFileMode.OtherExecute);
        var postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = Path.Combine(folder, "postgres") }, NullLoggerFactory.Instance,
            TimeProvider.System, CancellationToken.None);
        var database = await Database.OpenAsync(
            new DatabaseOptions { Connection = postgres.Connection }, NullLoggerFactory.Instance, TimeProvider.System,
            CancellationToken.None);
        await database.Migrations.ApplyAsync(CancellationToken.None);
        for (var i = 0; i < guilds; i++)
        {
            await database.KeyValues.SetAsync(
                TenantId.Guild(Host.Guild(i)), new KeyValueAddress("key"),
                Encoding.UTF8.GetBytes("""{"Text":"a value of ordinary length, as templates keep"}"""), timeToLive: null, CancellationToken.None);
        }
        return new LoadDatabase(folder, postgres, database);
    }

    public async ValueTask DisposeAsync()
    {
        _discord.Dispose();
        await _database.DisposeAsync();
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
