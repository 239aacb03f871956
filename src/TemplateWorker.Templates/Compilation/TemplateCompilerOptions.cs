using TemplateWorker.Confinement;

namespace TemplateWorker.Templates.Compilation;

/// <summary>Where the compiler is, where it works, and what one compilation may cost.</summary>
public sealed record TemplateCompilerOptions
{
    /// <summary>With less memory the compiler does not start: 64 MiB.</summary>
    public const long LeastMemory = 64L * 1024 * 1024;

    /// <summary>Setting of <see cref="TimeLimit"/>, as errors name it.</summary>
    public const string TimeSetting = "limits.compile_seconds";

    /// <summary>Setting of <see cref="MemoryLimit"/>, as errors name it.</summary>
    public const string MemorySetting = "limits.compile_mib";

    /// <summary>
    /// Folder that holds <c>tsc</c> and its library files. Default: <c>tsc/</c> beside the program.
    /// </summary>
    public string CompilerFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "tsc");

    /// <summary>
    /// Folder for compilations in progress and cached results; it may be deleted whenever nothing compiles, and several
    /// programs of one user may share it. Nobody else may be able to write there. Default: <c>templateworker/compiler</c> in the user's cache folder.
    /// </summary>
    public string Folder { get; init; } = DefaultFolder();

    /// <summary>Time one compilation may take, more than none. Default 10 s.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Memory the compiler may allocate, in bytes; at least <see cref="LeastMemory"/>. Default 512 MiB; a usual template needs 40.</summary>
    public long MemoryLimit { get; init; } = 512L * 1024 * 1024;

    /// <summary>Layers of confinement without which the compiler does not run. Default: those that every Linux of today can give.</summary>
    public IReadOnlyList<ConfinementLayer> RequiredLayers { get; init; } = [ConfinementLayer.NoNewPrivs, ConfinementLayer.Seccomp];

    /// <summary>Compilations at a time, at least 1; more wait for their turn. Default 2.</summary>
    public int MostAtOnce { get; init; } = 2;

    /// <summary>Bytes that cached results may take on disk; the oldest go first. 0 keeps none. Default 64 MiB.</summary>
    public long CacheBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Whether tests are compiled too, which a pushed template does not hold. Default false.</summary>
    public bool IncludeTests { get; init; }

    static string DefaultFolder()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return (cache, home) switch
        {
            ({ Length: > 0 }, _) => Path.Combine(cache, "templateworker", "compiler"),
            (_, { Length: > 0 }) when Directory.Exists(home) => Path.Combine(home, ".cache", "templateworker", "compiler"),

            // Services have a user without a home. One level, which nobody else can move away from there.
            _ => Path.Combine(Path.GetTempPath(), $"templateworker-compiler-{Environment.UserName}"),
        };
    }
}
