using System.Net;
using System.Net.Sockets;
using TemplateWorker.EndToEnd.Tests.Databases;
using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Verbs;

/// <summary>What every verb that needs the database says when it cannot have it; none of it shows the password.</summary>
public sealed class WrongDatabaseTests(PostgresFixture postgres) : IDisposable
{
    const string Password = "hush-hush";

    readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Verbs => ["migrate", "worker", "register", "template list --guild 1"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task One_that_nobody_serves_is_named_with_what_to_check(string verb)
    {
        var errors = await FailAsync(verb, $"postgres://user:{Password}@127.0.0.1:1/somewhere", exitCode: 1);

        errors.ShouldBe(
            "PostgreSQL at 127.0.0.1:1, database somewhere cannot be reached: Connection refused. " +
            "Check that the server runs and that database.url (or DATABASE_URL) is right.");
    }

    [Fact]
    public async Task One_that_does_not_exist_is_named()
    {
        var database = await TestDatabase.CreateAsync(postgres);

        var errors = await FailAsync("migrate", database.Url + "_missing", exitCode: 1);

        errors.ShouldContain("_missing\" does not exist");
    }

    [Fact]
    public async Task A_password_that_the_server_refuses_is_said_without_showing_it()
    {
        var database = await TestDatabase.CreateAsync(postgres);

        var errors = await FailAsync("migrate", new UriBuilder(database.Url) { Password = Password }.ToString(), exitCode: 1);

        errors.ShouldContain("password authentication failed");
    }

    [Theory]
    [InlineData("mysql://user:hush-hush@host/db")]
    [InlineData("postgres://user:hush-hush@host:notaport/db")]
    [InlineData("Host=a;Password=hush-hush;Bogus=1")]
    [InlineData("postgres://user:hush-hush@db.example/db?sslmode=disable")]
    public async Task An_address_that_cannot_be_read_is_wrong_configuration(string url) =>
        (await FailAsync("migrate", url, exitCode: 2)).ShouldStartWith("database.url: ");

    [Fact]
    public async Task A_port_in_use_is_named_with_the_way_out_and_nothing_is_left_behind()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;

        await using var run = await ProgramRun.RunAsync(_folder, ["migrate"], ("TEMPLATEWORKER__DATABASE__EMBEDDED__PORT", $"{port}"));

        run.Errors.ShouldStartWith($"Port {port} on 127.0.0.1 is in use");
        run.Errors.ShouldContain("database.embedded.port");
        (await run.WaitForExitAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("migrate --status")]
    [InlineData("migrate --dry-run")]
    [InlineData("register")]
    [InlineData("register --dry-run")]
    public async Task What_changes_nothing_makes_no_cluster_either(string verb)
    {
        await using var run = await ProgramRun.RunAsync(
            _folder, [.. verb.Split(' '), "--data", "wrong"], ("TEMPLATEWORKER__DISCORD__TOKEN", "token"));

        run.Errors.ShouldBe($"There is no cluster in {_folder.Combine("wrong", "postgres")}; name its folder with --data, or a server with --database-url.");
        (await run.WaitForExitAsync()).ShouldBe(1);
        Directory.Exists(_folder.Combine("wrong")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_embedded_one_that_is_there_is_told_of()
    {
        await using var migrate = await ProgramRun.RunAsync(_folder, ["migrate", "--data", "here"]);
        (await migrate.WaitForExitAsync()).ShouldBe(0, migrate.Errors);

        await using var status = await ProgramRun.RunAsync(_folder, ["migrate", "--status", "--data", "here"]);

        status.Output[0].ShouldMatch("^baseline +applied ");
        (await status.WaitForExitAsync()).ShouldBe(0, status.Errors);
    }

    public void Dispose() => _folder.Dispose();

    async Task<string> FailAsync(string verb, string url, int exitCode)
    {
        await using var run = await ProgramRun.RunAsync(
            _folder, verb.Split(' '), ("DATABASE_URL", url), ("TEMPLATEWORKER__DISCORD__TOKEN", "token"), ("TEMPLATEWORKER__LOGGING__LEVEL", "error"));
        run.Errors.ShouldNotContain(Password);
        run.Errors.ShouldNotContain("   at ");
        (await run.WaitForExitAsync()).ShouldBe(exitCode, run.Errors);
        return run.Errors;
    }
}
