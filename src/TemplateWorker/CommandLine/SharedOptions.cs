using System.CommandLine;
using TemplateWorker.Configuration;

namespace TemplateWorker.CommandLine;

/// <summary>The options that every verb takes, and the settings they lead to.</summary>
static class SharedOptions
{
    static readonly Option<string> Config = new("--config")
    {
        Description = $"The configuration file (default: {SettingsLoader.DefaultFile} in the working folder, where there is one).",
        HelpName = "PATH",
        Recursive = true,
    };

    static readonly Option<string> DatabaseUrl = Flag("--database-url", "URL", "Address of PostgreSQL; overrides database.url.");

    static readonly Option<string> Data = Flag("--data", "DIR", "Folder for everything kept on disk; overrides data_dir.");

    static readonly Option<string> Instance = Flag("--instance", "NAME", "Name of the embedded database, where there are several; overrides database.embedded.instance.");

    static readonly Option<string> LogLevel = Flag("--log-level", "LEVEL", "Least severe level that is logged; overrides logging.level.");

    static readonly (string Path, Option<string> Option)[] Flags =
    [
        ("database.url", DatabaseUrl),
        ("data_dir", Data),
        ("database.embedded.instance", Instance),
        ("logging.level", LogLevel),
    ];

    /// <summary>Adds the options to the program's root.</summary>
    public static void AddTo(RootCommand root)
    {
        root.Add(Config);
        foreach (var (_, option) in Flags)
        {
            root.Add(option);
        }
    }

    /// <summary>The settings: defaults, file, environment, then the flags of this command line.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="ofVerb">Flags that this verb alone has, with the settings that they override.</param>
    /// <exception cref="ConfigurationException">Anything in them is wrong.</exception>
    public static HostSettings LoadSettings(ParseResult arguments, params IEnumerable<(string Path, Option<string> Option)> ofVerb)
    {
        var flags =
            from flag in Flags.Concat(ofVerb)
            let value = arguments.GetValue(flag.Option)
            where value is not null
            select (flag.Path, flag.Option.Name, value);
        return SettingsLoader.Load(arguments.GetValue(Config), Environment.GetEnvironmentVariables(), flags);
    }

    /// <summary>The configuration file that this command line names; null when it names none.</summary>
    public static string? ConfigurationFile(ParseResult arguments) => arguments.GetValue(Config);

    /// <summary>Whether this command line names the data folder.</summary>
    public static bool NamesData(ParseResult arguments) => arguments.GetValue(Data) is not null;

    static Option<string> Flag(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value, Recursive = true };
}
