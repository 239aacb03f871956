using System.Globalization;
using System.Text.RegularExpressions;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage.Embedded;

/// <summary>An installed PostgreSQL.</summary>
/// <param name="Folder">Where its programs are.</param>
/// <param name="Major">Its major version.</param>
sealed partial record PostgresBinaries(string Folder, int Major)
{
    static readonly string[] Programs = ["initdb", "postgres", "pg_ctl"];

    // Debian and Ubuntu; RedHat's and PostgreSQL's own packages; Homebrew on ARM and Intel; Postgres.app.
    static readonly (string Folder, string Pattern)[] UsualPlaces =
    [
        ("/usr/lib/postgresql", "*/bin"),
        ("/usr", "pgsql-*/bin"),
        ("/usr/lib64", "pgsql/bin"),
        ("/opt/homebrew/opt", "postgresql*/bin"),
        ("/usr/local/opt", "postgresql*/bin"),
        ("/Applications/Postgres.app/Contents/Versions", "*/bin"),
    ];

    public string Program(string name) => Path.Combine(Folder, name);

    /// <summary>Finds the newest installed version, or the one a cluster needs.</summary>
    /// <param name="configured">The only folder to look in, if configured.</param>
    /// <param name="cluster">The major version of the cluster that is there, if one is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="EmbeddedPostgresException">None is there, or none that fits.</exception>
    public static async Task<PostgresBinaries> FindAsync(string? configured, int? cluster, CancellationToken cancellationToken)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in configured is null ? CandidateFolders(Programs[0]) : [configured])
        {
            if (Programs.All(program => File.Exists(Path.Combine(folder, program)))
                && await ReadMajorAsync(folder, cancellationToken) is { } major)
            {
                found.Add(new PostgresBinaries(folder, major));
            }
        }
        var usable = found.Where(binaries => binaries.Major >= SupportedServer.OldestMajor).OrderByDescending(binaries => binaries.Major).ToList();
        if (usable.Count == 0)
            throw NoneFound(configured, found);
        if (cluster is null)
            return usable[0];
        return usable.Find(binaries => binaries.Major == cluster)
            ?? throw new EmbeddedPostgresException(
                $"The data was written by PostgreSQL {cluster}, but only PostgreSQL {string.Join(", ", usable.Select(binaries => binaries.Major).Distinct())} is installed. " +
                $"Install PostgreSQL {cluster} (Debian: apt-get install postgresql-{cluster}), or carry the data over with pg_dump.");
    }

    static EmbeddedPostgresException NoneFound(string? configured, List<PostgresBinaries> tooOld)
    {
        const string Remedy = "Install the package postgresql (Debian: apt-get install postgresql), name the folder of initdb and postgres in database.embedded.bin_dir, or use a server of your own through database.url.";
        if (configured is not null && tooOld.Count == 0)
            return new EmbeddedPostgresException($"{configured} does not hold PostgreSQL's initdb, pg_ctl and postgres. {Remedy}");
        return tooOld.Count > 0
            ? new EmbeddedPostgresException($"PostgreSQL {tooOld[0].Major} in {tooOld[0].Folder} is too old, {SupportedServer.OldestMajor} is the oldest that serves. {Remedy}")
            : new EmbeddedPostgresException($"No PostgreSQL is installed (no initdb and postgres in the usual places or PATH). {Remedy}");
    }

    /// <summary>Folders where programs of PostgreSQL may be.</summary>
    /// <param name="program">The one that is looked for.</param>
    public static IEnumerable<string> CandidateFolders(string program) =>
        UsualPlaces.SelectMany(place => Expand(place.Folder, place.Pattern))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => BehindLink(folder, program)))
            .Distinct();

    static IEnumerable<string> Expand(string folder, string pattern)
    {
        var parts = pattern.Split('/');
        return Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder, parts[0]).Select(version => Path.Combine(version, parts[1]))
            : [];
    }

    // Debian links initdb into PATH alone; the other programs lie where the link points.
    static string BehindLink(string folder, string program)
    {
        var file = new FileInfo(Path.Combine(folder, program));
        return file.Exists && file.ResolveLinkTarget(returnFinalTarget: true) is { } target
            ? Path.GetDirectoryName(target.FullName)!
            : folder;
    }

    static async Task<int?> ReadMajorAsync(string folder, CancellationToken cancellationToken)
    {
        var result = await PostgresUser.Current.RunAsync([Path.Combine(folder, "postgres"), "--version"], cancellationToken);
        var version = VersionNumber.Match(result.Output);
        return version.Success ? int.Parse(version.Groups["major"].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    // Such as "postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)" or "postgres (PostgreSQL) 18beta1".
    [GeneratedRegex(@"\(PostgreSQL\) (?<major>[0-9]+)")]
    static partial Regex VersionNumber { get; }
}
