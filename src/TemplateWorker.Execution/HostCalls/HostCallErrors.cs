using System.Net;
using System.Text;
using TemplateWorker.Discord;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Storage;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.KeyValue;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>Turns what went wrong on the host into what a template may know of it.</summary>
static class HostCallErrors
{
    const string Unavailable = "Unavailable";

    /// <summary>The error for an exception.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="dispatchEnded">Whether the dispatch had ended by then.</param>
    /// <returns>The error; null when the exception is a defect of the host.</returns>
    public static HostCallError? From(Exception exception, bool dispatchEnded) => exception switch
    {
        HostCallException { Error: var error } => error,
        OperationCanceledException when dispatchEnded => new(HostCallError.Deadline, "The dispatch ended before this call did."),
        KeyValueException e => new(HostCallError.KeyValue, e.Message + SettingOf(e.Limit), e.Problem.ToString()),
        // What the driver says names hosts and users, which are not the template's to know.
        DatabaseUnavailableException => new(HostCallError.KeyValue, "The database cannot be reached at the moment; try again later.", Unavailable),
        DiscordApiException e => new(HostCallError.Discord, Describe(e), e.Code == 0 ? null : $"{e.Code}", (int)e.Status),
        DiscordRateLimitedException e => new(HostCallError.Discord, e.Message, "RateLimited", 429),
        DiscordUnavailableException e => new(HostCallError.Discord, e.Message, Unavailable),
        DiscordIntentException e => new(HostCallError.Discord, e.Message, "MissingIntent"),
        DiscordAnswerTooLargeException e => new(HostCallError.Discord, e.Message, "TooLarge"),
        DiscordFatalException => new(HostCallError.Discord, "Discord does not accept the bot at the moment.", Unavailable),
        // The Discord client's word for an emoji or a token that can be no part of a path.
        ArgumentException e => new(HostCallError.HostCall, e.Message),
        _ => null,
    };

    /// <summary>
    /// Whether Discord refused what was asked: it was not allowed, which Discord holds against the host's address, or asked of
    /// what is not there, which shows a template that does not look at its errors.
    /// </summary>
    /// <param name="exception">What went wrong.</param>
    public static bool IsRefusalByDiscord(Exception exception) => exception
        is DiscordApiException { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound }
        or HostCallException { IsRefusalByDiscord: true };

    // Who meets a limit is told where it is set.
    static string SettingOf(string? limit) => limit switch
    {
        nameof(StorageLimits.KeyBytes) => $" ({LimitTable.KeyOf(nameof(LimitSettings.KvKeyBytes))})",
        nameof(StorageLimits.ValueBytes) => $" ({LimitTable.KeyOf(nameof(LimitSettings.KvValueKib))})",
        nameof(StorageLimits.TransactionOperations) => $" ({LimitTable.KeyOf(nameof(LimitSettings.KvTransactionOperations))})",
        nameof(StorageLimits.TimeToLive) => $" ({LimitTable.KeyOf(nameof(LimitSettings.KvTtlDays))})",
        nameof(StorageLimits.TenantBytes) => $" ({LimitTable.KeyOf(nameof(LimitSettings.KvTotalMib))})",
        _ => "",
    };

    // The body names the fields that Discord refuses, which is what an author needs.
    static string Describe(DiscordApiException e) => e.BodyExcerpt.Contains("\"errors\"", StringComparison.Ordinal)
        ? new StringBuilder(e.Message).Append(' ').Append(e.BodyExcerpt).ToString()
        : e.Message;
}
