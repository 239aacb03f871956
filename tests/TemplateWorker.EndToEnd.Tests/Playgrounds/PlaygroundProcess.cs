using System.Net.Http.Json;
using System.Text.Json;
using TemplateWorker.EndToEnd.Tests.Processes;
using TemplateWorker.Testing;

namespace TemplateWorker.EndToEnd.Tests.Playgrounds;

/// <summary>The playground as a program of its own, and what people do in it.</summary>
sealed class PlaygroundProcess : IAsyncDisposable
{
    readonly ProgramRun _run;
    readonly HttpClient _client;
    readonly JsonElement _announcement;

    PlaygroundProcess(ProgramRun run, string announcement)
    {
        _run = run;
        _announcement = JsonDocument.Parse(announcement).RootElement;
        _client = new HttpClient { BaseAddress = new Uri(Api.Replace("/api", "/playground/", StringComparison.Ordinal)) };
    }

    public string Api => Text("api");

    public string Token => Text("token");

    public string GuildId => Text("guild_id");

    public string ChannelId => Text("channel_id");

    public string MemberId => Text("member_id");

    /// <summary>What a worker needs in its environment to use it.</summary>
    public (string Name, string Value)[] Environment =>
        [("TEMPLATEWORKER__DISCORD__API_URL", Api), ("TEMPLATEWORKER__DISCORD__TOKEN", Token)];

    public static async Task<PlaygroundProcess> StartAsync(TemporaryFolder folder, params string[] flags)
    {
        var run = ProgramRun.Start(folder, ["playground", "--json", "--port", "0", .. flags]);
        return new PlaygroundProcess(run, await run.WaitForOutputAsync(_ => true));
    }

    public Task SayAsync(string content) =>
        PostAsync("messages", new { channel_id = ChannelId, member_id = MemberId, content });

    public Task UseCommandAsync(string name, object? options = null) =>
        PostAsync("commands", new { channel_id = ChannelId, member_id = MemberId, name, options = options ?? new { } });

    /// <summary>Lets something go wrong.</summary>
    public Task AddFaultAsync(object fault) => PostAsync("faults", fault);

    /// <summary>The messages of the channel as the member sees them, oldest first.</summary>
    public async Task<IReadOnlyList<string>> MessagesAsync()
    {
        var messages = await _client.GetFromJsonAsync<JsonElement>($"channels/{ChannelId}/messages?member_id={MemberId}", Stop);
        return [.. messages.EnumerateArray().Select(message => message.GetProperty("content").GetString()!)];
    }

    /// <summary>Waits until somebody said this.</summary>
    public Task WaitForMessageAsync(string content, ProgramRun worker) => WaitForMessageAsync(message => message == content, worker);

    /// <summary>Waits for a message.</summary>
    public async Task<string> WaitForMessageAsync(Func<string, bool> fits, ProgramRun worker)
    {
        IReadOnlyList<string> messages = [];
        return await Patience.GetAsync(
            async () => (messages = await MessagesAsync()).LastOrDefault(fits),
            () => $"No such message in:\n{string.Join('\n', messages)}\nThe worker said:\n{worker.Errors}");
    }

    /// <summary>Names of the commands of the guild.</summary>
    public async Task<IReadOnlyList<string>> CommandsAsync()
    {
        var world = await _client.GetFromJsonAsync<JsonElement>("world", Stop);
        return
        [
            .. world.GetProperty("guilds")[0].GetProperty("commands").EnumerateArray()
                .Select(command => command.GetProperty("name").GetString()!),
        ];
    }

    /// <summary>Waits until the guild has exactly these commands, in any order.</summary>
    public async Task WaitForCommandsAsync(ProgramRun worker, params string[] names)
    {
        IReadOnlyList<string> commands = [];
        await Patience.GetAsync(
            async () => (commands = await CommandsAsync()).Order().SequenceEqual(names.Order()) ? "yes" : null,
            () => $"The commands are: {string.Join(", ", commands)}\nThe worker said:\n{worker.Errors}");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _run.DisposeAsync();
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    string Text(string name) => _announcement.GetProperty(name).GetString()!;

    async Task PostAsync(string path, object body)
    {
        using var response = await _client.PostAsJsonAsync(path, body, Stop);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync(Stop));
    }
}
