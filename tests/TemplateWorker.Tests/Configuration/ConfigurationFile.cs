using System.Collections;
using TemplateWorker.Configuration;

namespace TemplateWorker.Tests.Configuration;

/// <summary>A configuration file that exists for the length of one test.</summary>
sealed class ConfigurationFile : IDisposable
{
    public ConfigurationFile(string yaml) => File.WriteAllText(Path, yaml);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"config-{Guid.NewGuid():n}.yaml");

    public HostSettings Load(Hashtable? environment = null, params (string Path, string Flag, string Value)[] flags) =>
        SettingsLoader.Load(Path, environment ?? [], flags);

    /// <summary>The lines of the error, with the file's name shortened to FILE.</summary>
    public IReadOnlyList<string> Problems(Hashtable? environment = null) =>
        [.. Should.Throw<ConfigurationException>(() => Load(environment)).Problems.Select(problem => problem.ToString().Replace(Path, "FILE"))];

    public void Dispose() => File.Delete(Path);
}
