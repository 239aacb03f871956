using System.Text.Json;
using TemplateWorker.Playground.Interactions;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.Forms;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>The first answer to an interaction. The token in the path is all the authorization it needs.</summary>
sealed class InteractionRoutes(WorldState world, InteractionDesk desk, InteractionAnswers answers)
{
    public IEnumerable<ApiRoute> Routes =>
    [
        new("POST", "/interactions/{interaction_id}/{interaction_token}/callback", RouteLimit.Unnoticed, AnswerAsync)
        {
            NeedsBot = false,
            CountsGlobally = false,
        },
    ];

    async ValueTask<ApiAnswer> AnswerAsync(ApiRequest request)
    {
        var body = await request.BodyAsync();
        var interaction = desk.Find(request.Id("interaction_id"), request.Text("interaction_token"))
            ?? throw DiscordErrors.UnknownInteraction();
        var form = Form.Of(body.Json);
        var type = (CallbackType?)form.Choice("type", required: true, Allowed(interaction));
        form.Errors.ThrowIfAny();

        var message = answers.Give(interaction, type!.Value, form, body);
        return request.QueryFlag("with_response") ? Response(interaction, type.Value, message) : ApiAnswer.NoContent;
    }

    static int[] Allowed(Interaction interaction) => interaction.Type switch
    {
        InteractionType.Autocomplete => [8],
        InteractionType.Command => [4, 5, 9],
        InteractionType.ModalSubmit => interaction.Source is null ? [4, 5] : [4, 5, 6, 7],
        _ => [4, 5, 6, 7, 9],
    };

    ApiAnswer Response(Interaction interaction, CallbackType type, Message? message)
    {
        lock (world.Gate)
        {
            return ApiAnswer.Json((world, interaction, type, message), static (writer, state) =>
            {
                var (world, interaction, type, message) = state;
                writer.WriteStartObject();
                writer.WriteStartObject("interaction"u8);
                writer.WriteId("id"u8, interaction.Id);
                writer.WriteNumber("type"u8, (int)interaction.Type);
                writer.WriteId("channel_id"u8, interaction.Channel.Channel.Id);
                writer.WriteId("guild_id"u8, interaction.Channel.Guild.Id);
                if (message is not null)
                {
                    writer.WriteId("response_message_id"u8, message.Id);
                    writer.WriteBoolean("response_message_loading"u8, message.IsThinking);
                    writer.WriteBoolean("response_message_ephemeral"u8, message.IsEphemeral);
                }

                writer.WriteEndObject();
                if (message is not null)
                    WriteResource(writer, world, type, message);
                writer.WriteEndObject();
            });
        }
    }

    static void WriteResource(Utf8JsonWriter writer, WorldState world, CallbackType type, Message message)
    {
        writer.WriteStartObject("resource"u8);
        writer.WriteNumber("type"u8, (int)type);
        writer.WritePropertyName("message"u8);
        MessageJson.Write(writer, world, message, MessageView.RestCreated);
        writer.WriteEndObject();
    }
}
