using System.ComponentModel.DataAnnotations;
using TemplateWorker.Storage;
using TemplateWorker.Templates.Compilation;

namespace TemplateWorker.Execution.Limits;

/// <summary>
/// Every limit of a tenant with its default: section <c>limits</c> of the configuration. <see cref="LimitTable"/> says
/// what each bounds.
/// </summary>
public sealed record LimitSettings
{
    /// <summary>Memory that the script heap of one tenant may hold, in MiB. Default 32.</summary>
    [Range(4, 4096)]
    public int MemoryMib { get; init; } = 32;

    /// <summary>Processor time that any one dispatch may use, in milliseconds. Default 250.</summary>
    [Range(1, 60_000)]
    public int CpuMs { get; init; } = 250;

    /// <summary>
    /// Processor time above <see cref="CpuMs"/> that the dispatches of one tenant may use together, in milliseconds: what a
    /// full bucket holds. Default 2000.
    /// </summary>
    [Range(0, 60_000)]
    public int CpuBurstMs { get; init; } = 2000;

    /// <summary>Time in which an empty bucket of <see cref="CpuBurstMs"/> fills, in seconds. Default 600.</summary>
    [Range(1, 86_400)]
    public int CpuBurstWindowSeconds { get; init; } = 600;

    /// <summary>Processor time that loading a tenant's templates may use, in milliseconds. Default 1000.</summary>
    [Range(1, 60_000)]
    public int LoadCpuMs { get; init; } = 1000;

    /// <summary>Time that one dispatch may take in all, waiting included, in seconds. Default 30.</summary>
    [Range(1, 900)]
    public int DispatchSeconds { get; init; } = 30;

    /// <summary>
    /// The same for interactions, in seconds. Default 840: Discord takes answers for 15 minutes, and an error must still get
    /// through.
    /// </summary>
    [Range(1, 890)]
    public int InteractionSeconds { get; init; } = 840;

    /// <summary>The same for autocompletion, in seconds. Default 3: Discord waits no longer.</summary>
    [Range(1, 3)]
    public int AutocompleteSeconds { get; init; } = 3;

    /// <summary>
    /// Time after which an interaction that is not answered is deferred by the host, in milliseconds. Default 2000: Discord
    /// gives up after 3000.
    /// </summary>
    [Range(100, 2800)]
    public int DeferAfterMs { get; init; } = 2000;

    /// <summary>Host calls of one dispatch. Default 1000.</summary>
    [Range(1, 1_000_000)]
    public int HostCallsPerDispatch { get; init; } = 1000;

    /// <summary>Host calls that one tenant has under way at the same time. Default 256.</summary>
    [Range(1, 100_000)]
    public int HostCallsAtOnce { get; init; } = 256;

    /// <summary>Lines that one dispatch may log. Default 100.</summary>
    [Range(1, 100_000)]
    public int LogLinesPerDispatch { get; init; } = 100;

    /// <summary>Templates of one tenant at a time. Default 100.</summary>
    [Range(1, 10_000)]
    public int TemplatesPerTenant { get; init; } = StorageLimits.Default.TemplatesPerTenant;

    /// <summary>
    /// Source of one template without its tests, in KiB. Default 256. At most 1024: with its tests a template has no more,
    /// whatever is set here.
    /// </summary>
    [Range(1, 1024)]
    public int TemplateKib { get; init; } = StorageLimits.Default.TemplateBytes / 1024;

    /// <summary>Time that checking and compiling one template may take, in seconds. Default 10.</summary>
    [Range(1, 300)]
    public int CompileSeconds { get; init; } = 10;

    /// <summary>Memory that checking and compiling one template may take, in MiB. Default 512.</summary>
    [Range(64, 4096)]
    public int CompileMib { get; init; } = 512;

    /// <summary>Longest key in UTF-8 bytes. Default 512: with its scopes it must fit an index entry of PostgreSQL.</summary>
    [Range(1, 1024)]
    public int KvKeyBytes { get; init; } = StorageLimits.Default.KeyBytes;

    /// <summary>Largest value as it is stored, in KiB. Default 256.</summary>
    [Range(1, 1024)]
    public int KvValueKib { get; init; } = StorageLimits.Default.ValueBytes / 1024;

    /// <summary>All that one tenant stores, in MiB, as <see cref="StorageLimits.TenantBytes"/> counts it. Default 10.</summary>
    [Range(1, 100_000)]
    public int KvTotalMib { get; init; } = (int)(StorageLimits.Default.TenantBytes / (1024 * 1024));

    /// <summary>Operations of one transaction. Default 25.</summary>
    [Range(1, 1000)]
    public int KvTransactionOperations { get; init; } = StorageLimits.Default.TransactionOperations;

    /// <summary>Longest time to live of a record, in days. Default 3650.</summary>
    [Range(1, 36_500)]
    public int KvTtlDays { get; init; } = (int)StorageLimits.Default.TimeToLive.TotalDays;

    /// <summary>Calls of the key-value store in <see cref="KvCallsWindowMs"/>. Default 500.</summary>
    [Range(1, 10_000)]
    public int KvCalls { get; init; } = 500;

    /// <summary>Window of <see cref="KvCalls"/>, in milliseconds. Default 100.</summary>
    [Range(1, 3_600_000)]
    public int KvCallsWindowMs { get; init; } = 100;

    /// <summary>Everything asked of Discord in <see cref="DiscordActionsWindowMs"/>, answers to interactions apart. Default 20.</summary>
    [Range(1, 10_000)]
    public int DiscordActions { get; init; } = 20;

    /// <summary>Window of <see cref="DiscordActions"/>, in milliseconds. Default 5000.</summary>
    [Range(1, 3_600_000)]
    public int DiscordActionsWindowMs { get; init; } = 5000;

