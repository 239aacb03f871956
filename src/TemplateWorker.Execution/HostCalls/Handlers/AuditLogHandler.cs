using TemplateWorker.Discord.Rest;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>The audit log of the tenant's guild.</summary>
/// <param name="discord">Discord's REST interface.</param>
sealed class AuditLogHandler(DiscordRestClient discord)
{
    static readonly QueryShape Page = new(
        "discord.getAuditLog",
        QueryField.Id("user_id"), QueryField.Number("action_type", 1, int.MaxValue), QueryField.Id("before"), QueryField.Id("after"), QueryField.Limit(100));

    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods) => methods.Add("discord.getAuditLog", Capability.AuditLog, RateClass.Discord, Get);

    ValueTask<ReadOnlyMemory<byte>> Get(HostCall call, ref ArgumentReader arguments)
    {
        var query = Page.Read(ref arguments);
        arguments.End();
        return GetAsync(call, query);
    }

    async ValueTask<ReadOnlyMemory<byte>> GetAsync(HostCall call, RestQuery query) =>
        WebhookSecrets.OfAuditLog(await discord.GetAuditLogAsync(GuildScope.Of(call), query, call.CancellationToken));
}
