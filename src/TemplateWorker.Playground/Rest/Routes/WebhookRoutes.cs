using TemplateWorker.Playground.Interactions;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.Forms;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>
/// What follows the first answer: follow-ups, and reading, editing and deleting what the interaction posted. At the same
/// path the webhooks of channels are executed.
/// </summary>
sealed class WebhookRoutes(
    WorldState world, InteractionDesk desk, MessageBoard board, MessagePoster poster, WebhookRegistry registry)
{
    const string Webhook = "/webhooks/{webhook_id}/{webhook_token}";
    const string OneMessage = Webhook + "/messages/{message_id}";

    public IEnumerable<ApiRoute> Routes =>
    [
        Route("POST", Webhook, PostAsync),
        Route("GET", OneMessage, Get),
        Route("PATCH", OneMessage, EditAsync),
        Route("DELETE", OneMessage, Delete),
    ];

    static ApiRoute Route(string method, string pattern, Func<ApiRequest, ValueTask<ApiAnswer>> handle) =>
        new(method, pattern, RouteLimit.Webhooks, handle) { NeedsBot = false, CountsGlobally = false };

    async ValueTask<ApiAnswer> PostAsync(ApiRequest request)
    {
        var body = await request.BodyAsync();
        return request.Id("webhook_id") == world.ApplicationId ? FollowUp(request, body) : Execute(request, body);
    }

    ApiAnswer Execute(ApiRequest request, RequestBody body)
    {
        const MessageMarks settable =
            MessageMarks.SuppressEmbeds | MessageMarks.SuppressNotifications | MessageMarks.ComponentsV2;
        lock (world.Gate)
        {
            var (guild, webhook) = registry.Find(request.Id("webhook_id")) ?? throw DiscordErrors.UnknownWebhook();
            if (webhook.Token != request.Text("webhook_token"))
                throw DiscordErrors.InvalidWebhookToken();
            var place = webhook.ChannelId;
            if (request.QueryId("thread_id") is { } thread)
            {
                var isOfChannel = guild.Threads.GetValueOrDefault(thread)?.Channel.ParentId == webhook.ChannelId;
                place = isOfChannel ? thread : throw DiscordErrors.UnknownChannel();
            }
            var form = MessageForm.Read(body.Json, settable);
            var signature = Form.Of(body.Json);
            var name = signature.Text("username", 1, 80) ?? webhook.Name;
            signature.Errors.ThrowIfAny();
            var message = board.Post(poster.Draft(place, form, body) with
            {
                Author = new User(webhook.Id, name, null, IsBot: true),
                WebhookId = webhook.Id,
            });
            return request.QueryFlag("wait") ? Answer(message) : ApiAnswer.NoContent;
        }
    }

    ApiAnswer FollowUp(ApiRequest request, RequestBody body)
    {
        var interaction = Interaction(request);
        var form = MessageForm.Read(body.Json, InteractionAnswers.Settable);
        lock (world.Gate)
        {
            // Discord lets the first follow-up after "thinking" fill that message in.
            if (Original(interaction) is { IsThinking: true } thinking)
                return Answer(poster.Edit(thinking, form, body));

            var draft = poster.Draft(interaction.Channel.Channel.Id, form, body);
            var original = interaction.OriginalMessageId;
            return Answer(board.Post(draft with
            {
                Type = original is null ? MessageType.Default : MessageType.Reply,
                RepliesTo = original,
                Origin = interaction.Origin(original),
                VisibleTo = InteractionAnswers.AudienceOf(interaction, form.Flags),
            }));
        }
    }

    ValueTask<ApiAnswer> Get(ApiRequest request) => new(Answer(Message(request)));

    async ValueTask<ApiAnswer> EditAsync(ApiRequest request)
    {
        var body = await request.BodyAsync();
        var message = Message(request);
        var settable = MessageMarks.SuppressEmbeds | (message.IsThinking ? MessageMarks.ComponentsV2 : 0);
        var form = MessageForm.Read(body.Json, settable, message.Flags.HasFlag(MessageMarks.ComponentsV2));
        return Answer(poster.Edit(message, form, body));
    }

    ValueTask<ApiAnswer> Delete(ApiRequest request)
    {
        var message = Message(request);
        if (board.Delete(message.ChannelId, message.Id) is null)
            throw DiscordErrors.UnknownMessage();
        return new(ApiAnswer.NoContent);
    }

    Interaction Interaction(ApiRequest request)
    {
        if (request.Id("webhook_id") != world.ApplicationId)
            throw DiscordErrors.UnknownWebhook();
        var interaction = desk.Find(request.Text("webhook_token")) ?? throw DiscordErrors.InvalidWebhookToken();
        // Until the first answer the token opens nothing but the callback.
        return interaction.Answer is null ? throw DiscordErrors.UnknownWebhook() : interaction;
    }

    Message? Original(Interaction interaction) =>
        interaction.OriginalMessageId is { } id ? world.FindMessage(interaction.Channel.Channel.Id, id) : null;

    Message Message(ApiRequest request)
    {
        var interaction = Interaction(request);
        lock (world.Gate)
        {
            if (request.Text("message_id") == "@original")
                return Original(interaction) ?? throw DiscordErrors.UnknownMessage();
            var message = world.FindMessage(interaction.Channel.Channel.Id, request.Id("message_id"));
            var isOurs = message?.Origin?.InteractionId == interaction.Id || message?.Id == interaction.Source?.Id;
            return message is not null && isOurs ? message : throw DiscordErrors.UnknownMessage();
        }
    }

    ApiAnswer Answer(Message message)
    {
        lock (world.Gate)
        {
            return ApiAnswer.Json((world, message), static (writer, state) =>
                MessageJson.Write(writer, state.world, state.message, MessageView.RestCreated));
        }
    }
}
