using System.Collections;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;

namespace TemplateWorker.Tests.Configuration;

/// <summary>What is configured of the database, and how it is used.</summary>
public sealed class DatabaseSettingsTests
{
    const string Url = "postgres://u:p@127.0.0.1/db";

    [Fact]
    public void A_pooler_leaves_sessions_to_the_direct_address()
    {
        var options = OptionsOf(("URL", Url), ("POOLER", "transaction"), ("DIRECT_URL", "postgres://u:p@127.0.0.1:5433/db"), ("MAX_CONNECTIONS", "20")).ShouldNotBeNull();

        (options.IsPooledByTransaction, options.MaxConnections).ShouldBe((true, 20));
        $"{options.Connection} | {options.Direct}".ShouldBe("PostgreSQL at 127.0.0.1:5432, database db | PostgreSQL at 127.0.0.1:5433, database db");
    }

    [Theory]
    [InlineData("database.pooler: transaction needs database.direct_url", "URL", Url, "POOLER", "transaction")]
    [InlineData("database.direct_url goes with database.url", "DIRECT_URL", Url)]
    [InlineData("database.pooler must be one of none, transaction", "URL", Url, "POOLER", "session")]
    [InlineData("database.ssl_mode must be one of disable, prefer, require, verify-ca, verify-full", "SSL_MODE", "always")]
    [InlineData("database.embedded.instance must be 1 to 32 small letters", "EMBEDDED__INSTANCE", "../elsewhere")]
    [InlineData("both say where the cluster is", "EMBEDDED__INSTANCE", "one", "EMBEDDED__DATA_DIR", "/x")]
    public void What_does_not_go_together_is_told(string told, params string[] variables)
    {
        var error = Should.Throw<ConfigurationException>(() => OptionsOf([.. variables.Chunk(2).Select(pair => (pair[0], pair[1]))]));

        error.Problems.ShouldHaveSingleItem().What.ShouldContain(told);
    }

    [Theory]
    [InlineData("database.url: The connection to db.example would not be encrypted", "URL", "postgres://u:sesame@db.example/db", "SSL_MODE", "disable")]
    [InlineData("database.direct_url: The connection to db.example would not", "URL", Url, "DIRECT_URL", "postgres://u:sesame@db.example/db?sslmode=disable")]
    public void An_address_that_goes_without_TLS_where_it_must_not_is_named_by_its_setting(string told, params string[] variables)
    {
        var error = Should.Throw<UsageException>(() => OptionsOf([.. variables.Chunk(2).Select(pair => (pair[0], pair[1]))]));

        error.Message.ShouldStartWith(told);
        error.Message.ShouldNotContain("sesame");
    }

    [Fact]
    public void A_host_that_is_named_may_go_without() =>
        OptionsOf(("URL", "postgres://u@db.example/db"), ("SSL_MODE", "disable"), ("ALLOW_PLAINTEXT", "other, db.example")).ShouldNotBeNull();

    [Theory]
    [InlineData("data/postgres")]
    [InlineData("data/postgres-second", "EMBEDDED__INSTANCE", "second")]
    [InlineData("elsewhere", "EMBEDDED__DATA_DIR", "elsewhere")]
    public void Every_instance_has_a_cluster_of_its_own(string folder, params string[] variables)
    {
        var settings = Load([.. variables.Chunk(2).Select(pair => (pair[0], pair[1]))]) with { DataDir = "data" };

        HostDatabase.EmbeddedFolderOf(settings).ShouldBe(Path.GetFullPath(folder));
        HostDatabase.OptionsOf(settings).ShouldBeNull();
    }

    static Storage.DatabaseOptions? OptionsOf(params (string Name, string Value)[] variables) => HostDatabase.OptionsOf(Load(variables));

    static HostSettings Load(params (string Name, string Value)[] variables) => SettingsLoader.Load(
        file: null, new Hashtable(variables.ToDictionary(variable => $"TEMPLATEWORKER__DATABASE__{variable.Name}", variable => variable.Value)), []);
}
