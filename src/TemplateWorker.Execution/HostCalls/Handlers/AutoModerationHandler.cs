using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Rules of automatic moderation in the tenant's guild.</summary>
/// <param name="discord">Discord's REST interface.</param>
sealed class AutoModerationHandler(DiscordRestClient discord)
{
    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods)
    {
        methods.Add("discord.listAutoModerationRules", Capability.AutoModeration, RateClass.Discord, List);
        methods.Add("discord.getAutoModerationRule", Capability.AutoModeration, RateClass.Discord, Get);
        methods.Add("discord.createAutoModerationRule", Capability.AutoModeration, RateClass.Discord, Create);
        methods.Add("discord.editAutoModerationRule", Capability.AutoModeration, RateClass.Discord, Edit);
        methods.Add("discord.deleteAutoModerationRule", Capability.AutoModeration, RateClass.Discord, Delete);
    }

    ValueTask<ReadOnlyMemory<byte>> List(HostCall call, ref ArgumentReader arguments)
    {
        arguments.End();
        return new(discord.GetAutoModerationRulesAsync(GuildScope.Of(call), call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Get(HostCall call, ref ArgumentReader arguments)
    {
        var rule = arguments.Snowflake("ruleId");
        arguments.End();
        return new(discord.GetAutoModerationRuleAsync(GuildScope.Of(call), rule, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Create(HostCall call, ref ArgumentReader arguments)
    {
        var body = arguments.Body("body");
        var reason = arguments.Reason();
        arguments.End();
        return new(discord.CreateAutoModerationRuleAsync(GuildScope.Of(call), body, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Edit(HostCall call, ref ArgumentReader arguments)
    {
        var rule = arguments.Snowflake("ruleId");
        var body = arguments.Body("body");
        var reason = arguments.Reason();
        arguments.End();
        return new(discord.EditAutoModerationRuleAsync(GuildScope.Of(call), rule, body, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Delete(HostCall call, ref ArgumentReader arguments)
    {
        var rule = arguments.Snowflake("ruleId");
        var reason = arguments.Reason();
        arguments.End();
        return GuildScope.DoneAsync(
            discord.DeleteAutoModerationRuleAsync(GuildScope.Of(call), rule, reason, call.CancellationToken));
    }
}
