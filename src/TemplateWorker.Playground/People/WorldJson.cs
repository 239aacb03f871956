using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.People;

/// <summary>What is there, for people who look around: guilds with channels, members and commands.</summary>
static class WorldJson
{
    public static ApiAnswer Answer(WorldState world, PlaygroundWorld view)
    {
        lock (world.Gate)
        {
            return ApiAnswer.Json((world, view), static (writer, state) =>
            {
                var (world, view) = state;
                writer.WriteStartObject();
                UserJson.Write(writer, "bot"u8, world.Bot);
                writer.WriteStartArray("guilds"u8);
                foreach (var guild in world.Guilds.Values)
                {
                    writer.WriteStartObject();
                    writer.WriteId("id"u8, guild.Id);
                    writer.WriteString("name"u8, guild.Name);
                    WriteArray("channels", guild.Channels.Values, channel => ChannelJson.Write(writer, channel.Channel));
                    WriteArray("members", guild.Members.Values, member => MemberJson.Write(writer, member, withUser: true));
                    WriteArray("roles", guild.Roles.Values, role => RoleJson.Write(writer, role));
                    WriteArray("commands", view.Commands(guild.Id), command =>
                        CommandJson.Write(writer, world.ApplicationId, command, withLocalizations: true));
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                WriteArray("commands", view.Commands(), command =>
                    CommandJson.Write(writer, world.ApplicationId, command, withLocalizations: true));
                writer.WriteEndObject();

                void WriteArray<T>(string name, IEnumerable<T> items, Action<T> write)
                {
                    writer.WriteStartArray(name);
                    foreach (var item in items)
                        write(item);
                    writer.WriteEndArray();
                }
            });
        }
    }
}
