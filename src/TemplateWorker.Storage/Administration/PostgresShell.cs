using System.Diagnostics;
using TemplateWorker.Storage.Connections;

namespace TemplateWorker.Storage.Administration;

/// <summary>Runs psql on the database, with the caller's terminal.</summary>
public sealed class PostgresShell
{
    readonly DirectSession _session;
    readonly string? _programs;

    internal PostgresShell(DirectSession session, string? programs) => (_session, _programs) = (session, programs);

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">psql's own.</param>
    /// <param name="cancellationToken">Gives up before it starts; psql itself ends when it wants to.</param>
    /// <returns>psql's exit code.</returns>
    /// <exception cref="AdministrationException">psql is not installed.</exception>
    /// <exception cref="DatabaseUnavailableException">The database is out of reach.</exception>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var major = await _session.RunAsync("be looked at", connection => Task.FromResult(OwnSchema.MajorOf(connection)), cancellationToken);
        var program = await PostgresProgram.FindAsync("psql", major, _programs, cancellationToken);
        var start = new ProcessStartInfo(program.Path, arguments);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in LibpqEnvironment.Of(_session.Target))
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }
}
