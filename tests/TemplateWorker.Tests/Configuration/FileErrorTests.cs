using TemplateWorker.Configuration;
using TemplateWorker.Discord.Gateway;

namespace TemplateWorker.Tests.Configuration;

public sealed class FileErrorTests
{
    [Fact]
    public void All_problems_are_reported_at_once_each_with_line_and_column()
    {
        using var file = new ConfigurationFile(
            """
            data_dir: d
            databse:
              url: x
            sandbox:
              queue_per_tenant: fast
              procesess: 4
              drain_seconds: 5000
            logging: [debug]
            """);

        file.Problems().ShouldBe([
            "FILE:2:1: unknown key \"databse\"; did you mean database?",
            "FILE:6:3: unknown key \"sandbox.procesess\"; did you mean processes?",
            "FILE:8:10: logging must be a section (lines of \"key: value\"), and is a list",
            "FILE:5:21: sandbox.queue_per_tenant must be a whole number from 1 to 100000, and is \"fast\"",
            "FILE:7:18: sandbox.drain_seconds must be a whole number from 0 to 600, and is \"5000\"",
        ], ignoreOrder: true);
    }

    [Fact]
    public void Shards_presence_and_compression_are_read_and_what_they_cannot_be_is_said()
    {
        using var good = new ConfigurationFile(
            "discord: { shards: 0-3/16, compression: none, intents: all, presence: { status: dnd, activity: chess, activity_type: playing } }\n");
        using var bad = new ConfigurationFile(
            $"discord:\n  shards: 3-0/16\n  compression: zstd\n  presence:\n    status: away\n    activity: {new string('x', 129)}\n");

        var discord = good.Load().Discord;

        discord.Shards!.ToString().ShouldBe("0-3/16");
        discord.ToGatewayOptions(GatewayIntents.Guilds).Presence.ShouldBe(new BotPresence(BotStatus.Dnd, "chess", BotActivityType.Playing));
        discord.Compression.ShouldBe(GatewayCompression.None);
        bad.Problems().ShouldBe([
            "FILE:2:11: discord.shards must be a number of shards from 1 to 16384, or some of them, such as 0-3/16 or 0-3,16-19/32, and is \"3-0/16\"",
            "FILE:3:16: discord.compression must be one of none, zlib-stream, zstd-stream, auto, and is \"zstd\"",
            "FILE:5:13: discord.presence.status must be one of online, idle, dnd, invisible, and is \"away\"",
            "FILE:6:15: discord.presence.activity has more than 128 characters",
        ], ignoreOrder: true);
    }

    [Fact]
    public void Interactions_over_HTTP_need_a_loopback_address_and_a_key()
    {
        using var file = new ConfigurationFile(
            """
            discord:
              interactions:
                http: 0.0.0.0:80
                public_key: "123"
            """);
        file.Problems().ShouldBe([
            "FILE:3:11: discord.interactions.http must be a loopback address with a port, such as 127.0.0.1:7790, and is \"0.0.0.0:80\"; the server that has the public address and TLS hands requests on to it",
            "FILE:4:17: discord.interactions.public_key must be the application's public key, 64 hexadecimal digits",
        ], ignoreOrder: true);

        using var keyless = new ConfigurationFile("discord:\n  interactions:\n    http: 127.0.0.1:80\n");
        keyless.Problems().ShouldHaveSingleItem().ShouldContain("needs discord.interactions.public_key");
    }

    [Fact]
    public void A_key_in_the_wrong_section_is_answered_with_its_place()
    {
        using var file = new ConfigurationFile("sandbox:\n  max_connections: 3\n");

        file.Problems().ShouldBe(["FILE:2:3: unknown key \"sandbox.max_connections\"; did you mean database.max_connections?"]);
    }

    [Fact]
    public void A_key_like_no_other_is_answered_without_a_guess()
    {
        using var file = new ConfigurationFile("colour: blue\n");

        file.Problems().ShouldBe(["FILE:1:1: unknown key \"colour\""]);
    }

    [Fact]
    public void Text_that_is_not_YAML_is_reported_where_it_breaks()
    {
        using var file = new ConfigurationFile("sandbox:\n  processes: [1\nlogging: {}\n");

        file.Problems().ShouldHaveSingleItem().ShouldStartWith("FILE:2:");
    }

    [Fact]
    public void Text_that_the_YAML_reader_itself_stumbles_over_is_reported()
    {
        using var file = new ConfigurationFile(" : >-\n");

        file.Problems().ShouldHaveSingleItem().ShouldContain("not valid YAML");
    }

    [Fact]
    public void A_key_given_twice_is_an_error()
    {
        using var file = new ConfigurationFile("data_dir: a\ndata_dir: b\n");

        file.Problems().ShouldHaveSingleItem().ShouldStartWith("FILE:2:1: not valid YAML: Duplicate key");
    }

    [Theory]
    [InlineData("logging:\n  level: loud", "logging.level must be one of trace, debug, information, warning, error, critical, none, and is \"loud\"")]
    [InlineData("discord:\n  api_url: discord.com", "discord.api_url must be an http or https address, and is \"discord.com\"")]
    [InlineData("database:\n  max_connections:", "database.max_connections must be a whole number from 1 to 1000, and is empty")]
    [InlineData("database:\n  max_connections: 7.5", "database.max_connections must be a whole number from 1 to 1000, and is \"7.5\"")]
    [InlineData("database:\n  max_connections: 99999999999", "database.max_connections must be a whole number from 1 to 1000, and is \"99999999999\"")]
    [InlineData("data_dir: {a: b}", "data_dir must be one value, and is a section")]
    [InlineData("- a", "the file must be a section (lines of \"key: value\"), and is a list")]
    [InlineData("a: 1\n---\nb: 1", "a second document; put every setting into the first")]
    public void A_value_of_the_wrong_kind_is_answered_with_what_would_be_right(string yaml, string expected)
    {
        using var file = new ConfigurationFile(yaml);

        file.Problems().ShouldContain(problem => problem.EndsWith(expected));
    }

    [Fact]
    public void Settings_that_contradict_each_other_are_reported_where_they_are_written()
    {
        using var file = new ConfigurationFile(
            """
            discord:
              token: abc
              token_file: token.txt
            limits:
              cpu_ms: 3000
              dispatch_seconds: 2
            sandbox:
              restart_backoff_max_ms: 50
              queue_per_sandbox: 10
            """);

        file.Problems().ShouldBe([
            "FILE:3:15: discord.token and discord.token_file are both set; keep one",
            "FILE:6:21: limits.cpu_ms (3000) is more than limits.dispatch_seconds (2)",
            "FILE:8:27: sandbox.restart_backoff_ms (100) is more than sandbox.restart_backoff_max_ms (50)",
            "FILE:9:22: sandbox.queue_per_tenant (256) is more than sandbox.queue_per_sandbox (10)",
        ], ignoreOrder: true);
    }

    [Fact]
    public void A_named_file_that_is_absent_is_an_error()
    {
        var error = Should.Throw<ConfigurationException>(() => SettingsLoader.Load("absent.yaml", new System.Collections.Hashtable(), []));

        error.Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("absent.yaml: the configuration cannot be read: ");
    }
}
