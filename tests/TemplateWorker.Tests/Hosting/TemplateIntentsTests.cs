using Microsoft.Extensions.Logging.Abstractions;
using TemplateWorker.Configuration;
using TemplateWorker.Discord;
using TemplateWorker.Discord.Gateway;
using TemplateWorker.Discord.Rest;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Hosting;

public sealed class TemplateIntentsTests : IDisposable
{
    readonly RecordingLoggerFactory _logs = new();
    readonly DiscordRestClient _rest = new(new DiscordRestOptions { Token = "t" }, NullLoggerFactory.Instance, TimeProvider.System);

    [Fact]
    public void Discord_is_asked_for_what_templates_subscribe_to_and_no_more()
    {
        var (intents, gateway) = Create(flags: null);

        intents.Take(StateOf(1, "GUILD_BAN_ADD"));
        intents.Take(StateOf(2, "INTERACTION_CREATE", "MESSAGE_CREATE"));
        intents.Take(StateOf(3, "TYPING_START") with { IsBanned = true });
        intents.Start(subscribing: 2);

        gateway.Intents.ShouldBe(
            GatewayIntents.Guilds | GatewayIntents.GuildModeration | GatewayIntents.GuildMessages | GatewayIntents.MessageContent);
        _logs.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void A_bot_without_templates_asks_for_messages_so_that_its_first_one_works_at_once()
    {
        var (intents, gateway) = Create(flags: null);

        intents.Start(subscribing: 0);

        gateway.Intents.ShouldBe(GatewayIntents.Guilds | GatewayIntents.GuildMessages | GatewayIntents.MessageContent);
    }

    [Fact]
    public void A_privileged_intent_that_is_off_is_left_out_and_told_once()
    {
        var (intents, gateway) = Create(flags: 1 << 14);

        intents.Take(StateOf(1, "MESSAGE_CREATE", "GUILD_MEMBER_ADD"));
        intents.Take(StateOf(2, "MESSAGE_CREATE", "PRESENCE_UPDATE"));

        gateway.Intents.ShouldBe(GatewayIntents.Guilds | GatewayIntents.GuildMessages | GatewayIntents.GuildMembers);
        _logs.Lines.Count.ShouldBe(2);
        _logs.Lines.ShouldContain(line => line.Text.Contains("messages come without their content") && line.Text.Contains("Enable 'Message Content Intent' in the developer portal"));
        _logs.Lines.ShouldContain(line => line.Text.Contains("'Presence Intent'"));
    }

    [Fact]
    public void All_means_all_that_the_application_may_have() =>
        Create(flags: 1 << 19, IntentChoice.All).Gateway.Intents.ShouldBe(GatewayIntents.Unprivileged | GatewayIntents.MessageContent);

    public void Dispose()
    {
        _rest.Dispose();
        _logs.Dispose();
    }

    (TemplateIntents Intents, GatewayClient Gateway) Create(long? flags, IntentChoice choice = IntentChoice.Subscribed)
    {
        var application = new DiscordApplication(1, "bot", flags);
        var options = new GatewayClientOptions { Intents = TemplateIntents.First(application, choice) };
        var gateway = new GatewayClient(options, _rest, new NoSink(), NullLoggerFactory.Instance, TimeProvider.System);
        return (new TemplateIntents(application, gateway, _logs), gateway);
    }

    static TenantState StateOf(ulong guild, params string[] events) => new(TenantId.Guild(guild), events, IsBanned: false, "{}"u8.ToArray());

    sealed class NoSink : IGatewayEventSink
    {
        public void OnDispatch(in GatewayDispatch dispatch) => throw new InvalidOperationException("Nothing is connected.");
    }
}
