using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Demos;

public sealed class DemoTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_scripted_conversation_goes_as_expected_again_and_again_on_the_same_data()
    {
        await using var first = await ProgramRun.RunAsync(_folder, ["demo", "--once", "--data", "here"]);
        (await first.WaitForExitAsync()).ShouldBe(0, first.Errors);
        first.Output.ShouldContain("bot> Counted to 1");
        string[] community =
        [
            "join-gate", "levels", "message-log", "moderation", "reaction-roles", "role-menu", "starboard", "suggestions", "tags", "tickets",
        ];
        first.Output.Where(line => line.StartsWith('#')).ShouldBe(["# conversation.txt", .. community.Select(name => $"# {name}/conversation.txt")]);

        await using var second = await ProgramRun.RunAsync(_folder, ["demo", "--once", "--data", "here"]);
        (await second.WaitForExitAsync()).ShouldBe(0, second.Errors);
        second.Output.ShouldContain("bot> Counted to 3");
        second.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_side_by_side_do_not_collide_and_one_that_goes_otherwise_fails_and_shows_where()
    {
        await using var one = ProgramRun.Start(_folder, ["demo", "--once", _folder.Write("one.txt", "alice> !ping\nbot> pong\n")]);
        await using var other = ProgramRun.Start(_folder, ["demo", "--once", _folder.Write("other.txt", "alice> !ping\nbot> pang\nalice> /count\nbot> Counted to {n}\n")]);

        (await one.WaitForExitAsync()).ShouldBe(0, one.Errors);
        (await other.WaitForExitAsync()).ShouldBe(1);
        other.Output[..2].ShouldBe(["alice> !ping", "bot> pong"]);
        other.Errors.Split('\n')[1..].ShouldBe(["  alice> !ping", "- bot> pang", "+ bot> pong"]);
        Directory.GetDirectories(_folder.Combine(".data")).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Stopped_or_killed_hard_it_leaves_no_process_and_the_data_is_there_next_time()
    {
        await CountOnAsync(1, async demo => (await demo.InterruptAsync()).ShouldBe(0, demo.Errors));
        await CountOnAsync(2, demo => Signal.SendAsync("KILL", $"{demo.Id}"));
        await CountOnAsync(3, demo => demo.InterruptAsync());
    }

    [Fact]
    public async Task The_push_that_it_prints_reaches_it_whatever_database_is_configured_and_its_folder_is_taken()
    {
        _folder.Write("greeter/main.js", "require('templateworker').on('MESSAGE_CREATE', () => {});");
        _folder.Write("config.yaml", "database: { url: \"postgres://user@127.0.0.1:1/mine\" }\n");
        (string, string) elsewhere = ("DATABASE_URL", "postgres://user@127.0.0.1:1/mine");
        await using var demo = ProgramRun.Start(_folder, ["demo", "--data", "here"], elsewhere);
        var line = await demo.WaitForOutputAsync(line => line.StartsWith("your own ", StringComparison.Ordinal));
        line.ShouldNotContain("Password", Case.Insensitive);
        // The address alone is quoted, and has spaces in no part of its own.
        var arguments = line[line.IndexOf("template push", StringComparison.Ordinal)..].Replace("DIR", "greeter", StringComparison.Ordinal)
            .Split(' ').Select(argument => argument.Trim('\''));

        await using var push = await ProgramRun.RunAsync(_folder, arguments, elsewhere);
        (await push.WaitForExitAsync()).ShouldBe(0, push.Errors);
        push.Output[0].ShouldStartWith("greeter: version 1 is active");

        await using var sameFolder = await ProgramRun.RunAsync(_folder, ["demo", "--data", "here"]);
        sameFolder.Errors.ShouldBe("Another demo runs in here. Name another folder with --data, or stop that one.");
        (await sameFolder.WaitForExitAsync()).ShouldBe(1);
        await demo.InterruptAsync();
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;

        await using var demo = await ProgramRun.RunAsync(_folder, ["demo", "--data", "there", "--port", port.ToString(CultureInfo.InvariantCulture)]);

        demo.Errors.ShouldStartWith($"The playground cannot listen on 127.0.0.1:{port}: ");
        (await demo.WaitForExitAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("missing.txt", "missing.txt")]
    [InlineData("config.yaml", "config.yaml:1: a line is \"name> text\"")]
    public async Task A_conversation_that_cannot_be_read_is_wrong_usage(string file, string expected)
    {
        _folder.Write("config.yaml", "data_dir: here\n");

        await using var run = await ProgramRun.RunAsync(_folder, ["demo", "--once", file]);

        run.Errors.ShouldContain(expected);
        (await run.WaitForExitAsync()).ShouldBe(2);
    }

    public void Dispose() => _folder.Dispose();

    async Task CountOnAsync(int expected, Func<ProgramRun, Task> end)
    {
        await using var demo = ProgramRun.Start(_folder, ["demo", "--data", "here"]);
        await demo.TypeAsync("/count");
        await demo.WaitForOutputAsync(line => line == $"bot> Counted to {expected}");
        int[] processes = [.. demo.AllProcesses, PostgresIn("here")];

        await end(demo);

        await Patience.GoneAsync(processes);
    }

    int PostgresIn(string data) => int.Parse(
        File.ReadLines(_folder.Combine(data, "postgres", "cluster", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
}
