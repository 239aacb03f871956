using System.Text;

namespace TemplateWorker.Load.Rig;

/// <summary>
/// Gateway frames as a big bot gets them: of 20, eleven messages, three people typing, two presences, two reactions, a
/// member and a voice state.
/// </summary>
static class MixedEvents
{
    static readonly string[] Names =
    [
        "MESSAGE_CREATE", "TYPING_START", "MESSAGE_CREATE", "PRESENCE_UPDATE", "MESSAGE_CREATE", "MESSAGE_CREATE", "MESSAGE_REACTION_ADD",
        "MESSAGE_CREATE", "TYPING_START", "MESSAGE_CREATE", "MESSAGE_CREATE", "GUILD_MEMBER_UPDATE", "MESSAGE_CREATE", "PRESENCE_UPDATE",
        "MESSAGE_CREATE", "TYPING_START", "MESSAGE_CREATE", "MESSAGE_REACTION_ADD", "MESSAGE_CREATE", "VOICE_STATE_UPDATE",
    ];

    /// <summary>Makes a frame.</summary>
    /// <param name="number">Its number in the session; also chooses guild and kind.</param>
    /// <param name="guilds">How many guilds there are.</param>
    internal static byte[] Frame(int number, int guilds)
    {
        var name = Names[number % Names.Length];
        var guild = Host.Guild(number % guilds);
        var data = name == "MESSAGE_CREATE" ? GatewayEvents.Message(guild) : Small(name, guild);
        return Encoding.UTF8.GetBytes($$"""{"t":"{{name}}","s":{{number}},"op":0,"d":{{data}}}""");
    }

    static string Small(string name, ulong guild)
    {
        const string Member = """{"user":{"username":"alice","id":"1100000000000000003","global_name":"Alice","discriminator":"0","avatar":"a1b2c3d4e5f60718293a4b5c6d7e8f90"},"roles":["1100000000000000001"],"premium_since":null,"pending":false,"nick":null,"mute":false,"joined_at":"2024-01-01T00:00:00.000000+00:00","flags":0,"deaf":false}""";
        return name switch
        {
            "TYPING_START" => $$"""{"user_id":"1100000000000000003","timestamp":1790000000,"member":{{Member}},"channel_id":"1100000000000000002","guild_id":"{{guild}}"}""",
            "PRESENCE_UPDATE" => $$"""{"user":{"id":"1100000000000000003"},"status":"online","guild_id":"{{guild}}","client_status":{"desktop":"online"},"activities":[{"type":0,"name":"Chess","id":"ec0b28a579ecb4bd","created_at":1790000000000}]}""",
            "MESSAGE_REACTION_ADD" => $$"""{"user_id":"1100000000000000003","type":0,"message_id":"1342512345678901235","message_author_id":"1100000000000000004","member":{{Member}},"emoji":{"name":"🎉","id":null},"channel_id":"1100000000000000002","burst":false,"guild_id":"{{guild}}"}""",
            "VOICE_STATE_UPDATE" => $$"""{"member":{{Member}},"user_id":"1100000000000000003","suppress":false,"session_id":"b1946ac92492d2347c6235b4d2611184","self_video":false,"self_mute":false,"self_deaf":false,"mute":false,"guild_id":"{{guild}}","deaf":false,"channel_id":"1100000000000000002"}""",
            _ => $$"""{{Member[..^1]}},"guild_id":"{{guild}}"}""",
        };
    }
}
