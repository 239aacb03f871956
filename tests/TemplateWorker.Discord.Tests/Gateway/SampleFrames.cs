using System.Text;

namespace TemplateWorker.Discord.Tests.Gateway;

/// <summary>Frames as Discord sends them.</summary>
static class SampleFrames
{
    /// <summary>A MESSAGE_CREATE frame, made as long as asked by the text of the message.</summary>
    public static byte[] MessageCreate(int length)
    {
        const string head =
            """{"t":"MESSAGE_CREATE","s":4711,"op":0,"d":{"type":0,"tts":false,"timestamp":"2026-08-06T12:00:00.000000+00:00","pinned":false,"nonce":"1162","mentions":[],"mention_roles":[],"mention_everyone":false,"member":{"roles":["1034"],"nick":null,"mute":false,"joined_at":"2024-01-01T00:00:00.000000+00:00","flags":0,"deaf":false},"id":"1162000000000000001","flags":0,"embeds":[],"edited_timestamp":null,"content":"a""";
        const string tail =
            """b","components":[],"channel_id":"1162000000000000002","author":{"username":"alice","id":"1162000000000000003","global_name":"Alice","discriminator":"0","avatar":null},"attachments":[],"guild_id":"1162000000000000004"}}""";
        return Encoding.UTF8.GetBytes(head + new string('x', Math.Max(0, length - head.Length - tail.Length)) + tail);
    }
}
