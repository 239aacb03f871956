using FsCheck;
using FsCheck.Fluent;
using TemplateWorker.Templates.Folders;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Templates.Tests.Manifest;

public sealed class ManifestTests
{
    [Fact]
    public void Every_key_is_read()
    {
        var manifest = Read(
            """
            name: greeter
            version: 1.0
            description: Greets people.
            entry: ./src/start.ts
            capabilities:
              - discord:messages
              - fetch:api.example.com
            interactions:
              defer: public
            settings:
              greeting: { type: text, description: A word, default: Hi, min: 1, max: 100 }
              channel: { type: channel, required: true }
              limit: { type: integer, default: 3, min: 1, max: 10 }
              loud: { type: boolean, default: true }
              mode: { type: choice, choices: [a, b], default: b }
              words: { type: list, items: text, default: [x, y], max: 5 }
            """);

        manifest.Name.ShouldBe("greeter");
        manifest.Version.ShouldBe("1.0");
        manifest.Description.ShouldBe("Greets people.");
        manifest.Entry.ShouldBe("src/start.ts");
        manifest.Capabilities.Names.ShouldBe(["discord:messages", "fetch:api.example.com"]);
        manifest.DefersEphemerally.ShouldBeFalse();
        manifest.Settings.Select(setting => (setting.Name, setting.Type, setting.Default?.ToJsonString())).ShouldBe([
            ("greeting", SettingType.Text, "\"Hi\""), ("channel", SettingType.Channel, null), ("limit", SettingType.Integer, "3"),
            ("loud", SettingType.Boolean, "true"), ("mode", SettingType.Choice, "\"b\""), ("words", SettingType.List, "[\"x\",\"y\"]")]);
        manifest.Settings[1].Required.ShouldBeTrue();
        manifest.Settings[5].Items.ShouldBe(SettingType.Text);
    }

    [Fact]
    public void Without_capabilities_a_manifest_asks_for_none() =>
        Read("name: a\nentry: src/start.ts\n").Capabilities.Names.ShouldBeEmpty();

    [Theory]
    [InlineData("nmae: a", 1, 1, "unknown key \"nmae\"; did you mean name?")]
    [InlineData("name: a\ncolour: red", 2, 1, "unknown key \"colour\"; there are name, version, description, entry, capabilities, interactions, settings")]
    [InlineData("name: a\ninteractions: { defr: public }", 2, 17, "unknown key \"defr\"; did you mean defer?")]
    [InlineData("name: a\nsettings:\n  x: { type: text, defualt: y }", 3, 20, "unknown key \"defualt\"; did you mean default?")]
    [InlineData("name: Greeter", 1, 7, "\"Greeter\" cannot be a template's name; use 1 to 64 of a-z, 0-9, - and _, beginning with a letter or digit")]
    [InlineData("name: [a]", 1, 7, "name must be one value, and is a list")]
    [InlineData("version: 1", 1, 1, "name is missing; use 1 to 64 of a-z, 0-9, - and _, beginning with a letter or digit")]
    [InlineData("name: a\nentry: strat.ts", 2, 8, "entry must be a .ts or .js file of the template; there is no \"strat.ts\"")]
    [InlineData("name: a\nentry: src/strat.ts", 2, 8, "entry must be a .ts or .js file of the template; there is no \"src/strat.ts\"; did you mean src/start.ts?")]
    [InlineData("name: a\nentry: ../../etc/passwd", 2, 8, "entry must be a .ts or .js file of the template; there is no \"../../etc/passwd\"")]
    [InlineData("name: a\nentry: src/start.test.ts", 2, 8, "entry must be a .ts or .js file of the template; there is no \"src/start.test.ts\"; did you mean src/start.ts?")]
    [InlineData("name: a\ncapabilities: kv", 2, 15, "capabilities must be a list (lines of \"- value\"), and is a single value")]
    [InlineData("name: a\ncapabilities: [[kv]]", 2, 16, "capabilities holds a list; each must be one value")]
    [InlineData("name: a\ninteractions: { defer: never }", 2, 24, "interactions.defer must be one of ephemeral, public, and is \"never\"")]
    [InlineData("name: a\nsettings: [x]", 2, 11, "settings must be a section (lines of \"key: value\"), and is a list")]
    [InlineData("name: a\nsettings:\n  __proto__: { type: text }", 3, 3, "\"__proto__\" cannot be a setting's name; use 1 to 64 letters, digits and _, beginning with a letter")]
    [InlineData("name: a\nsettings:\n  x: {}", 3, 3, "settings.x.type is missing; use one of text, number, integer, boolean, channel, role, user, choice, list")]
    [InlineData("name: a\nsettings:\n  x: { type: integer, default: 1.5 }", 3, 32, "settings.x.default must be a whole number, and is 1.5")]
    [InlineData("name: a\nsettings:\n  x: { type: integer, default: 11, max: 10 }", 3, 32, "settings.x.default must be a whole number of at most 10, and is 11")]
    [InlineData("name: a\nsettings:\n  x: { type: boolean, default: maybe }", 3, 32, "settings.x.default must be true or false, and is \"maybe\"")]
    [InlineData("name: a\nsettings:\n  x: { type: channel, default: general }", 3, 32, "settings.x.default must be a channel's id in quotes, and is \"general\"")]
    [InlineData("name: a\nsettings:\n  x: { type: choice }", 3, 6, "settings.x.choices is missing; list what may be chosen")]
    [InlineData("name: a\nsettings:\n  x: { type: choice, choices: [a, a] }", 3, 31, "settings.x.choices names a choice twice")]
    [InlineData("name: a\nsettings:\n  x: { type: text, choices: [a] }", 3, 29, "settings.x.choices belongs to type choice alone")]
    [InlineData("name: a\nsettings:\n  x: { type: text, required: true, default: a }", 3, 45, "settings.x.default and required contradict each other; take one away")]
    [InlineData("name: a\nsettings:\n  x: { type: number, min: 2, max: 1 }", 3, 27, "settings.x.min is above max")]
    [InlineData("name: a\nsettings:\n  x: { type: user, max: 1 }", 3, 25, "settings.x.max belongs to text, number, integer and list alone")]
    [InlineData("- name", 1, 1, "the file must be a section (lines of \"key: value\"), and is a list")]
    [InlineData("name: a\nname: b", 2, 1, "not valid YAML: Duplicate key")]
    [InlineData("name: a\n---\nname: b", 3, 1, "a second document; put everything into the first")]
    [InlineData("name: &x a\nversion: *x", 2, 10, "aliases are not allowed here; write the value out")]
    public void What_is_wrong_is_told_with_line_and_column(string yaml, int line, int column, string message)
    {
        var problem = Should.Throw<TemplateSourceException>(() => Read(yaml)).Diagnostics[0];

        problem.ToString().ShouldStartWith($"template.yaml:{line}:{column}: manifest: {message}");
        problem.Excerpt.ShouldContain($"> {line} | ");
    }