    /// <summary>Messages sent in <see cref="MessagesWindowMs"/>. Default 30.</summary>
    [Range(1, 10_000)]
    public int Messages { get; init; } = 30;

    /// <summary>Window of <see cref="Messages"/>, in milliseconds. Default 10000.</summary>
    [Range(1, 3_600_000)]
    public int MessagesWindowMs { get; init; } = 10_000;

    /// <summary>Bans and kicks in <see cref="RemovalsWindowMs"/>. Default 5.</summary>
    [Range(1, 10_000)]
    public int Removals { get; init; } = 5;

    /// <summary>Window of <see cref="Removals"/>, in milliseconds. Default 30000.</summary>
    [Range(1, 3_600_000)]
    public int RemovalsWindowMs { get; init; } = 30_000;

    /// <summary>Bans and kicks in <see cref="RemovalsLongWindowMs"/>. Default 10.</summary>
    [Range(1, 10_000)]
    public int RemovalsLong { get; init; } = 10;

    /// <summary>Window of <see cref="RemovalsLong"/>, in milliseconds. Default 75000.</summary>
    [Range(1, 3_600_000)]
    public int RemovalsLongWindowMs { get; init; } = 75_000;

    /// <summary>
    /// Answers 401, 403 and 404 of Discord in <see cref="RefusalsWindowMs"/>. Default 300: Discord bans an address for 10,000
    /// of the first two in ten minutes, whichever tenant caused them, and the host stops all at half as many.
    /// </summary>
    [Range(1, 5000)]
    public int Refusals { get; init; } = 300;

    /// <summary>
    /// The same of one template, in the same window. Default 100, so that one template does not use up what its tenant has.
    /// </summary>
    [Range(1, 5000)]
    public int TemplateRefusals { get; init; } = 100;

    /// <summary>Window of <see cref="Refusals"/> and <see cref="TemplateRefusals"/>, in milliseconds. Default 600000.</summary>
    [Range(1, 3_600_000)]
    public int RefusalsWindowMs { get; init; } = 600_000;

    /// <summary>
    /// Calls of one tenant that are under way at the same time of those for which Discord keeps one queue for all guilds.
    /// Default 10: at most 200 requests wait in such a queue.
    /// </summary>
    [Range(1, 200)]
    public int SharedCallsAtOnce { get; init; } = 10;

    /// <summary>HTTP requests in <see cref="FetchesWindowMs"/>. Default 3.</summary>
    [Range(1, 10_000)]
    public int Fetches { get; init; } = 3;

    /// <summary>Window of <see cref="Fetches"/>, in milliseconds. Default 5000.</summary>
    [Range(1, 3_600_000)]
    public int FetchesWindowMs { get; init; } = 5000;

    /// <summary>Longest that a call waits for its rate, in milliseconds; one that would have to wait longer fails. Default 2000.</summary>
    [Range(0, 60_000)]
    public int RateWaitMs { get; init; } = 2000;

    /// <summary>Body of an HTTP request, in KiB. Default 256.</summary>
    [Range(1, 1024)]
    public int FetchRequestKib { get; init; } = 256;

    /// <summary>Body of the answer to an HTTP request, unpacked, in KiB. Default 1024.</summary>
    [Range(1, 8192)]
    public int FetchResponseKib { get; init; } = 1024;

    /// <summary>Time that an HTTP request may take in all, in seconds. Default 10.</summary>
    [Range(1, 60)]
    public int FetchSeconds { get; init; } = 10;

    /// <summary>Redirects that an HTTP request follows. Default 5.</summary>
    [Range(0, 20)]
    public int FetchRedirects { get; init; } = 5;

    /// <summary>Time between two messages about the same failure in a guild's error channel, in minutes. Default 10.</summary>
    [Range(1, 1440)]
    public int ErrorReportMinutes { get; init; } = 10;

    /// <summary>Offences in <see cref="OffencesWindowSeconds"/> that are too many. Default 5.</summary>
    [Range(1, 1000)]
    public int Offences { get; init; } = 5;

    /// <summary>Window of <see cref="Offences"/>, in seconds. Default 60.</summary>
    [Range(1, 86_400)]
    public int OffencesWindowSeconds { get; init; } = 60;

    /// <summary>Time without an offence after which a tenant leaves the penalty sandbox, in minutes. Default 10.</summary>
    [Range(1, 10_080)]
    public int PenaltyMinutes { get; init; } = 10;

    /// <summary>Time after which every rate is whole again, whatever was used of it.</summary>
    internal TimeSpan LongestRateWindow => TimeSpan.FromMilliseconds(new[]
    {
        KvCallsWindowMs, DiscordActionsWindowMs, MessagesWindowMs, RemovalsWindowMs, RemovalsLongWindowMs, FetchesWindowMs,
        RefusalsWindowMs,
    }.Max() + RateWaitMs);

    /// <summary>What a tenant may store under these limits.</summary>
    public StorageLimits ToStorageLimits() => new()
    {
        TemplatesPerTenant = TemplatesPerTenant,
        TemplateBytes = TemplateKib * 1024,
        KeyBytes = KvKeyBytes,
        ValueBytes = KvValueKib * 1024,
        TenantBytes = KvTotalMib * 1024L * 1024,
        TransactionOperations = KvTransactionOperations,
        TimeToLive = TimeSpan.FromDays(KvTtlDays),
    };

    /// <summary>What one compilation may cost under these limits.</summary>
    public TemplateCompilerOptions ToCompilerOptions() => new()
    {
        TimeLimit = TimeSpan.FromSeconds(CompileSeconds),
        MemoryLimit = CompileMib * 1024L * 1024,
    };
}
