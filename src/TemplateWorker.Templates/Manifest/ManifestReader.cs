using TemplateWorker.Templates.Capabilities;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Templates.Manifest;

/// <summary>Reads <c>template.yaml</c>, and says what holds for a template without one.</summary>
static class ManifestReader
{
    const int MostSettings = 100;
    const int LongestVersion = 64;
    const int LongestDescription = 1000;

    static readonly string[] Known = ["name", "version", "description", "entry", "capabilities", "interactions", "settings"];

    static readonly string[] KnownOfInteractions = ["defer"];

    static readonly string[] Deferrals = ["ephemeral", "public"];

    // In this order.
    static readonly string[] UsualEntries = ["main.ts", "main.js", "index.ts", "index.js"];

    /// <summary>Reads a manifest.</summary>
    /// <param name="yaml">Its text.</param>
    /// <param name="files">The template's files.</param>
    /// <param name="name">A name that goes before that of the manifest; null for the manifest's.</param>
    /// <exception cref="TemplateSourceException">Anything in it is wrong.</exception>
    public static TemplateManifest Read(string yaml, IReadOnlyDictionary<string, string> files, string? name)
    {
        var problems = new YamlProblems(yaml);
        var root = YamlRoot.Load(yaml, problems);
        problems.Throw();
        var file = new YamlSection(root, "", Known, problems);
        var manifest = new TemplateManifest
        {
            Name = ReadName(file, problems, name),
            Version = Bounded(file, "version", LongestVersion),
            Description = Bounded(file, "description", LongestDescription),
            Entry = ReadEntry(file, problems, files),
            Capabilities = ReadCapabilities(file, problems),
            DefersEphemerally = ReadDeferral(file, problems),
            Settings = ReadSettings(file, problems),
        };
        problems.Throw();
        return manifest;
    }

    /// <summary>The manifest of a template that has none.</summary>
    /// <param name="files">The template's files.</param>
    /// <param name="name">Its name; null when nothing tells it.</param>
    /// <exception cref="TemplateSourceException">It has no name, or no file to begin with.</exception>
    public static TemplateManifest Without(IReadOnlyDictionary<string, string> files, string? name) => new()
    {
        Name = name is not null && TemplateNames.IsTemplateName(name)
            ? name
            : throw new TemplateSourceException(
                TemplateManifest.FileName,
                name is null
                    ? "is missing, and no name is given"
                    : $"{SourcePaths.Readable(name)} cannot be a template's name; {TemplateNames.Rule}, or name it in {TemplateManifest.FileName} or with --name"),
        Entry = FindEntry(files) ?? throw new TemplateSourceException(
            name, $"no file to begin with; put a {UsualEntries[0]} or {UsualEntries[1]} into the folder, or name another as entry in {TemplateManifest.FileName}"),
        Capabilities = CapabilitySet.Default,
    };

    static string ReadName(YamlSection file, YamlProblems problems, string? given)
    {
        var name = given ?? file.Text("name");
        if (name is null)
        {
            problems.Add(file.PlaceOf("name"), $"name is missing; {TemplateNames.Rule}");
            return "";
        }

        if (!TemplateNames.IsTemplateName(name))
        {
            problems.Add(file.PlaceOf("name"), $"{SourcePaths.Readable(name)} cannot be a template's name; {TemplateNames.Rule}");
        }

        return name;
    }

    static string? Bounded(YamlSection file, string key, int most)
    {
        var text = file.Text(key);
        if (text?.Length > most)
        {
            file.Add(key, $"is too long; {most} characters are allowed");
        }

        return text;
    }

    static string ReadEntry(YamlSection file, YamlProblems problems, IReadOnlyDictionary<string, string> files)
    {
        if (file.Text("entry") is not { } entry)
        {
            if (FindEntry(files) is { } usual)
            {
                return usual;
            }

            problems.Add(file.Start, $"no file to begin with; put a {UsualEntries[0]} or {UsualEntries[1]} beside it, or name another as entry");
            return "";
        }

        entry = entry.StartsWith("./", StringComparison.Ordinal) ? entry[2..] : entry;
        if (!files.ContainsKey(entry) || SourcePaths.KindOf(entry) != SourceFileKind.Program)
        {
            var programs = files.Keys.Where(path => SourcePaths.KindOf(path) == SourceFileKind.Program);
            file.Add("entry", $"must be a .ts or .js file of the template; there is no {SourcePaths.Readable(entry)}"
                + (NearestName.Of(entry, programs) is { } near ? $"; did you mean {near}?" : ""));
        }

        return entry;
    }

    static string? FindEntry(IReadOnlyDictionary<string, string> files) =>
        UsualEntries.FirstOrDefault(files.ContainsKey) ?? OnlyProgram(files);

    static string? OnlyProgram(IReadOnlyDictionary<string, string> files)
    {
        var programs = files.Keys.Where(path => SourcePaths.KindOf(path) == SourceFileKind.Program).Take(2).ToList();
        return programs.Count == 1 ? programs[0] : null;
    }

    static CapabilitySet ReadCapabilities(YamlSection file, YamlProblems problems)
    {
        var texts = new List<string>();
        foreach (var (text, place) in file.Texts("capabilities"))
        {
            if (CapabilitySet.ProblemOf(text) is not { } problem)
            {
                texts.Add(text);
                continue;
            }

            problems.Add(place, problem + (NearestName.Of(text, Capability.Known) is { } near ? $"; did you mean {near}?" : ""));
        }

        return CapabilitySet.Parse(texts);
    }

    static bool ReadDeferral(YamlSection file, YamlProblems problems)
    {
        var section = new YamlSection(file.Node("interactions"), "interactions", KnownOfInteractions, problems);
        return section.OneOf("defer", Deferrals) is null or "ephemeral";
    }

    static List<TemplateSetting> ReadSettings(YamlSection file, YamlProblems problems)
    {
        var section = new YamlSection(file.Node("settings"), "settings", null, problems);
        if (section.Keys.Count > MostSettings)
        {
            problems.Add(section.Start, $"a template may have {MostSettings} settings, and has {section.Keys.Count}");
            return [];
        }

        var reader = new SettingReader(problems);
        return [.. section.Keys.Select(key => reader.Read(key.Name, key.Place, section.Node(key.Name))).OfType<TemplateSetting>()];
    }
}
