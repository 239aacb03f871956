using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Configuration;
using TemplateWorker.Doctor;
using TemplateWorker.Playground;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Doctor;

public sealed class CheckTests(PostgresFixture postgres) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_migrated_database_is_well_and_one_that_is_not_says_which_migration_is_next()
    {
        _ = await postgres.CreateEmptyDatabaseAsync();
        var server = postgres.Server;
        var password = (await File.ReadAllTextAsync(Path.Combine(server.DataDirectory, "password"), Stop)).Trim();
        var migrated = (await postgres.CreateDatabaseAsync()).ToString().Split(' ')[^1];
        var empty = (await postgres.CreateEmptyDatabaseAsync()).ToString().Split(' ')[^1];
        HostSettings Of(string name) => new() { Database = new DatabaseSettings { Url = new Secret($"postgres://postgres:{password}@127.0.0.1:{server.Port}/{name}") } };

        (await LookAsync(new DatabaseCheck(), Of(migrated))).ShouldAllBe(finding => finding.Kind != FindingKind.Failed);
        var findings = await LookAsync(new DatabaseCheck(), Of(empty));

        var pending = findings.Single(finding => finding.Subject == "migrations");
        pending.Kind.ShouldBe(FindingKind.Warning);
        pending.Detail.ShouldNotBeNull().ShouldContain("baseline first");
        findings.ShouldAllBe(finding => !$"{finding}".Contains(password));
    }

    [Fact]
    public async Task Without_a_database_the_programs_of_an_embedded_one_are_looked_for()
    {
        var findings = await LookAsync(new DatabaseCheck(), new HostSettings { DataDir = _folder.Combine("data") });

        findings.ShouldHaveSingleItem().Detail.ShouldNotBeNull().ShouldContain("the first start makes one with PostgreSQL");
        Directory.Exists(_folder.Combine("data")).ShouldBeFalse();
    }

    [Fact]
    public async Task Discord_tells_the_application_and_which_switches_are_off()
    {
        await using var playground = await PlaygroundServer.StartAsync(new PlaygroundOptions { Port = 0 }, NullLoggerFactory.Instance, cancellationToken: Stop);
        HostSettings With(string token) => new() { Discord = new DiscordSettings { ApiUrl = new Uri(playground.Announcement.Api), Token = new Secret(token) } };

        var findings = await LookAsync(new DiscordCheck(), With(playground.Announcement.Token));
        var refused = (await LookAsync(new DiscordCheck(), With("wrong"))).ShouldHaveSingleItem();

        findings.ShouldAllBe(finding => finding.Kind == FindingKind.Ok);
        findings.Select(finding => finding.Subject).ShouldBe(["token", "sessions", "Message Content Intent", "Server Members Intent"]);
        refused.Kind.ShouldBe(FindingKind.Failed);
        findings.Append(refused).ShouldAllBe(finding => !$"{finding}".Contains(playground.Announcement.Token));
    }

    [Fact]
    public async Task Without_a_token_nothing_of_Discord_is_asked() =>
        (await LookAsync(new DiscordCheck(), new HostSettings())).ShouldHaveSingleItem().Mend.ShouldNotBeNull().ShouldContain("discord.token_file");

    [Fact]
    public async Task A_port_that_somebody_else_has_is_found()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var settings = new HostSettings { Monitoring = new MonitoringSettings { Http = $"{other.LocalEndpoint}" } };
        var free = new HostSettings { Monitoring = new MonitoringSettings { Http = "127.0.0.1:0" } };

        var looking = LookAsync(new PortsCheck(), settings);
        // It asks who is there, and is hung up on.
        (await other.AcceptSocketAsync(Stop)).Dispose();

        (await looking).ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.Failed);
        (await LookAsync(new PortsCheck(), free)).ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.Ok);
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.OtherRead, true, false)]
    [InlineData(UnixFileMode.UserRead, true, true)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.OtherRead, false, true)]
    public async Task A_secret_that_others_can_read_is_told_of(UnixFileMode mode, bool isSecret, bool isWell)
    {
        var file = _folder.Write("config.yaml", isSecret ? "discord:\n  token: abc\n" : "data_dir: here\n");
        File.SetUnixFileMode(file, mode);

        var finding = (await LookAsync(new ConfigurationCheck(file), new HostSettings())).ShouldHaveSingleItem();

        (finding.Kind == FindingKind.Ok).ShouldBe(isWell);
        finding.Mend.ShouldBe(isWell ? null : $"chmod 600 {file}");
    }

    [Fact]
    public async Task Every_folder_that_is_written_to_has_room() =>
        (await LookAsync(new DiskCheck(), new HostSettings { DataDir = _folder.Combine("not", "there", "yet") })).Count.ShouldBe(3);

    public void Dispose() => _folder.Dispose();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static Task<IReadOnlyList<Finding>> LookAsync(IDoctorCheck check, HostSettings settings) => check.RunAsync(settings, Stop);
}
