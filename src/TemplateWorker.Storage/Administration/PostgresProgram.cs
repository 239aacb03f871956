using System.Globalization;
using System.Text.RegularExpressions;
using TemplateWorker.Storage.Embedded;

namespace TemplateWorker.Storage.Administration;

/// <summary>One of PostgreSQL's client programs, as installed.</summary>
/// <param name="Path">The program.</param>
/// <param name="Major">Its major version.</param>
sealed partial record PostgresProgram(string Path, int Major)
{
    /// <summary>Finds a program that fits a server: of its major version, else of the next later one.</summary>
    /// <param name="name">Such as <c>pg_dump</c>.</param>
    /// <param name="major">The server's major version; an older program may not understand it.</param>
    /// <param name="folder">A folder to look in first, if configured.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AdministrationException">None is installed that fits.</exception>
    public static async Task<PostgresProgram> FindAsync(string name, int major, string? folder, CancellationToken cancellationToken)
    {
        var found = new List<PostgresProgram>();
        foreach (var candidate in PostgresBinaries.CandidateFolders(name).Prepend(folder).OfType<string>())
        {
            var path = System.IO.Path.Combine(candidate, name);
            if (!File.Exists(path) || await ReadMajorAsync(path, cancellationToken) is not { } version)
                continue;
            if (version == major)
                return new PostgresProgram(path, version);
            found.Add(new PostgresProgram(path, version));
        }
        return found.Where(program => program.Major > major).MinBy(program => program.Major) ?? throw Missing(name, major, found);
    }

    static AdministrationException Missing(string name, int major, List<PostgresProgram> found)
    {
        var older = found.Count == 0 ? "none is installed" : $"only that of PostgreSQL {found.Max(program => program.Major)} is installed";
        return new AdministrationException(
            $"The server is PostgreSQL {major}, which needs {name} of that version or a later one, and {older}. " +
            $"Install it (Debian: apt-get install postgresql-client-{major}), or name its folder in database.embedded.bin_dir.");
    }

    static async Task<int?> ReadMajorAsync(string path, CancellationToken cancellationToken)
    {
        var result = await PostgresUser.Current.RunAsync([path, "--version"], cancellationToken);
        var version = VersionNumber.Match(result.Output);
        return version.Success ? int.Parse(version.Groups["major"].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    // Such as "pg_dump (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)".
    [GeneratedRegex(@"\(PostgreSQL\) (?<major>[0-9]+)")]
    static partial Regex VersionNumber { get; }
}
