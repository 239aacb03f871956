namespace TemplateWorker.Playground.Rest;

/// <summary>The errors that the playground answers with; numbers and texts are the API's.</summary>
static class DiscordErrors
{
    public static DiscordApiException Unauthorized() => new(401, 0, "401: Unauthorized");

    public static DiscordApiException NotFound() => new(404, 0, "404: Not Found");

    public static DiscordApiException MethodNotAllowed() => new(405, 0, "405: Method Not Allowed");

    public static DiscordApiException UnknownApplication() => new(404, 10002, "Unknown Application");

    public static DiscordApiException UnknownChannel() => new(404, 10003, "Unknown Channel");

    public static DiscordApiException UnknownGuild() => new(404, 10004, "Unknown Guild");

    public static DiscordApiException UnknownInvite() => new(404, 10006, "Unknown Invite");

    public static DiscordApiException UnknownMember() => new(404, 10007, "Unknown Member");

    public static DiscordApiException UnknownMessage() => new(404, 10008, "Unknown Message");

    public static DiscordApiException UnknownOverwrite() => new(404, 10009, "Unknown Permission Overwrite");

    public static DiscordApiException UnknownRole() => new(404, 10011, "Unknown Role");

    public static DiscordApiException UnknownUser() => new(404, 10013, "Unknown User");

    public static DiscordApiException UnknownEmoji() => new(400, 10014, "Unknown Emoji");

    public static DiscordApiException UnknownWebhook() => new(404, 10015, "Unknown Webhook");

    public static DiscordApiException UnknownBan() => new(404, 10026, "Unknown Ban");

    public static DiscordApiException NoSuchEmoji() => new(404, 10014, "Unknown Emoji");

    public static DiscordApiException UnknownScheduledEvent() => new(404, 10070, "Unknown Guild Scheduled Event");

    public static DiscordApiException UnknownModerationRule() => new(404, 10066, "Unknown auto moderation rule");

    public static DiscordApiException UnknownInteraction() => new(404, 10062, "Unknown interaction");

    public static DiscordApiException UnknownCommand() => new(404, 10063, "Unknown application command");

    public static DiscordApiException TooManyReactions() =>
        new(400, 30010, "Maximum number of reactions reached (20)");

    public static DiscordApiException TooManyPins(int most) => new(400, 30003, $"Maximum number of pins reached for the channel ({most})");

    public static DiscordApiException TooManyRoles(int most) => new(400, 30005, $"Maximum number of server roles reached ({most})");

    public static DiscordApiException TooManyWebhooks(int most) => new(400, 30007, $"Maximum number of webhooks reached ({most})");

    public static DiscordApiException TooManyEmojis(int most) => new(400, 30008, $"Maximum number of emojis reached ({most})");

    public static DiscordApiException TooManyChannels(int most) =>
        new(400, 30013, $"Maximum number of server channels reached ({most})");

    public static DiscordApiException NotInVoice() => new(400, 40032, "Target user is not connected to voice.");

    public static DiscordApiException AlreadyCrossposted() => new(400, 40033, "This message has already been crossposted.");

    public static DiscordApiException TooManyCommands(int most) =>
        new(400, 30032, $"Maximum number of application commands reached ({most})");

    public static DiscordApiException TooLarge() => new(413, 40005, "Request entity too large");

    public static DiscordApiException AlreadyAcknowledged() =>
        new(400, 40060, "Interaction has already been acknowledged.");

    public static DiscordApiException MissingAccess() => new(403, 50001, "Missing Access");

    public static DiscordApiException NotAuthor() =>
        new(403, 50005, "Cannot edit a message authored by another user");

    public static DiscordApiException EmptyMessage() => new(400, 50006, "Cannot send an empty message");

    public static DiscordApiException CannotWriteTo() => new(403, 50007, "Cannot send messages to this user");

    public static DiscordApiException NoTextChannel() => new(400, 50008, "Cannot send messages in a non-text channel");

    public static DiscordApiException MissingPermissions() => new(403, 50013, "Missing Permissions");

    public static DiscordApiException BadBulkDelete() =>
        new(400, 50016, "You can only bulk delete between 2 and 100 messages.");

    public static DiscordApiException WrongChannelType() =>
        new(400, 50024, "Cannot execute action on this channel type");

    public static DiscordApiException InvalidRole() => new(400, 50028, "Invalid Role");

    public static DiscordApiException TooOldToBulkDelete() =>
        new(400, 50034, "You can only bulk delete messages that are under 14 days old.");

    public static DiscordApiException ThreadIsArchived() => new(400, 50083, "Thread is archived");

    public static DiscordApiException ThreadExists() =>
        new(400, 160004, "A thread has already been created for this message");

    public static DiscordApiException NobodyBanned() => new(400, 500000, "Failed to ban users");

    public static DiscordApiException InvalidWebhookToken() => new(401, 50027, "Invalid Webhook Token");

    public static DiscordApiException InvalidJson() => new(400, 50109, "The request body contains invalid JSON.");
}
