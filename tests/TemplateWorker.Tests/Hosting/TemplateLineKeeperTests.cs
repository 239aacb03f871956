using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Execution.Dispatch;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Hosting;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Logs;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Hosting;

public sealed class TemplateLineKeeperTests(PostgresFixture postgres) : IAsyncLifetime
{
    static readonly TenantId Tenant = TenantId.Guild(42);
    static readonly TenantId Other = TenantId.Guild(43);
    static readonly TenantTemplate Template = new() { Program = new TemplateProgram("poll", 3, "main.js", new Dictionary<string, string>()) };

    Database _database = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await postgres.OpenDatabaseAsync(new StorageLimits { LogLinesPerTenant = 2000 });

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task What_templates_log_and_how_dispatches_fail_is_kept()
    {
        await using (var keeper = Start())
        {
            keeper.Write(Tenant, Template, 7, TemplateLogLevel.Warn, "careful"u8);
            keeper.Write(Tenant, null, 7, TemplateLogLevel.Info, "somebody's"u8);
            keeper.OnOutcome(Outcome(DispatchOutcomeKind.Ok, error: null));
            keeper.OnOutcome(Outcome(DispatchOutcomeKind.Error, new ScriptErrorReport("TypeError", "no", "", "poll", "main.ts", 3, 5)));
            keeper.OnOutcome(Outcome(DispatchOutcomeKind.Refused, error: null));
            keeper.OnTemplateLeftOut(Tenant, new ScriptErrorReport("Error", "at once", "", "poll"), 4);
        }

        (await ReadAsync(Tenant)).ShouldBe(
        [
            "Warn poll 3 careful", "Info   somebody's", "Error poll 3 MESSAGE_CREATE failed: TypeError: no (main.ts:3:5)",
            "Error  3 MESSAGE_CREATE failed: Refused", "Error poll 4 left out, because its top level failed: Error: at once",
        ]);
    }

    [Fact]
    public async Task Lines_that_come_too_fast_are_counted_and_cost_other_tenants_nothing()
    {
        var time = new ManualTimeProvider();
        await using (var keeper = new TemplateLineKeeper(_database.TemplateLogs, NullLoggerFactory.Instance, time))
        {
            for (var i = 0; i < 1500; i++)
            {
                keeper.Write(Tenant, Template, 1, TemplateLogLevel.Info, Encoding.UTF8.GetBytes($"{i}"));
            }

            keeper.Write(Other, Template, 1, TemplateLogLevel.Info, "one of the other's"u8);
        }

        var lines = await ReadAsync(Tenant);
        lines.Count.ShouldBe(1001);
        lines[^1].ShouldStartWith("Warn   500 lines are lost");
        (await ReadAsync(Other)).ShouldBe(["Info poll 3 one of the other's"]);
    }

    [Fact]
    public async Task Lines_are_stored_while_it_runs_and_the_oldest_make_room()
    {
        await using var database = await PostgresFixture.OpenAsync(_database.Connection, new StorageLimits { LogLinesPerTenant = 50 });
        await using var keeper = new TemplateLineKeeper(database.TemplateLogs, NullLoggerFactory.Instance, TimeProvider.System);

        for (var i = 0; i < 300; i++)
        {
            keeper.Write(Tenant, Template, 1, TemplateLogLevel.Info, Encoding.UTF8.GetBytes($"{i}"));
        }

        // The first lines of a run are followed by a trim.
        await Eventually.HoldsAsync(
            async () => await ReadAsync(Tenant) is { Count: > 0 and < 300 } kept && kept[^1] == "Info poll 3 299", "the newest lines are there and the oldest are gone");
    }

    [Fact]
    public async Task Lines_that_a_database_out_of_reach_did_not_take_are_counted_when_it_is_back()
    {
        using var log = new RecordingLoggerFactory();
        await using var keeper = new TemplateLineKeeper(_database.TemplateLogs, log, TimeProvider.System);
        var giveBack = await postgres.TakeAwayAsync(_database);

        keeper.Write(Tenant, Template, 1, TemplateLogLevel.Info, "one"u8);
        keeper.Write(Tenant, Template, 1, TemplateLogLevel.Info, "two"u8);
        await Eventually.HoldsAsync(() => log.Lines.Any(line => line.Text.Contains("2 lines of templates' logs are lost", StringComparison.Ordinal)), "the loss is told");
        await giveBack();
        keeper.Write(Tenant, Template, 1, TemplateLogLevel.Info, "three"u8);

        await Eventually.HoldsAsync(async () => (await ReadAsync(Tenant)).Count == 2, "what comes after is stored");
        var lines = await ReadAsync(Tenant);
        lines[0].ShouldBe("Info poll 3 three");
        lines[1].ShouldStartWith("Warn   2 lines are lost");
    }

    TemplateLineKeeper Start() => new(_database.TemplateLogs, NullLoggerFactory.Instance, TimeProvider.System);

    async Task<List<string>> ReadAsync(TenantId tenant) =>
        [.. (await _database.TemplateLogs.ReadAsync(tenant, new TemplateLogQuery { Limit = 2000 }, Cancel))
            .Select(line => FormattableString.Invariant($"{line.Line.Level} {line.Line.Template} {line.Line.Version} {line.Line.Text}"))];

    static DispatchOutcome Outcome(DispatchOutcomeKind kind, ScriptErrorReport? error) =>
        new(1, Tenant, EventName.Of("MESSAGE_CREATE"), kind, default, error) { TemplateVersion = 3 };
}
