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
    readonly ILogger _logger;
    readonly Lock _lock = new();
    readonly Dictionary<string, string> _layers = [];
    CompilerJail? _jail;

    /// <summary>Looks which layers are installed.</summary>
    public ConfinedLauncher(TemplateCompilerOptions options, CompilerTool tool, ILogger logger)
    {
        (_options, _tool, _logger) = (options, tool, logger);
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
    public string WorkParent => Jail().WorkParent;

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
            if (_layers.Keys.FirstOrDefault(layer => errors.StartsWith($"{layer}:", StringComparison.Ordinal)) is not { } failed)
            {
                return false;
            }

            _layers.Remove(failed);
            _logger.CompilerLayerMissing(failed, errors.Split('\n')[0]);
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
                $"--root={Jail().Root}", $"--wd={CompilerJail.InsidePath(work)}");
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

    CompilerJail Jail()
    {
        lock (_lock)
        {
            return _jail ??= CompilerJail.Create(_options.Folder, _tool);
        }
    }
}
