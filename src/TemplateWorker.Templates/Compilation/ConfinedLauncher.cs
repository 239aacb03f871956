using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace TemplateWorker.Templates.Compilation;

/// <summary>
/// Starts the compiler with an empty environment and behind what util-linux offers: a session of its own (<c>setsid</c>),
/// limits of memory, CPU time and file size (<c>prlimit</c>), no new privileges (<c>setpriv</c>), and a jail as its
/// root without network (<c>unshare</c>). A layer that the system does not permit is left out with a line in the log.
/// </summary>
sealed class ConfinedLauncher : ICompilerLauncher
{
    // One compiled file with its map is far below this; it bounds what a compiler gone wild writes.
    const int MostFileBytes = 16 * 1024 * 1024;
    const int MostOpenFiles = 1024;

    // In the jail's user namespace the compiler is this user, who has no right there.
    const string Nobody = "65534";

    static readonly string[] ToolFolders = ["/usr/bin", "/bin", "/usr/sbin", "/sbin"];

    readonly TemplateCompilerOptions _options;
    readonly CompilerTool _tool;
    readonly TimeProvider _time;
    readonly ILogger _logger;
    readonly Lock _lock = new();
    readonly Dictionary<string, string> _layers = [];
    readonly HashSet<string> _givenUp = [];

    /// <summary>Looks which layers are installed.</summary>
    /// <param name="options">Where the compiler works, and its limits.</param>
    /// <param name="tool">The compiler.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public ConfinedLauncher(TemplateCompilerOptions options, CompilerTool tool, TimeProvider time, ILogger logger)
    {
        (_options, _tool, _time, _logger) = (options, tool, time, logger);
        if (!OperatingSystem.IsLinux())
        {
            logger.CompilerUnconfined();
            return;
        }

        foreach (var name in new[] { "setsid", "prlimit", "setpriv", "unshare" })
        {
            if (ToolFolders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } file)
            {
                _layers[name] = file;
            }
            else
            {
                logger.CompilerLayerMissing(name, "the program is not installed (package util-linux)");
            }
        }
    }

    /// <inheritdoc/>
    public string PrepareWork()
    {
        var jail = CompilerJail.Prepare(_options.Folder, _tool);
        AbandonedJails.Sweep(_options.Folder, jail, _time, _logger);
        return jail.WorkParent;
    }

    /// <inheritdoc/>
    public Process Launch(WorkFolder work)
    {
        var command = Command(work);
        var start = new ProcessStartInfo(command[0])
        {
            WorkingDirectory = work.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception error)
        {
            throw new CompilerUnavailableException($"The TypeScript compiler cannot be started: {command[0]}: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public bool GiveUpLayer(string errors)
    {
        lock (_lock)
        {
            // Each of them writes its name before what it cannot do.
            if (_layers.Keys.Concat(_givenUp).FirstOrDefault(layer => errors.StartsWith($"{layer}:", StringComparison.Ordinal)) is not { } failed)
            {
                return false;
            }

            if (!LayerFailure.IsLasting(errors, LayerFailure.LimitOf))
            {
                throw new CompilerUnavailableException(
                    $"The TypeScript compiler cannot be confined now: {errors.Split('\n')[0]}. It does not run with less; try again when the system has room.");
            }

            // Two compilations that began together both come here.
            if (_givenUp.Add(failed))
            {
                _layers.Remove(failed);
                _logger.CompilerLayerMissing(failed, errors.Split('\n')[0]);
            }

            return true;
        }
    }

    List<string> Command(WorkFolder work)
    {
        var seconds = ((long)Math.Ceiling(_options.TimeLimit.TotalSeconds * Environment.ProcessorCount)).ToString(CultureInfo.InvariantCulture);
        var command = new List<string>();
        lock (_lock)
        {
            Add(command, "setsid");
            Add(command, "prlimit", string.Create(CultureInfo.InvariantCulture, $"--data={_options.MemoryLimit}"), $"--cpu={seconds}",
                $"--fsize={MostFileBytes}", $"--nofile={MostOpenFiles}", "--core=0");
            Add(command, "setpriv", "--no-new-privs");
            var isJailed = Add(command, "unshare", $"--map-user={Nobody}", $"--map-group={Nobody}", "--net", "--ipc",
                $"--root={CompilerJail.Of(work).Root}", $"--wd={CompilerJail.InsidePath(work)}");
            command.Add(isJailed ? CompilerJail.InsideTool : _tool.File);
        }

        command.AddRange(["--project", ".", "--pretty", "false"]);
        return command;
    }

    bool Add(List<string> command, string layer, params string[] arguments)
    {
        if (!_layers.TryGetValue(layer, out var file))
        {
            return false;
        }

        command.Add(file);
        command.AddRange(arguments);
        return true;
    }
}
