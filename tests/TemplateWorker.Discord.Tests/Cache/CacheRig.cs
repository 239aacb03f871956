using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Discord.Cache;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Playground.InMemory;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Discord.Tests.Cache;

/// <summary>A cache that reads of a playground, and gets its events.</summary>
sealed class CacheRig : IDisposable
{
    readonly CountingTransport _transport;

    public CacheRig(GuildCacheOptions? options = null, TimeProvider? time = null)
    {
        Playground = InMemoryPlayground.Create(Learn);
        _transport = new CountingTransport(Playground.CreateTransport());
        Rest = new DiscordRestClient(
            new DiscordRestOptions { ApiUrl = Playground.BaseUrl, Token = Playground.Token }, NullLoggerFactory.Instance, TimeProvider.System, _transport);
        Cache = new GuildCache(Rest, options ?? new GuildCacheOptions(), NullLoggerFactory.Instance, time ?? TimeProvider.System);
    }

    public InMemoryPlayground Playground { get; }

    public DiscordRestClient Rest { get; }

    public GuildCache Cache { get; }

    public Guild Guild => Playground.World.Guilds[0];

    public ulong GuildId => Playground.GuildId.Value;

    /// <summary>Requests sent so far.</summary>
    public int Requests => _transport.Count;

    /// <summary>Called before each request with its path.</summary>
    public Func<string, Task> BeforeRequest
    {
        set => _transport.Before = value;
    }

    public ulong Channel(string name) => Guild.Channels.Single(channel => channel.Name == name).Id.Value;

    public CachedMember Member(string name) => Of(Guild.Members.Single(member => member.User.Username == name));

    public CachedMember Bot => Of(Guild.Members.Single(member => member.Id == Playground.World.Bot.Id));

    /// <summary>What a member may do by the guild as it is now.</summary>
    public ulong Expected(GuildChannel channel, CachedMember member)
    {
        var guild = Guild;
        var parent = channel.Thread is null ? channel : guild.Channels.Single(one => one.Id == channel.ParentId);
        return ChannelPermissions.InChannel(
            GuildId,
            ChannelPermissions.InGuild(GuildId, guild.OwnerId.Value, guild.Roles.ToDictionary(role => role.Id.Value, role => (ulong)role.Permissions), member),
            [.. parent.Overwrites.Select(one => new ChannelOverwrite(one.TargetId.Value, one.IsMember, (ulong)one.Allow, (ulong)one.Deny))],
            KindOf(channel), member, DateTimeOffset.UtcNow);
    }

    static ChannelKind KindOf(GuildChannel channel) => channel.Thread is not null
        ? ChannelKind.Thread
        : channel.Type is ChannelType.Voice or ChannelType.Stage ? ChannelKind.Voice : ChannelKind.Text;

    /// <summary>Every member in every channel and thread, as the cache says and as it is; and no request for it.</summary>
    public async Task ShouldAgreeAsync()
    {
        var before = Requests;
        foreach (var channel in Guild.Channels.Concat(Guild.Threads))
        {
            foreach (var member in Guild.Members.Select(Of))
            {
                var found = await Cache.GetPermissionsAsync(GuildId, channel.Id.Value, member, TestContext.Current.CancellationToken);
                found.ShouldBe(Expected(channel, member), $"{channel.Name} {member.Id}");
            }
            (await Cache.GetPermissionsAsync(GuildId, channel.Id.Value, null, TestContext.Current.CancellationToken)).ShouldBe(Expected(channel, Bot));
        }
        Requests.ShouldBe(before);
    }

    public void Learn(string name, string data) => Cache.Learn(GuildId, Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(data));

    public void Dispose() => Rest.Dispose();

    static CachedMember Of(Member member) => new(member.Id.Value, [.. member.Roles.Select(role => role.Value)], member.TimeoutUntil);

    // Null while the playground makes its first guild.
    void Learn(PlaygroundDispatch dispatch)
    {
        if (dispatch.GuildId is { } guild)
            Cache?.Learn(guild.Value, Encoding.UTF8.GetBytes(dispatch.Name), dispatch.Data.Span);
    }

    sealed class CountingTransport(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        int _count;

        public int Count => _count;

        public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _count);
            await Before(request.RequestUri!.AbsolutePath);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
