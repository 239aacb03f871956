using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Verbs;

public sealed class PlaygroundVerbTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_first_line_tells_a_program_all_it_needs_and_the_server_answers_there()
    {
        await using var run = ProgramRun.Start(_folder, ["playground", "--json", "--port", "0", "--guilds", "3", "--shards", "2"]);

        var line = await run.WaitForOutputAsync(_ => true);
        var announcement = JsonDocument.Parse(line).RootElement;
        announcement.EnumerateObject().Select(property => property.Name)
            .ShouldBe(["api", "token", "application_id", "guild_id", "channel_id", "member_id"]);
        var api = new Uri(announcement.GetProperty("api").GetString()!);
        api.Host.ShouldBe("127.0.0.1");

        using var client = new HttpClient();
        (await client.GetAsync(api + "/v10/gateway/bot", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        client.DefaultRequestHeaders.Add("Authorization", "Bot " + announcement.GetProperty("token").GetString());
        var gateway = await client.GetStringAsync(api + "/v10/gateway/bot", TestContext.Current.CancellationToken);
        JsonDocument.Parse(gateway).RootElement.GetProperty("shards").GetInt32().ShouldBe(2);
        var world = await client.GetStringAsync(new Uri(api, "/playground/world"), TestContext.Current.CancellationToken);
        JsonDocument.Parse(world).RootElement.GetProperty("guilds").GetArrayLength().ShouldBe(3);
        (await run.InterruptAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_the_way_out()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;

        await using var run = await ProgramRun.RunAsync(_folder, ["playground", "--port", $"{port}", "--log-level", "error"]);

        run.Errors.ShouldStartWith($"The playground cannot listen on 127.0.0.1:{port}: ");
        run.Errors.ShouldContain("choose another one");
        run.Errors.ShouldNotContain("   at ");
        (await run.WaitForExitAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("99999")]
    [InlineData("-1")]
    [InlineData("http")]
    public async Task What_cannot_be_a_port_is_wrong_usage(string port)
    {
        await using var run = await ProgramRun.RunAsync(_folder, ["playground", "--port", port]);

        run.Errors.ShouldStartWith($"--port must be a whole number from 0 to 65535, and is \"{port}\"");
        (await run.WaitForExitAsync()).ShouldBe(2);
    }

    public void Dispose() => _folder.Dispose();
}
