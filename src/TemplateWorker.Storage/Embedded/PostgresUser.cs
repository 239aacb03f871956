using System.Diagnostics;

namespace TemplateWorker.Storage.Embedded;

/// <summary>
/// Runs PostgreSQL's programs as whom they accept: PostgreSQL refuses to run as root, so root hands them to the user
/// <c>postgres</c> that every distribution's package makes. The environment of the caller stays behind.
/// </summary>
sealed class PostgresUser
{
    const string Name = "postgres";

    readonly string[] _prefix;

    PostgresUser(string[] prefix) => _prefix = prefix;

    /// <summary>Who runs this program.</summary>
    public static PostgresUser Current { get; } = new([]);

    /// <summary>Whether another user than the current one runs PostgreSQL.</summary>
    public bool IsOther => _prefix.Length > 0;

    /// <summary>Who PostgreSQL must run as.</summary>
    /// <exception cref="EmbeddedPostgresException">Root runs this program, and there is no user or no way to hand it to.</exception>
    public static async Task<PostgresUser> ChooseAsync(CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            return Current;
        // setpriv (util-linux) starts the program itself; su and runuser would go through a login shell.
        var postgres = new PostgresUser(["setpriv", $"--reuid={Name}", $"--regid={Name}", "--init-groups", "--inh-caps=-all", "--"]);
        var result = await postgres.RunAsync(["true"], cancellationToken);
        return result.Succeeded
            ? postgres
            : throw new EmbeddedPostgresException(
                $"PostgreSQL does not run as root, and it cannot be handed to the user {Name} ({result.Output.Trim()}). " +
                $"Start as another user, or install the package postgresql, which makes that user, and util-linux, which has setpriv.");
    }

    /// <summary>Gives a folder or file of ours to the user.</summary>
    public async Task OwnAsync(string path, CancellationToken cancellationToken)
    {
        if (!IsOther)
            return;
        var result = await Current.RunAsync(["chown", $"{Name}:", path], cancellationToken);
        if (!result.Succeeded)
            throw new EmbeddedPostgresException($"{path} cannot be given to the user {Name}: {result.Output.Trim()}");
    }

    /// <summary>Asks the program test(1) about a path, as the user.</summary>
    public async Task<bool> TestAsync(string question, string path, CancellationToken cancellationToken) =>
        (await RunAsync(["test", question, path], cancellationToken)).Succeeded;

    /// <summary>Runs a program to its end.</summary>
    public async Task<ProgramResult> RunAsync(string[] command, CancellationToken cancellationToken)
    {
        using var process = StartProcess(command);
        if (process is null)
            return new ProgramResult(-1, $"{(IsOther ? _prefix[0] : command[0])} cannot be started");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new ProgramResult(process.ExitCode, await output + await error);
    }

    /// <summary>Starts a program and leaves it to itself.</summary>
    public void Leave(string[] command)
    {
        using var process = StartProcess(command);
        process?.StandardInput.Close();
    }

    Process? StartProcess(string[] command)
    {
        var whole = _prefix.Concat(command).ToArray();
        var start = new ProcessStartInfo(whole[0], whole[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The caller's folder may be closed to the other user.
            WorkingDirectory = "/",
        };
        // Nothing of the caller's may change what the programs do (PGDATA, PGPORT) or say (LANG), or leak to them.
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
