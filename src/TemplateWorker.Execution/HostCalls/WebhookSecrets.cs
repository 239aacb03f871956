using System.Text.Json;
using System.Text.Json.Nodes;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>
/// Takes from what Discord says of webhooks all that lets one post as them: whoever holds a webhook's token needs no bot.
/// </summary>
static class WebhookSecrets
{
    const string Webhooks = "webhooks";

    /// <summary>A webhook without its token.</summary>
    /// <param name="json">A webhook as Discord sent it.</param>
    public static ReadOnlyMemory<byte> OfOne(ReadOnlyMemory<byte> json) => Without(json, root => Clean(root));

    /// <summary>Webhooks without their tokens.</summary>
    /// <param name="json">A list of webhooks as Discord sent it.</param>
    public static ReadOnlyMemory<byte> OfAll(ReadOnlyMemory<byte> json) => Without(json, CleanAll);

    /// <summary>An audit log whose webhooks are without their tokens.</summary>
    /// <param name="json">An audit log as Discord sent it.</param>
    public static ReadOnlyMemory<byte> OfAuditLog(ReadOnlyMemory<byte> json) =>
        Without(json, root => CleanAll((root as JsonObject)?[Webhooks]));

    static ReadOnlyMemory<byte> Without(ReadOnlyMemory<byte> json, Action<JsonNode?> clean)
    {
        var root = JsonNode.Parse(json.Span);
        clean(root);
        return JsonSerializer.SerializeToUtf8Bytes(root);
    }

    static void CleanAll(JsonNode? webhooks)
    {
        foreach (var webhook in webhooks as JsonArray ?? [])
            Clean(webhook);
    }

    static void Clean(JsonNode? webhook)
    {
        if (webhook is not JsonObject members)
            return;
        members.Remove("token");
        // The address to execute it at ends with the token.
        members.Remove("url");
    }
}
