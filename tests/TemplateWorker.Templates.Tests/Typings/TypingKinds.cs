using TemplateWorker.Templates.Typings;
using TemplateWorker.Templates.Typings.Reading;

namespace TemplateWorker.Templates.Tests.Typings;

/// <summary>What our own typings say, in the words of JSON.</summary>
sealed class TypingKinds
{
    // The module of tests has a Message and a Member of its own.
    readonly ILookup<string, TypingDeclaration> _declarations = SdkTypings.Files
        .Where(file => file.Key != "testing.d.ts")
        .SelectMany(file => TypingReader.Read(file.Key, file.Value))
        .ToLookup(declaration => declaration.Name);

    public Dictionary<string, HashSet<string>> FieldsOf(string name)
    {
        var declaration = _declarations[name].Single(found => found.Kind == TypingKind.Interface);
        var fields = declaration.Bases
            .Where(_declarations.Contains)
            .SelectMany(FieldsOf)
            .ToDictionary(field => field.Key, field => field.Value);
        foreach (var member in declaration.Members.Where(member => !member.IsMethod))
        {
            var kinds = KindsOf(member.Type).ToHashSet();
            kinds.Remove("null");
            fields[member.Name] = kinds;
        }

        return fields;
    }

    IEnumerable<string> KindsOf(string type)
    {
        var parts = PartsOf(type);
        return parts.Count > 1 ? parts.SelectMany(KindsOf) : KindsOfOne(parts[0]);
    }

    IEnumerable<string> KindsOfOne(string type) => type switch
    {
        "string" or "number" or "boolean" or "null" => [type],
        "bigint" => ["string"],
        "unknown" => ["any"],
        _ when type.EndsWith("[]", StringComparison.Ordinal) => ["array"],
        _ when type[0] == '"' => ["string"],
        _ when char.IsAsciiDigit(type[0]) => ["number"],
        _ when type[0] == '{' || type.StartsWith("Record<", StringComparison.Ordinal) => ["object"],
        _ => _declarations[type].FirstOrDefault() is { Kind: TypingKind.Alias } alias ? KindsOf(alias.Type) : ["object"],
    };

    // The alternatives of a union, where it is one.
    static List<string> PartsOf(string type)
    {
        var parts = new List<string>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i < type.Length; i++)
        {
            depth += type[i] switch { '(' or '{' or '[' or '<' => 1, ')' or '}' or ']' or '>' => -1, _ => 0 };
            if (depth == 0 && type[i] == '|')
            {
                parts.Add(type[start..i]);
                start = i + 1;
            }
        }

        parts.Add(type[start..]);
        return [.. parts.Select(part => part.Trim()).Where(part => part.Length > 0)];
    }
}
