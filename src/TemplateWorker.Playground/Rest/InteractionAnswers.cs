using TemplateWorker.Playground.Interactions;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.Forms;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest;

/// <summary>Carries out the first answer to an interaction. A faulty body leaves the interaction unanswered.</summary>
sealed class InteractionAnswers(WorldState world, InteractionDesk desk, MessageBoard board, MessagePoster poster)
{
    public const MessageMarks Settable = MessageMarks.SuppressEmbeds | MessageMarks.Ephemeral
        | MessageMarks.SuppressNotifications | MessageMarks.ComponentsV2;

    const int MostChoices = 25;

    /// <summary>Answers.</summary>
    /// <returns>The message that the answer made or changed, if any.</returns>
    public Message? Give(Interaction interaction, CallbackType type, Form callback, RequestBody body)
    {
        switch (type)
        {
            case CallbackType.Message:
                return Reply(interaction, Data(callback, body));
            case CallbackType.DeferredMessage:
                return Think(interaction, callback);
            case CallbackType.UpdateMessage:
                return Update(interaction, Data(callback, body));
            case CallbackType.DeferredUpdate:
                Claim(interaction, type);
                interaction.OriginalMessageId = interaction.Source?.Id;
                return interaction.Source;
            case CallbackType.Modal:
                OpenModal(interaction, callback);
                return null;
            default:
                OfferChoices(interaction, callback);
                return null;
        }
    }

    /// <summary>Who alone sees a reply with these flags.</summary>
    public static Snowflake? AudienceOf(Interaction interaction, MessageMarks flags) =>
        flags.HasFlag(MessageMarks.Ephemeral) ? interaction.Member.Id : null;

    Message Reply(Interaction interaction, RequestBody body)
    {
        var form = MessageForm.Read(body.Json, Settable);
        var draft = poster.Draft(interaction.Channel.Channel.Id, form, body) with
        {
            Type = interaction.ReplyType,
            RepliesTo = interaction.ReplyType == MessageType.Reply ? interaction.Source?.Id : null,
            Origin = interaction.Origin(),
            VisibleTo = AudienceOf(interaction, form.Flags),
        };
        lock (world.Gate)
        {
            Claim(interaction, CallbackType.Message);
            var message = board.Post(draft);
            interaction.OriginalMessageId = message.Id;
            return message;
        }
    }

    Message Think(Interaction interaction, Form callback)
    {
        var flags = (MessageMarks)(callback.Object("data")?.Number("flags", 0, int.MaxValue) ?? 0) & MessageMarks.Ephemeral;
        callback.Errors.ThrowIfAny();
        lock (world.Gate)
        {
            Claim(interaction, CallbackType.DeferredMessage);
            var message = board.Post(new MessageDraft
            {
                ChannelId = interaction.Channel.Channel.Id,
                Author = world.Bot,
                Type = interaction.ReplyType,
                RepliesTo = interaction.ReplyType == MessageType.Reply ? interaction.Source?.Id : null,
                Flags = flags | MessageMarks.Loading,
                Origin = interaction.Origin(),
                VisibleTo = AudienceOf(interaction, flags),
            });
            interaction.OriginalMessageId = message.Id;
            return message;
        }
    }

    Message? Update(Interaction interaction, RequestBody body)
    {
        var source = interaction.Source ?? throw DiscordErrors.UnknownMessage();
        var form = MessageForm.Read(
            body.Json, MessageMarks.SuppressEmbeds, source.Flags.HasFlag(MessageMarks.ComponentsV2));
        lock (world.Gate)
        {
            Claim(interaction, CallbackType.UpdateMessage);
            interaction.OriginalMessageId = source.Id;
            return world.FindMessage(source.ChannelId, source.Id) is { } current ? poster.Edit(current, form, body) : null;
        }
    }

    void OpenModal(Interaction interaction, Form callback)
    {
        var data = callback.Object("data", required: true);
        if (data is not null)
            ModalRules.Check(data);
        callback.Errors.ThrowIfAny();

        lock (world.Gate)
        {
            Claim(interaction, CallbackType.Modal);
            interaction.Modal = new OpenModal(
                interaction.Id,
                interaction.Channel.Channel.Id,
                interaction.Member.Id,
                data!.Element.Text("custom_id")!,
                data.Element.Text("title")!,
                data.Element.Items("components")!.Value);
            world.Changes.Publish(new WorldChange.ModalOpened(interaction.Modal));
        }
    }

    void OfferChoices(Interaction interaction, Form callback)
    {
        var choices = new List<OfferedChoice>();
        foreach (var choice in callback.Object("data", required: true)?.List("choices", 0, MostChoices, required: true) ?? [])
        {
            var name = choice.Text("name", 1, 100, required: true);
            if (choice.Element.Member("value") is not { } value)
                choice.Errors.At("value").Add("BASE_TYPE_REQUIRED", "This field is required");
            else
                choices.Add(new OfferedChoice(name ?? "", value));
        }

        callback.Errors.ThrowIfAny();
        lock (world.Gate)
        {
            Claim(interaction, CallbackType.Choices);
            world.Changes.Publish(new WorldChange.ChoicesOffered(interaction.Id, choices));
        }
    }

    static RequestBody Data(Form callback, RequestBody body)
    {
        var data = callback.Object("data", required: true);
        callback.Errors.ThrowIfAny();
        return body with { Json = data!.Element };
    }

    void Claim(Interaction interaction, CallbackType type)
    {
        switch (desk.Claim(interaction, type))
        {
            case InteractionClaim.AlreadyAnswered:
                throw DiscordErrors.AlreadyAcknowledged();
            case InteractionClaim.Unknown:
                throw DiscordErrors.UnknownInteraction();
        }
    }
}
