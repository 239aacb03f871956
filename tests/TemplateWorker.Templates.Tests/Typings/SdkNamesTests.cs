using System.Text.RegularExpressions;
using TemplateWorker.Templates.Typings;
using TemplateWorker.Templates.Typings.Reading;

namespace TemplateWorker.Templates.Tests.Typings;

/// <summary>What the typings promise is what the SDK in the sandbox has.</summary>
public sealed partial class SdkNamesTests
{
    const string Parts = "src/TemplateWorker.ScriptEngine/Sdk/Parts/";

    [Fact]
    public void Every_call_of_discord_is_typed_and_every_typed_call_is_there() =>
        MembersOf("discord.d.ts", "Discord").ShouldBe(
            Row.Matches(Repository.Read(Parts + "discord.js")).Select(match => match.Groups[1].Value),
            ignoreOrder: true);

    [Fact]
    public void Every_permission_is_typed_and_every_typed_permission_is_there() =>
        MembersOf("permissions.d.ts", "PermissionTable").Where(name => name != "has").ShouldBe(
            Permission.Matches(Repository.Read(Parts + "permissions.js")).Select(match => match.Groups[1].Value).Distinct(),
            ignoreOrder: true);

    static List<string> MembersOf(string file, string name) =>
        [.. TypingReader.Read(file, SdkTypings.Files[file]).Single(declaration => declaration.Name == name)
            .Members.Select(member => member.Name)];

    [GeneratedRegex(@"^(\w+):(?: [a-zA-Z ]+)?(?: ?->)?$", RegexOptions.Multiline)]
    static partial Regex Row { get; }

    [GeneratedRegex(@"""([A-Z]+(?:_[A-Z]+)*)""")]
    static partial Regex Permission { get; }
}
