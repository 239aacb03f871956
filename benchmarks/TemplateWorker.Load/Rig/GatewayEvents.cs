using System.Text;

namespace TemplateWorker.Load.Rig;

/// <summary>A gateway frame with a MESSAGE_CREATE of 700 bytes, as Discord sends them.</summary>
static class GatewayEvents
{
    const int DataBytes = 700;

    /// <summary>Makes the frame.</summary>
    /// <param name="guildId">The guild it happens in.</param>
    internal static byte[] MessageFrame(ulong guildId) =>
        Encoding.UTF8.GetBytes($$"""{"t":"MESSAGE_CREATE","s":4711,"op":0,"d":{{Message(guildId)}}}""");

    /// <summary>Makes the event's data.</summary>
    /// <param name="guildId">The guild it happens in.</param>
    internal static string Message(ulong guildId)
    {
        var start = $$"""
            {"type":0,"tts":false,"timestamp":"2026-02-27T01:02:03.456000+00:00","pinned":false,"nonce":"1342512345678901234","mentions":[],"mention_roles":[],"mention_everyone":false,"member":{"roles":["1100000000000000001"],"premium_since":null,"pending":false,"nick":null,"mute":false,"joined_at":"2024-01-01T00:00:00.000000+00:00","flags":0,"deaf":false},"id":"1342512345678901235","flags":0,"embeds":[],"edited_timestamp":null,"components":[],"channel_id":"1100000000000000002","author":{"username":"alice","id":"1100000000000000003","global_name":"Alice","discriminator":"0"},"attachments":[],"guild_id":"{{guildId}}","content":"
            """;
        const string End = "\"}";
        var filler = new string('x', Math.Max(0, DataBytes - start.Length - End.Length - "!echo ".Length));
        return $"{start}!echo {filler}{End}";
    }
}
