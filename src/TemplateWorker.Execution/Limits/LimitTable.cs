using System.Text.Json;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Protocol.Framing;
using TemplateWorker.Storage;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Execution.Limits;

/// <summary>
/// The one table of limits: what <c>templateworker limits</c> prints, what the documentation is made from, and where
/// errors find the name of a setting.
/// </summary>
public static class LimitTable
{
    /// <summary>Section of the configuration that holds all of them.</summary>
    public const string Section = "limits";

    /// <summary>All limits with the numbers of some settings.</summary>
    /// <param name="settings">The settings.</param>
    public static IReadOnlyList<Limit> Of(LimitSettings settings) =>
    [
        Row("Memory", settings.MemoryMib, "MiB", "The script heap of one tenant, all its templates together. Above, the dispatch ends and the next one starts with an empty heap.", nameof(settings.MemoryMib)),
        Row("Processor time of a dispatch", settings.CpuMs, "ms", "Time that the handlers of one event spend computing; waiting does not count. Above, the burst is used; then the dispatch ends.", nameof(settings.CpuMs)),
        Rate("Burst of processor time", settings.CpuBurstMs, "ms", TimeSpan.FromSeconds(settings.CpuBurstWindowSeconds), "What the dispatches of one tenant may use together beyond the limit of each. It refills steadily. One dispatch at a time can draw on it: the first that starts while it is free; others that run beside it have the plain limit.", nameof(settings.CpuBurstMs), nameof(settings.CpuBurstWindowSeconds)),
        Row("Processor time of loading", settings.LoadCpuMs, "ms", "The top level of all templates of one tenant, when they are loaded. Above, they are not loaded.", nameof(settings.LoadCpuMs)),
        Row("Duration of a dispatch", settings.DispatchSeconds, "s", "From the event to the last settled promise, waiting included. Above, the dispatch ends.", nameof(settings.DispatchSeconds)),
        Row("Duration of an interaction", settings.InteractionSeconds, "s", "The same for commands, buttons, selects and forms, which may go on after they were deferred.", nameof(settings.InteractionSeconds)),
        Row("Duration of an autocompletion", settings.AutocompleteSeconds, "s", "The same for autocompletion, which Discord does not wait for any longer.", nameof(settings.AutocompleteSeconds)),
        Row("Time to an answer", settings.DeferAfterMs, "ms", "An interaction that has no answer by then is deferred by the host.", nameof(settings.DeferAfterMs)),
        Row("Host calls of a dispatch", settings.HostCallsPerDispatch, "", "Every call of kv, discord, fetch, timers and answers. Above, calls fail.", nameof(settings.HostCallsPerDispatch)),
        Row("Host calls at once", settings.HostCallsAtOnce, "", "Calls of one tenant that wait for their answer at the same time. Above, calls fail.", nameof(settings.HostCallsAtOnce)),
        Fixed("Answers that wait", FixedLimits.AnswersMib, "MiB", "Answers to the host calls of one tenant that wait because its templates compute instead of taking them. Above, calls fail whose answer is larger than 4 KiB."),
        Row("Log lines of a dispatch", settings.LogLinesPerDispatch, "", "Above, lines are left out and one line says so.", nameof(settings.LogLinesPerDispatch)),
        Row("Templates", settings.TemplatesPerTenant, "", "Active templates of one tenant. Above, a push is refused.", nameof(settings.TemplatesPerTenant)),
        Row("Source of a template", settings.TemplateKib, "KiB", "Paths and texts of all files of one template together, without its tests. Above, a push is refused.", nameof(settings.TemplateKib)),
        Fixed("Source with tests", SourceLimits.TotalBytes / 1024, "KiB", "All files of one template together, tests among them. Above, the folder is refused, as for the next four."),
        Fixed("One file", SourceLimits.FileBytes / 1024, "KiB", "One file of a template."),
        Fixed("Files of a template", SourceLimits.Files, "", "Manifest, program, JSON and tests."),
        Fixed("Path of a file", SourceLimits.PathCharacters, "characters", "A file's path within the folder."),
        Fixed("Depth of folders", SourceLimits.PathParts, "names", "The file and the folders above it."),
        Row("Time of a compilation", settings.CompileSeconds, "s", "Checking and compiling one template. Above, the compiler is stopped and the template refused.", nameof(settings.CompileSeconds)),
        Row("Memory of a compilation", settings.CompileMib, "MiB", "The same.", nameof(settings.CompileMib)),
        Fixed("Events of a template", FixedLimits.EventsPerTemplate, "", "Different events that one template subscribes to. Above, it is not loaded."),
        Fixed("Timers of a dispatch", FixedLimits.TimersPerDispatch, "", "Timers that one dispatch has set and that have not fired. Above, `setTimeout` throws."),
        Fixed("Time of a timer", FixedLimits.TimerSeconds, "s", "What is longer is made this long; no dispatch lasts longer."),
        Row("Key", settings.KvKeyBytes, "bytes", "One key of the key-value store, in UTF-8.", nameof(settings.KvKeyBytes)),
        Row("Value", settings.KvValueKib, "KiB", "One value of the key-value store, as it is stored.", nameof(settings.KvValueKib)),
        Fixed("Scopes of a record", StorageLimits.Default.ScopesPerRecord, "", "Scopes that one record has."),
        Fixed("Scope", StorageLimits.Default.ScopeBytes, "bytes", "One scope, in UTF-8."),
        Fixed("Names in sorted lists", StorageLimits.Default.MemberBytes, "bytes", "The name of a sorted list, and that of a member, in UTF-8."),
        Fixed("Page of a search", StorageLimits.Default.PageRecords, "records", "What `kv.find` gives at a time, and `top` of a sorted list. A page of `kv.find` ends before that when its values come to 1 MiB."),
        Fixed("Offset in a sorted list", StorageLimits.Default.SortedOffset, "", "Members that `top` of a sorted list passes over."),
        Fixed("Scopes at a time", StorageLimits.Default.ListedScopes, "", "What `kv.listScopes` gives at a time."),
        Row("Keys and values together", settings.KvTotalMib, "MiB", $"All that one tenant stores. A record counts its key, its value, its scopes and {StorageLimits.RecordBytes} bytes more; a member of a sorted list counts its name, the name of the list and {StorageLimits.SortedMemberBytes} bytes more. Above, only what makes less of it is taken.", nameof(settings.KvTotalMib)),
        Row("Operations of a transaction", settings.KvTransactionOperations, "", "Operations of one `kv.transaction`.", nameof(settings.KvTransactionOperations)),
        Row("Time to live", settings.KvTtlDays, "days", "Longest time to live that a record can be given.", nameof(settings.KvTtlDays)),
        Rate(RateName.KeyValue, settings.KvCalls, "", Ms(settings.KvCallsWindowMs), "Calls of the key-value store by one tenant.", nameof(settings.KvCalls), nameof(settings.KvCallsWindowMs)),
        Rate(RateName.Discord, settings.DiscordActions, "", Ms(settings.DiscordActionsWindowMs), "Everything that one tenant asks of Discord, messages, bans and kicks among it. Answers to interactions do not count.", nameof(settings.DiscordActions), nameof(settings.DiscordActionsWindowMs)),
        Rate(RateName.Message, settings.Messages, "", Ms(settings.MessagesWindowMs), "Messages that one tenant sends, first messages of posts in forums among them.", nameof(settings.Messages), nameof(settings.MessagesWindowMs)),
        Rate(RateName.Removal, settings.Removals, "", Ms(settings.RemovalsWindowMs), "Members that one tenant bans or kicks; a ban of several counts for each of them.", nameof(settings.Removals), nameof(settings.RemovalsWindowMs)),
        Rate(RateName.RemovalLong, settings.RemovalsLong, "", Ms(settings.RemovalsLongWindowMs), "The same over a longer time.", nameof(settings.RemovalsLong), nameof(settings.RemovalsLongWindowMs)),
        Rate(RateName.Refusal, settings.Refusals, "", Ms(settings.RefusalsWindowMs), "Calls of one tenant that Discord answers with 401, 403 or 404, because the bot may not do what they ask or it is not there. Above half of them its calls are slowed, above all of them they fail and nothing is sent; answers to interactions still are.", nameof(settings.Refusals), nameof(settings.RefusalsWindowMs)),
        Rate(RateName.TemplateRefusal, settings.TemplateRefusals, "", Ms(settings.RefusalsWindowMs), "The same of one template. Above half of them its calls are slowed, above all of them they fail and nothing is sent, while the tenant's other templates go on; its log and the guild's error channel say so.", nameof(settings.TemplateRefusals)),
        Fixed("Body for Discord", RequestBody.MostBytes / 1024, "KiB", "What one call sends to Discord, as JSON."),
        Fixed("Body for Discord with an image", RequestBody.MostBytesWithImage / 1024, "KiB", "The same with an image in it, in base64."),
        Fixed("File for Discord", (int)(MessageFiles.MostBytes / (1024 * 1024)), "MiB", "One file of a message, where an interaction names no other limit. Above, the message is not sent."),
        Fixed("Files of a message", FixedLimits.FilesMib, "MiB", "All files of one message together. Above, the call throws."),
        Fixed("Files of a dispatch", FrameLimits.MaxLargeHostCalls / 4 * 3 / (1024 * 1024), "MiB", "All files of the messages of one dispatch together, and of those of one tenant that are under way. Above, the call throws."),
        Row("Calls about users and invites at once", settings.SharedCallsAtOnce, "", "Calls of one tenant under way at the same time of those that all guilds share a queue for: `getUser`, `createDirectMessage`, `getInvite` and `deleteInvite`. More of them wait.", nameof(settings.SharedCallsAtOnce)),
        Rate(RateName.Fetch, settings.Fetches, "", Ms(settings.FetchesWindowMs), "HTTP requests of one tenant; the redirects of a request count as part of it.", nameof(settings.Fetches), nameof(settings.FetchesWindowMs)),
        Row("Wait for a rate", settings.RateWaitMs, "ms", "A call above a rate waits its turn when that is no longer than this and than what is left of its dispatch; else it fails.", nameof(settings.RateWaitMs)),
        Row("Body of a request", settings.FetchRequestKib, "KiB", "What one HTTP request sends.", nameof(settings.FetchRequestKib)),
        Row("Body of a response", settings.FetchResponseKib, "KiB", "What one HTTP request gets, unpacked. Above, the request fails.", nameof(settings.FetchResponseKib)),
        Row("Duration of a request", settings.FetchSeconds, "s", "One HTTP request with its redirects.", nameof(settings.FetchSeconds)),
        Row("Redirects", settings.FetchRedirects, "", "Redirects that one HTTP request follows.", nameof(settings.FetchRedirects)),
        Rate("Offences", settings.Offences, "", TimeSpan.FromSeconds(settings.OffencesWindowSeconds), "Dispatches or loads of one tenant that end at the limit of processor time or memory, compute until their deadline, end their sandbox, make all host calls that they may, or log more lines than they may. At this number the tenant's events go to the penalty sandbox; at this number there, it is suspended.", nameof(settings.Offences), nameof(settings.OffencesWindowSeconds)),
        Row("Time in the penalty sandbox", settings.PenaltyMinutes, "min", "After so long without an offence a tenant leaves the penalty sandbox.", nameof(settings.PenaltyMinutes)),
        Fixed("First suspension", (int)ConductRules.FirstSuspension.TotalMinutes, "min", "How long a tenant's events end at once. The next ones last 5 min, 30 min, 2 h, 12 h and then the longest."),
        Fixed("Longest suspension", (int)ConductRules.LongestSuspension.TotalHours, "h", "No suspension lasts longer."),
        Fixed("Memory of suspensions", (int)ConductRules.Memory.TotalHours, "h", "So long after the end of a suspension the next one is a first one again."),
        Row("Reports of a failure", settings.ErrorReportMinutes, "min", "Least time between two messages about the same failure in the error channel of a guild.", nameof(settings.ErrorReportMinutes)),
        Fixed("Failures that are told", FailureGroups.MostOfTenant, "", "Different failures of one tenant that are told in that time; others are counted."),
        Fixed("Lines that are kept", StorageLimits.Default.LogLinesPerTenant, "", "The newest lines of all templates of one tenant, for `template logs`."),
    ];

    /// <summary>The key that a setting has in the configuration: <c>limits.memory_mib</c>.</summary>
    /// <param name="property">Name of a property of <see cref="LimitSettings"/>.</param>
    public static string KeyOf(string property) => $"{Section}.{JsonNamingPolicy.SnakeCaseLower.ConvertName(property)}";

    static Limit Row(string name, int value, string unit, string bounds, string property) =>
        new(name, value, unit, null, bounds, [KeyOf(property)]);

    static Limit Fixed(string name, int value, string unit, string bounds) => new(name, value, unit, null, bounds, []);

    static Limit Rate(string name, int value, string unit, TimeSpan window, string bounds, string property, string windowProperty) =>
        new(name, value, unit, window, bounds, [KeyOf(property), KeyOf(windowProperty)]);

    // One that shares the window of another, which lists it.
    static Limit Rate(string name, int value, string unit, TimeSpan window, string bounds, string property) =>
        new(name, value, unit, window, bounds, [KeyOf(property)]);

    static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
