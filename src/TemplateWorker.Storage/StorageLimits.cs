namespace TemplateWorker.Storage;

/// <summary>What a tenant may store. Every bound of storage is here and nowhere else.</summary>
public sealed class StorageLimits
{
    /// <summary>
    /// What a record counts against <see cref="TenantBytes"/> besides its key, value and scopes: owner, id, times, and the
    /// copies in indexes. Fixed, because usage is a running sum. Measured with PostgreSQL 15, where the smallest record takes
    /// 660 bytes of disk, records of any shape then take at most 6 times what they count.
    /// </summary>
    public const int RecordBytes = 256;

    /// <summary>What a member of a sorted list counts besides its own name and the list's, for the same reasons; the smallest takes 260 bytes of disk.</summary>
    public const int SortedMemberBytes = 64;

    /// <summary>The limits that hold where nothing else is said.</summary>
    public static StorageLimits Default { get; } = new();

    /// <summary>Longest key in UTF-8 bytes. Default 512: with owner and scopes it fits an index entry of PostgreSQL.</summary>
    public int KeyBytes { get; init; } = 512;

    /// <summary>Longest value in bytes of its stored JSON. Default 256 KiB.</summary>
    public int ValueBytes { get; init; } = 256 * 1024;

    /// <summary>
    /// All that one tenant stores, in bytes. Default 10 MiB. A record counts its key, its value as PostgreSQL prints it, its
    /// scopes and <see cref="RecordBytes"/>; a member of a sorted list its name, the list's and <see cref="SortedMemberBytes"/>.
    /// </summary>
    public long TenantBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Longest scope in UTF-8 bytes. Default 64.</summary>
    public int ScopeBytes { get; init; } = 64;

    /// <summary>Most scopes of one record. Default 16: with the key they fit an index entry of PostgreSQL (2,704 bytes).</summary>
    public int ScopesPerRecord { get; init; } = 16;

    /// <summary>Longest time to live of a record. Default 3,650 days.</summary>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromDays(3650);

    /// <summary>Most operations of one transaction. Default 25.</summary>
    public int TransactionOperations { get; init; } = 25;

    /// <summary>Longest name of a sorted list, and longest member, in UTF-8 bytes. Default 512: together they fit an index entry of PostgreSQL.</summary>
    public int MemberBytes { get; init; } = 512;

    /// <summary>Most members that are passed over to reach a place in a sorted list. Default 1,000,000.</summary>
    public int SortedOffset { get; init; } = 1_000_000;

    /// <summary>Most records on one page of a search, and how many there are where no number is asked. Default 100.</summary>
    public int PageRecords { get; init; } = 100;

    /// <summary>A page ends with the record that brings its values to this many bytes. Default 1 MiB, far below a frame.</summary>
    public int PageBytes { get; init; } = 1024 * 1024;

    /// <summary>Most scopes that are listed together. Default 1,000.</summary>
    public int ListedScopes { get; init; } = 1000;

    /// <summary>Most templates of one tenant at a time. Default 100.</summary>
    public int TemplatesPerTenant { get; init; } = 100;

    /// <summary>Paths and texts of one template's sources together, in UTF-8 bytes, without its tests. Default 256 KiB.</summary>
    public int TemplateBytes { get; init; } = 256 * 1024;

    /// <summary>All that is kept of one version, with tests, compiled files and source maps, in UTF-8 bytes. Default 8 MiB.</summary>
    public int TemplateVersionBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Lines of one tenant's templates that are kept, the newest. Default 1,000.</summary>
    public int LogLinesPerTenant { get; init; } = 1000;

    /// <summary>Longest name of a template in UTF-8 bytes. Default 64.</summary>
    public int TemplateNameBytes { get; init; } = 64;
}
