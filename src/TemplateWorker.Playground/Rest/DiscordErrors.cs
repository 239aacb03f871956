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

    public static DiscordApiException UnknownMember() => new(404, 10007, "Unknown Member");

    public static DiscordApiException UnknownMessage() => new(404, 10008, "Unknown Message");

    public static DiscordApiException UnknownUser() => new(404, 10013, "Unknown User");

    public static DiscordApiException UnknownEmoji() => new(400, 10014, "Unknown Emoji");

    public static DiscordApiException UnknownWebhook() => new(404, 10015, "Unknown Webhook");

    public static DiscordApiException UnknownInteraction() => new(404, 10062, "Unknown interaction");

    public static DiscordApiException UnknownCommand() => new(404, 10063, "Unknown application command");

    public static DiscordApiException TooManyReactions() =>
        new(400, 30010, "Maximum number of reactions reached (20)");

    public static DiscordApiException TooManyCommands(int most) =>
        new(400, 30032, $"Maximum number of application commands reached ({most})");

    public static DiscordApiException TooLarge() => new(413, 40005, "Request entity too large");

    public static DiscordApiException AlreadyAcknowledged() =>
        new(400, 40060, "Interaction has already been acknowledged.");

    public static DiscordApiException MissingAccess() => new(403, 50001, "Missing Access");

    public static DiscordApiException NotAuthor() =>
        new(403, 50005, "Cannot edit a message authored by another user");

    public static DiscordApiException EmptyMessage() => new(400, 50006, "Cannot send an empty message");

    public static DiscordApiException MissingPermissions() => new(403, 50013, "Missing Permissions");

    public static DiscordApiException InvalidWebhookToken() => new(401, 50027, "Invalid Webhook Token");

    public static DiscordApiException InvalidJson() => new(400, 50109, "The request body contains invalid JSON.");
}