    [Fact]
    public void A_capability_that_is_none_is_told_with_the_nearest()
    {
        var problem = Should.Throw<TemplateSourceException>(() => Read("name: a\ncapabilities:\n  - kv\n  - discord:mesages\n")).Diagnostics.ShouldHaveSingleItem();

        (problem.Line, problem.Column).ShouldBe((4, 5));
        problem.Message.ShouldEndWith("did you mean discord:messages?");
    }

    [Fact]
    public void Every_mistake_is_told_at_once() =>
        Should.Throw<TemplateSourceException>(() => Read("name: A\nentyr: x\ninteractions: { defer: no }\n")).Diagnostics.Select(problem => problem.Line).ShouldBe([2, 1, 3], ignoreOrder: true);

    [Theory]
    [InlineData("name: [a\n")]
    [InlineData("name: 'a\n")]
    [InlineData("{")]
    [InlineData("name: a\n\tversion: b")]
    [InlineData("name: a\n  version: b")]
    [InlineData(" : >-\n")]
    public void Broken_YAML_is_told_with_a_place(string yaml)
    {
        var problem = Should.Throw<TemplateSourceException>(() => Read(yaml)).Diagnostics.ShouldHaveSingleItem();

        problem.Message.ShouldStartWith("not valid YAML");
        problem.Line.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void YAML_nested_without_end_is_refused_and_does_not_end_the_program() =>
        Should.Throw<TemplateSourceException>(() => Read("settings: " + new string('[', 100_000))).Message.ShouldContain("nested more than 32 levels deep");

    [Fact]
    public void Whatever_is_written_there_is_read_or_refused_with_a_place()
    {
        string[] pieces =
        [
            "name: a\n", "{", "}", "[", "]", ": ", "- ", ", ", "&x ", "*x", "!!int ", "!<", "|\n", ">-\n", "\"", "'", "#", "---\n", "...\n", "%YAML 1.2\n", "? ",
            "\t", " ", "\n", "  ", "capabilities: ", "settings:\n  x: ", "type: text", "type: list", "default: ", "min: 1e400", "choices: ", "~", "\u0085", "\uFEFF", "<<: ", "\\", "\uD800",
        ];
        var texts = Gen.Elements(pieces).ListOf().Select(string.Concat).ToArbitrary();

        Prop.ForAll(texts, yaml =>
        {
            try
            {
                Read(yaml);
                return true;
            }
            catch (TemplateSourceException error)
            {
                return error.Diagnostics.All(problem => problem.Line > 0);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(40));
    }

    static TemplateManifest Read(string yaml) => TemplateSources.FromFiles(new Dictionary<string, string>
    {
        ["template.yaml"] = yaml,
        ["src/start.ts"] = "",
        ["src/other.ts"] = "",
        ["src/start.test.ts"] = "",
        ["main.ts"] = "",
    }).Manifest;
}
