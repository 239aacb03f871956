using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage.Tests.Connections;

/// <summary>What the connection says itself wins over the program's defaults.</summary>
public sealed class ConnectionDefaultsTests
{
    [Fact]
    public async Task A_connection_that_says_nothing_gets_the_defaults()
    {
        var settings = await SettingsOfAsync("postgres://alice@host/db");

        (settings.Timeout, settings.CommandTimeout, settings.MinPoolSize, settings.MaxPoolSize).ShouldBe((5, 10, 0, 7));
        settings.ApplicationName.ShouldBe("templateworker");
    }

    [Fact]
    public async Task A_connection_keeps_what_it_says_even_where_that_is_the_drivers_default()
    {
        var settings = await SettingsOfAsync("Host=host;Timeout=15;Command Timeout=30;Minimum Pool Size=2;Maximum Pool Size=100;Application Name=mine");

        (settings.Timeout, settings.CommandTimeout, settings.MinPoolSize, settings.MaxPoolSize).ShouldBe((15, 30, 2, 100));
        settings.ApplicationName.ShouldBe("mine");
    }

    [Fact]
    public async Task A_url_keeps_its_timeout() =>
        (await SettingsOfAsync("postgres://alice@host/db?connect_timeout=60")).Timeout.ShouldBe(60);

    [Fact]
    public async Task A_pool_grows_at_least_to_its_given_minimum() =>
        (await SettingsOfAsync("Host=host;Minimum Pool Size=20")).MaxPoolSize.ShouldBe(20);

    [Fact]
    public async Task Settings_that_contradict_each_other_are_explained()
    {
        var options = new DatabaseOptions { Connection = DatabaseConnection.Parse("Host=host;Minimum Pool Size=20;Maximum Pool Size=10") };

        var error = await Should.ThrowAsync<DatabaseConnectionException>(
            () => Database.OpenAsync(options, NullLoggerFactory.Instance, TimeProvider.System, TestContext.Current.CancellationToken));

        error.Message.ShouldContain("contradict each other");
    }

    [Fact]
    public async Task Nothing_is_prepared_where_each_transaction_may_run_on_another_connection()
    {
        (await SettingsOfAsync("postgres://alice@host/db")).MaxAutoPrepare.ShouldBe(64);
        (await SettingsOfAsync("Host=host;Max Auto Prepare=20", isPooledByTransaction: true)).MaxAutoPrepare.ShouldBe(0);
    }

    static async Task<NpgsqlConnectionStringBuilder> SettingsOfAsync(string connection, bool isPooledByTransaction = false)
    {
        await using var source = Database.CreateSource(
            new DatabaseOptions { Connection = DatabaseConnection.Parse(connection), IsPooledByTransaction = isPooledByTransaction });
        return new NpgsqlConnectionStringBuilder(source.ConnectionString);
    }
}
