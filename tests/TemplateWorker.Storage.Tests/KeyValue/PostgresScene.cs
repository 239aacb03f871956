using System.Globalization;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Tests.KeyValue.Behaviour;
using TemplateWorker.Testing;

namespace TemplateWorker.Storage.Tests.KeyValue;

/// <summary>A store in PostgreSQL, where time passes by moving what is stored into the past.</summary>
sealed class PostgresScene : IKeyValueScene
{
    readonly Database _database;
    readonly RawDatabase _raw;

    PostgresScene(Database database)
    {
        _database = database;
        _raw = new RawDatabase(database.Connection);
    }

    public IKeyValueStore Store => _database.KeyValues;

    public static async Task<IKeyValueScene> OpenAsync(PostgresFixture postgres, StorageLimits limits) =>
        new PostgresScene(await postgres.OpenDatabaseAsync(limits));

    public Task PassAsync(TimeSpan time) => _raw.ExecuteAsync(string.Create(
        CultureInfo.InvariantCulture, $"UPDATE tenant_kv SET valid_until = valid_until - {time.TotalSeconds} * interval '1 second'"));

    public async ValueTask DisposeAsync()
    {
        await _raw.DisposeAsync();
        await _database.DisposeAsync();
    }
}
