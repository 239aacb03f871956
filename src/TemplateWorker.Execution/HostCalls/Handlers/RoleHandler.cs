using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Roles of the tenant's guild.</summary>
/// <param name="discord">Discord's REST interface.</param>
sealed class RoleHandler(DiscordRestClient discord)
{
    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods)
    {
        methods.Add("discord.listRoles", capability: null, RateClass.Discord, List);
        methods.Add("discord.createRole", Capability.Roles, RateClass.Discord, Create);
        methods.Add("discord.editRole", Capability.Roles, RateClass.Discord, Edit);
        methods.Add("discord.deleteRole", Capability.Roles, RateClass.Discord, Delete);
        methods.Add("discord.addMemberRole", Capability.Roles, RateClass.Discord, AddToMember);
        methods.Add("discord.removeMemberRole", Capability.Roles, RateClass.Discord, RemoveFromMember);
    }

    ValueTask<ReadOnlyMemory<byte>> List(HostCall call, ref ArgumentReader arguments)
    {
        arguments.End();
        return new(discord.GetRolesAsync(GuildScope.Of(call), call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Create(HostCall call, ref ArgumentReader arguments)
    {
        var body = arguments.Body("body");
        var reason = arguments.Reason();
        arguments.End();
        return new(discord.CreateRoleAsync(GuildScope.Of(call), body, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Edit(HostCall call, ref ArgumentReader arguments)
    {
        var role = arguments.Snowflake("roleId");
        var body = arguments.Body("body");
        var reason = arguments.Reason();
        arguments.End();
        return new(discord.EditRoleAsync(GuildScope.Of(call), role, body, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Delete(HostCall call, ref ArgumentReader arguments)
    {
        var role = arguments.Snowflake("roleId");
        var reason = arguments.Reason();
        arguments.End();
        return GuildScope.DoneAsync(discord.DeleteRoleAsync(GuildScope.Of(call), role, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> AddToMember(HostCall call, ref ArgumentReader arguments)
    {
        var user = arguments.Snowflake("userId");
        var role = arguments.Snowflake("roleId");
        var reason = arguments.Reason();
        arguments.End();
        return GuildScope.DoneAsync(discord.AddMemberRoleAsync(GuildScope.Of(call), user, role, reason, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> RemoveFromMember(HostCall call, ref ArgumentReader arguments)
    {
        var user = arguments.Snowflake("userId");
        var role = arguments.Snowflake("roleId");
        var reason = arguments.Reason();
        arguments.End();
        return GuildScope.DoneAsync(
            discord.RemoveMemberRoleAsync(GuildScope.Of(call), user, role, reason, call.CancellationToken));
    }
}
