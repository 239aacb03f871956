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
    public async Task A_conversation_that_goes_otherwise_fails_and_shows_where()
    {
        var file = _folder.Write("c.txt", "alice> !ping\nbot> pang\nalice> /count\nbot> Counted to {n}\n");

        await using var run = await ProgramRun.RunAsync(_folder, ["demo", "--once", file]);

        run.Output[..2].ShouldBe(["alice> !ping", "bot> pong"]);
        run.Errors.Split('\n')[1..].ShouldBe(["  alice> !ping", "- bot> pang", "+ bot> pong"]);
        (await run.WaitForExitAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Two_side_by_side_do_not_collide()
    {
        var file = _folder.Write("c.txt", "alice> !ping\nbot> pong\n");
        await using var one = ProgramRun.Start(_folder, ["demo", "--once", file]);
        await using var other = ProgramRun.Start(_folder, ["demo", "--once", file]);

        (await one.WaitForExitAsync()).ShouldBe(0, one.Errors);
        (await other.WaitForExitAsync()).ShouldBe(0, other.Errors);
        Directory.GetDirectories(_folder.Combine(".data")).Length.ShouldBe(2);
    }

    [Fact]
    public async Task After_Ctrl_C_no_process_is_left_and_the_data_is_there_next_time()
    {
        await using var first = ProgramRun.Start(_folder, ["demo", "--data", "here"]);
        await first.WaitForOutputAsync(line => line.StartsWith("Ctrl+C", StringComparison.Ordinal));
        await first.TypeAsync("/count");
        await first.WaitForOutputAsync(line => line == "bot> Counted to 1");
        int[] processes = [.. first.AllProcesses, PostgresIn("here")];

        (await first.InterruptAsync()).ShouldBe(0, first.Errors);

        await Patience.GoneAsync(processes);
        await using var second = ProgramRun.Start(_folder, ["demo", "--data", "here"]);
        await second.TypeAsync("/count");
        await second.WaitForOutputAsync(line => line == "bot> Counted to 2");
        await second.InterruptAsync();
    }

    [Fact]
    public async Task The_push_that_it_prints_reaches_it_whatever_database_is_configured()
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
        await demo.InterruptAsync();
    }

    [Fact]
    public async Task Killed_hard_it_leaves_no_process_and_recovers()
    {
        await using var first = ProgramRun.Start(_folder, ["demo", "--data", "here"]);
        await first.TypeAsync("/count");
        await first.WaitForOutputAsync(line => line == "bot> Counted to 1");
        int[] processes = [.. first.AllProcesses, PostgresIn("here")];

        await Signal.SendAsync("KILL", $"{first.Id}");

        await Patience.GoneAsync(processes);
        await using var second = ProgramRun.Start(_folder, ["demo", "--data", "here"]);
        await second.TypeAsync("/count");
        await second.WaitForOutputAsync(line => line == "bot> Counted to 2");
        await second.InterruptAsync();
    }

    [Fact]
    public async Task A_folder_or_port_that_is_taken_is_named_with_the_way_out()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;
        await using var first = ProgramRun.Start(_folder, ["demo", "--data", "here"]);
        await first.WaitForOutputAsync(line => line.StartsWith("playground", StringComparison.Ordinal));

        await using var sameFolder = await ProgramRun.RunAsync(_folder, ["demo", "--data", "here"]);
        sameFolder.Errors.ShouldBe("Another demo runs in here. Name another folder with --data, or stop that one.");
        (await sameFolder.WaitForExitAsync()).ShouldBe(1);

        await using var samePort = await ProgramRun.RunAsync(_folder, ["demo", "--data", "there", "--port", port.ToString(CultureInfo.InvariantCulture)]);
        samePort.Errors.ShouldStartWith($"The playground cannot listen on 127.0.0.1:{port}: ");
        (await samePort.WaitForExitAsync()).ShouldBe(1);
        await first.InterruptAsync();
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

    int PostgresIn(string data) => int.Parse(
        File.ReadLines(_folder.Combine(data, "postgres", "cluster", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
}
