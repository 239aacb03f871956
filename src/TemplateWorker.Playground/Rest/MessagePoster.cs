using System.Collections.Immutable;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.Forms;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest;

/// <summary>Turns checked bodies into messages, with their files.</summary>
sealed class MessagePoster(WorldState world, MessageBoard board)
{
    const int MostFiles = 10;

    /// <summary>Makes a draft of the bot from a body.</summary>
    public MessageDraft Draft(Snowflake channelId, MessageForm form, RequestBody body)
    {
        var attachments = NewFiles(body);
        if (form.IsEmpty && attachments.IsEmpty)
            throw DiscordErrors.EmptyMessage();

        return new MessageDraft
        {
            ChannelId = channelId,
            Author = world.Bot,
            Content = form.Content ?? "",
            Embeds = form.Embeds,
            Components = form.Components,
            Attachments = attachments,
            Flags = form.Flags,
            IsTts = form.IsTts,
            AllowedMentions = form.AllowedMentions,
            Nonce = form.Nonce,
        };
    }

    /// <summary>Edits a message of the bot.</summary>
    public Message Edit(Message message, MessageForm form, RequestBody body, bool marksEdited = true)
    {
        var attachments = Kept(message, form).AddRange(NewFiles(body));
        var kept = message.Flags & ~(MessageMarks.SuppressEmbeds | MessageMarks.Loading);
        var suppressed = form.Body.Member("flags") is null ? message.Flags & MessageMarks.SuppressEmbeds : form.Flags;
        var edit = new MessageEdit
        {
            Content = form.Content,
            Embeds = form.Embeds,
            Components = form.Components,
            Attachments = attachments,
            Flags = kept | suppressed,
            AllowedMentions = form.AllowedMentions,
            MarksEdited = marksEdited && !message.IsThinking,
        };
        if (IsEmptyAfter(message, edit))
            throw DiscordErrors.EmptyMessage();
        return board.Edit(message.ChannelId, message.Id, edit) ?? throw DiscordErrors.UnknownMessage();
    }

    static bool IsEmptyAfter(Message message, MessageEdit edit) =>
        string.IsNullOrWhiteSpace(edit.Content ?? message.Content)
        && (edit.Embeds ?? message.Embeds)?.GetArrayLength() is null or 0
        && (edit.Components ?? message.Components)?.GetArrayLength() is null or 0
        && edit.Attachments is { IsEmpty: true };

    // A list of attachments in an edit names those to keep; without one all of them stay.
    static ImmutableArray<Attachment> Kept(Message message, MessageForm form)
    {
        if (form.Body.Items("attachments") is not { } listed)
            return message.Attachments;
        var ids = listed.EnumerateArray().Select(item => item.Id("id")).ToHashSet();
        return [.. message.Attachments.Where(attachment => ids.Contains(attachment.Id))];
    }

    ImmutableArray<Attachment> NewFiles(RequestBody body)
    {
        if (body.Files.Count > MostFiles)
            throw DiscordErrors.TooLarge();

        var described = body.Json.Items("attachments") is { } items ? items.EnumerateArray().ToList() : [];
        return
        [
            .. body.Files.Select(file =>
            {
                var about = described.Find(item => item.Id("id")?.Value == (ulong)file.Index);
                var name = about.Text("filename") ?? file.Name;
                return new Attachment(world.Ids.Next(), name, file.ContentType, about.Text("description"), file.Content);
            }),
        ];
    }
}
